using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: making, comparing, joining.</summary>
[RubyClass("String")]
public static class StringClass
{
    [RubyMethod("new", Singleton = true, KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var s = (RString)self.Allocator!(self)!;
        if (rest.Length == 0)
        {
            s.Replace("", RubyEncoding.Binary);
        }
        ctx.SendBlock(s, Sym.Initialize, block, rest);
        return s;
    }

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(Context ctx, RString self, [Optional] object? source, [Keyword] object? encoding = null, [Keyword] object? capacity = null)
    {
        if (!Sealed.Is<Undefined>(source))
        {
            Replace(self, Coerce.ToStr(ctx, source));
        }
        if (encoding is not null)
        {
            self.ForceEncoding(StringEncoding.Of(ctx, encoding));
        }
        _ = capacity;
        return self;
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value) => Coerce.TryStr(ctx, value);

    [RubyMethod("replace", "initialize_copy")]
    public static object? Replace(RString self, RString other)
    {
        self.Modify();
        if (!ReferenceEquals(self, other))
        {
            self.Replace(other.Text, other.Encoding);
        }
        return self;
    }

    [RubyMethod("==", "===")]
    public static object? IsEqual(Context ctx, RString self, object? other) => Sealed.As<RString>(other) is { } s ? Box.Bool(Context.StringEqual(self, s))
        : other is not null && ctx.RespondTo(other, Sym.ToStr) ? Box.Bool(Context.Truthy(ctx.Send(other, Sym.EqualTo, self))) : Box.False;

    [RubyMethod("eql?")]
    public static bool IsEql(RString self, object? other) => Sealed.As<RString>(other) is { } s && Context.StringEqual(self, s);

    [RubyMethod("hash")]
    public static long Hash(RString self) => Context.HashText(self);

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RString self, object? other)
    {
        if (Sealed.As<RString>(other) is { } s)
        {
            return Box.Int(Context.CompareText(self, s));
        }
        if (other is null or bool or long or double)
        {
            return null;
        }
        if (Coerce.TryStr(ctx, other) is { } text)
        {
            return Box.Int(Context.CompareText(self, text));
        }
        return ctx.Guarded<object?>("<=>", self, () => ctx.SendIfResponds(other, Sym.Spaceship, self), null) switch
        {
            null or Undefined => null,
            long n => Box.Int(-n),
            var result => ctx.Send(Box.Int(0), Sym.Minus, result),
        };
    }

    [RubyMethod("casecmp")]
    public static object? CaseCompare(Context ctx, RString self, object? other) =>
        Coerce.TryStr(ctx, other) is { } s && Encodings.Compatibility.Of(self, s) is not null ? Box.Int(CaseMapping.CompareAscii(self.Text, s.Text)) : null;

    [RubyMethod("casecmp?")]
    public static object? CaseEqual(Context ctx, RString self, object? other)
    {
        if (Coerce.TryStr(ctx, other) is not { } s || Encodings.Compatibility.Of(self, s) is not { } encoding)
        {
            return null;
        }
        if (encoding.IsUnicode && !(StringEncoding.IsValid(self) && StringEncoding.IsValid(s)))
        {
            throw RubyError.Argument("input string invalid");
        }
        return Box.Bool(encoding.IsUnicode ? CaseMapping.EqualsFolded(self.Text, s.Text) : CaseMapping.CompareAscii(self.Text, s.Text) == 0);
    }

    [RubyMethod("+")]
    public static RString Plus(Context ctx, RString self, RString other)
    {
        var encoding = StringPieces.Compatible(self, other);
        return new RString(encoding.Normalize(string.Concat(self.Span, other.Span)), encoding);
    }

    [RubyMethod("*")]
    public static RString Times(RString self, long count)
    {
        if (count < 0)
        {
            throw RubyError.Argument("negative argument");
        }
        if (count * self.Units > int.MaxValue)
        {
            throw RubyError.Argument("argument too big");
        }
        return self.Like(count == 1 || self.IsEmpty ? self.Text : new System.Text.StringBuilder().Insert(0, self.Text, (int)count).ToString());
    }

    [RubyMethod("%")]
    public static RString Format(Context ctx, RString self, object? arguments) =>
        FormatCall.Format(ctx, self, Coerce.TryAry(ctx, arguments) is { } a ? a.ToArray() : [arguments]);

    [RubyMethod("<<")]
    public static object? Append(Context ctx, RString self, object? other)
    {
        var piece = other switch
        {
            long or System.Numerics.BigInteger => StringEncoding.CharacterOf(other, self.Encoding),
            _ => Coerce.ToStr(ctx, other),
        };
        self.Modify();
        var encoding = StringPieces.Compatible(self, piece);
        if (!ReferenceEquals(encoding, self.Encoding))
        {
            self.Relabel(encoding);
        }
        self.Append(ReferenceEquals(self, piece) ? piece.Text : piece.Span);
        return self;
    }

    [RubyMethod("concat")]
    public static object? Concat(Context ctx, RString self, params object?[] rest)
    {
        self.Modify();
        var copies = rest.Select(r => ReferenceEquals(r, self) ? self.Copy() : r).ToArray();
        foreach (var r in copies)
        {
            Append(ctx, self, r);
        }
        return self;
    }

    [RubyMethod("prepend")]
    public static object? Prepend(Context ctx, RString self, params object?[] rest)
    {
        self.Modify();
        var front = new RString("", self.Encoding);
        foreach (var r in rest)
        {
            Append(ctx, front, Coerce.ToStr(ctx, r));
        }
        var encoding = StringPieces.Compatible(self, front);
        self.Replace(encoding.Normalize(string.Concat(front.Span, self.Span)), encoding);
        return self;
    }

    [RubyMethod("length", "size")]
    public static int Length(RString self) => self.Length;

    [RubyMethod("bytesize")]
    public static int ByteSize(RString self) => self.ByteLength;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RString self) => self.IsEmpty;

    [RubyMethod("to_s", "to_str")]
    public static object? ToS(Context ctx, RString self) => ReferenceEquals(ctx.ClassOf(self), ctx.Interpreter.StringClass) ? self : self.Copy();

    [RubyMethod("inspect")]
    public static string Inspect(RString self) => StringInspect.Inspect(self.Text, self.Encoding);

    [RubyMethod("dump")]
    public static RString Dump(RString self) => self.Like(StringDump.Dump(self.Text, self.Kind()));

    [RubyMethod("undump")]
    public static RString Undump(RString self)
    {
        if (!self.Encoding.IsAsciiCompatible)
        {
            throw Encodings.Compatibility.Ascii(self.Encoding);
        }
        if (!self.IsAscii)
        {
            throw RubyError.Runtime("non-ASCII character detected");
        }
        if (self.Span.Contains('\0'))
        {
            throw RubyError.Runtime("string contains null byte");
        }
        var (bytes, forced, unicode) = StringDump.Undump(self.Text);
        return new RString(bytes, forced is not null ? RubyEncoding.Get(forced) : unicode ? RubyEncoding.Utf8 : self.Encoding);
    }

    [RubyMethod("to_sym", "intern")]
    public static RSymbol ToSym(RString self) => self.HasSurrogates && !Characters.IsValid(self.Span)
        ? throw new RubyError("EncodingError", $"invalid symbol in encoding {self.Encoding.Name} :{StringInspect.Inspect(self.Text, self.Encoding)}")
        : self.IsAscii ? RSymbol.Of(self.Text) : RSymbol.Of(self.Text, self.Encoding);

    [RubyMethod("to_i")]
    public static object? ToI(RString self, int radix = 10) => radix is < 0 or 1 or > 36 ? throw RubyError.Argument($"invalid radix {radix}")
        : IntegerParser.ParseLenient(self.Text, radix) is System.Numerics.BigInteger b ? Box.Int(b) : Box.Int((long)IntegerParser.ParseLenient(self.Text, radix));

    [RubyMethod("to_f")]
    public static double ToF(RString self) => FloatParser.ParseLenient(self.Text);

    [RubyMethod("to_r")]
    public static object? ToR(Context ctx, RString self)
    {
        var m = System.Text.RegularExpressions.Regex.Match(self.Text, @"\A\s*[-+]?\d+(_\d+)*(\.\d+(_\d+)*)?([eE][-+]?\d+)?(/\d+(_\d+)*)?");
        return m.Success ? ctx.Send(ctx.Interpreter.MainObject, "Rational", new RString(m.Value.Trim())) : ctx.Send(ctx.Interpreter.MainObject, "Rational", Box.Int(0), Box.Int(1));
    }

    [RubyMethod("to_c")]
    public static object? ToC(Context ctx, RString self)
    {
        var m = System.Text.RegularExpressions.Regex.Match(self.Text, @"\A\s*[-+]?(\d[\d_]*(\.\d+)?([eE][-+]?\d+)?(/\d+)?)?([-+]?(\d[\d_]*(\.\d+)?([eE][-+]?\d+)?)?[ij])?");
        return ctx.Send(ctx.Interpreter.MainObject, "Complex", new RString(m.Value.Trim().Length == 0 ? "0" : m.Value.Trim()));
    }

    [RubyMethod("hex")]
    public static object? Hex(RString self) => ToI(self, 16);

    [RubyMethod("oct")]
    public static object? Oct(RString self)
    {
        var text = self.Text.TrimStart();
        var signed = text.Length > 0 && text[0] is '-' or '+';
        var sign = signed && text[0] == '-' ? "-" : "";
        var digits = signed ? text[1..] : text;
        if (digits.Length > 0 && digits[0] is '-' or '+')
        {
            return Box.Int(0);
        }
        var radix = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, 'd' => 10, _ => 8 } : 8;
        if (digits.Length > 2 && digits[0] == '0' && char.IsAsciiLetter(digits[1]) && digits[2] is '-' or '+')
        {
            return Box.Int(0);
        }
        return ToI(new RString(sign + digits), radix);
    }

    [RubyMethod("ord")]
    public static long Ord(RString self) => self.IsEmpty ? throw RubyError.Argument("empty string") : StringEncoding.CodeAt(self, 0);

    [RubyMethod("chr")]
    public static RString Chr(RString self) => self.Characters(0, 1) ?? self.Like("");

    [RubyMethod("sum")]
    public static long Sum(RString self, int bits = 16) => Checksum.Sum(self.ToBytes(), bits);

    [RubyMethod("freeze")]
    public static object? Freeze(RString self)
    {
        self.Frozen = true;
        return self;
    }

    [RubyMethod("+@")]
    public static object? UnaryPlus(RString self) => self.Frozen ? self.Copy() : self;

    [RubyMethod("-@", "dedup")]
    public static object? UnaryMinus(RString self)
    {
        if (self.klass is not null && self.Frozen)
        {
            return self;
        }
        return self.klass is null ? FrozenStrings.Of(self) : Frozen(self);
    }

    static RString Frozen(RString self)
    {
        var copy = self.Copy();
        copy.Frozen = true;
        return copy;
    }

    [RubyMethod("clear")]
    public static object? Clear(RString self)
    {
        self.Modify();
        self.Replace("");
        return self;
    }

    [RubyMethod("succ", "next")]
    public static RString Succ(RString self) => self.Like(ReferenceEquals(self.Encoding, RubyEncoding.Binary) ? Successor.NextBytes(self.Text) : Successor.Next(self.Text));

    [RubyMethod("succ!", "next!")]
    public static object? SuccBang(RString self)
    {
        self.Modify();
        self.Replace(Succ(self).Text);
        return self;
    }

    [RubyMethod("upto")]
    public static object? Upto(Context ctx, RString self, RProc? block, object? last, object? exclusive = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "upto", [last, exclusive]);
        }
        StringPieces.Compatible(self, Coerce.ToStr(ctx, last));
        foreach (var text in Successor.Range(self.Text, Coerce.ToText(ctx, last), Context.Truthy(exclusive)))
        {
            block.Yield(ctx, self.Like(text));
        }
        return self;
    }

    [RubyMethod("between?")]
    public static bool IsBetween(Context ctx, RString self, object? low, object? high) => ctx.Compare(self, low) >= 0 && ctx.Compare(self, high) <= 0;

    [RubyMethod("crypt")]
    public static RString Crypt(RString self, RString salt)
    {
        if (salt.ByteLength < 2 || salt.Span[..Math.Min(2, salt.Units)].Contains('\0'))
        {
            throw RubyError.Argument("salt too short (need >=2 bytes)");
        }
        if (self.Span.Contains('\0'))
        {
            throw RubyError.Argument("string contains null byte");
        }
        return UnixCrypt.Hash(self.ToBytes(), salt.Text) is { } hash ? new RString(hash, RubyEncoding.Binary)
            : throw RubyError.NotImplemented("crypt() knows only the schemes $1$, $5$ and $6$");
    }
}
