using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: bytes and encodings.</summary>
[RubyClass("String")]
public static class StringEncoding
{
    /// <summary>The encoding named by a string or an Encoding object.</summary>
    internal static RubyEncoding Of(Context ctx, object? value) => ctx.Interpreter.Encodings.Get(ctx, value);

    /// <summary>What <c>ord</c> gives for the character at a unit; an invalid byte gives ArgumentError.</summary>
    internal static long CodeAt(RString s, int unit)
    {
        var code = Characters.At(s.Span, unit);
        if (Characters.IsInvalidByte(code))
        {
            throw RubyError.Argument($"invalid byte sequence in {s.Encoding.Name}");
        }
        if (code < 0x80 || s.Encoding.IsUnicode || s.IsBytes())
        {
            return code;
        }
        return s.Encoding.Encode(Characters.ToText(code)).Aggregate(0L, (sum, b) => sum << 8 | b);
    }

    /// <summary>The character of a number in an encoding; RangeError when it has none.</summary>
    internal static RString CharacterOf(object? number, RubyEncoding encoding)
    {
        if (number is not long code || code is < 0 or > uint.MaxValue)
        {
            throw RubyError.Range(number is long ? $"{number} out of char range" : "bignum out of char range");
        }
        if (encoding.IsUnicode)
        {
            return code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF ? throw RubyError.Range($"invalid codepoint 0x{code:X} in {encoding.Name}")
                : new RString(Characters.ToText((int)code), encoding);
        }
        if (code < 0x80)
        {
            return new RString(((char)code).ToString(), encoding);
        }
        if (encoding.IsSingleByte || code <= 0xFF)
        {
            return code > 0xFF ? throw RubyError.Range($"{code} out of char range")
                : new RString([(byte)code], ReferenceEquals(encoding, RubyEncoding.UsAscii) ? RubyEncoding.Binary : encoding);
        }
        byte[] bytes = [(byte)(code >> 24), (byte)(code >> 16), (byte)(code >> 8), (byte)code];
        var made = new RString(bytes.AsSpan(Array.FindIndex(bytes, b => b != 0)), encoding);
        return made.Length == 1 && !made.HasSurrogates ? made : throw RubyError.Range($"invalid codepoint 0x{code:X} in {encoding.Name}");
    }

    [RubyMethod("encoding")]
    public static object? Encoding(Context ctx, RString self) => ctx.Interpreter.Encodings.Of(self.Encoding);

    [RubyMethod("force_encoding")]
    public static object? ForceEncoding(Context ctx, RString self, object? encoding)
    {
        self.Modify();
        self.ForceEncoding(Of(ctx, encoding));
        return self;
    }

    [RubyMethod("b")]
    public static RString B(RString self)
    {
        var copy = self.Copy();
        copy.ForceEncoding(RubyEncoding.Binary);
        return copy;
    }

    [RubyMethod("valid_encoding?")]
    public static bool IsValid(RString self) => !self.HasSurrogates || Characters.IsValid(self.Span);

    [RubyMethod("ascii_only?")]
    public static bool IsAsciiOnly(RString self) => self.IsAscii;

    [RubyMethod("scrub")]
    public static RString Scrub(Context ctx, RString self, RProc? block, object? replacement = null)
    {
        if (IsValid(self))
        {
            return self.Copy();
        }
        var with = replacement is null ? null : Coerce.ToStr(ctx, replacement);
        var encoding = self.Encoding;
        string Replacement(string bad)
        {
            RString made;
            if (with is not null)
            {
                made = with;
            }
            else if (block is null)
            {
                return self.Encoding.IsUnicode ? "\uFFFD" : "?";
            }
            else
            {
                made = Coerce.ToStr(ctx, block.Yield(ctx, self.Like(bad)));
            }
            if (!IsValid(made))
            {
                throw RubyError.Argument($"replacement must be valid byte sequence '{made.Text}'");
            }
            encoding = made.IsAscii || made.IsEmpty || ReferenceEquals(made.Encoding, self.Encoding) ? encoding : throw Encodings.Compatibility.Error(self.Encoding, made.Encoding);
            return made.Text;
        }
        return new RString(Text.Scrub.Apply(self.Text, Replacement), encoding);
    }

    [RubyMethod("scrub!")]
    public static object? ScrubBang(Context ctx, RString self, RProc? block, object? replacement = null)
    {
        self.Modify();
        if (!IsValid(self))
        {
            self.Replace(Scrub(ctx, self, block, replacement).Text);
        }
        return self;
    }
}
