using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Regexps;

/// <summary>Regexp: patterns and matching; every match leaves <c>$~</c> in the caller's frame.</summary>
[RubyClass("Regexp")]
public static class RegexpClass
{
    [RubyConstant("IGNORECASE")] public const int IgnoreCase = RRegexp.IgnoreCase;
    [RubyConstant("EXTENDED")] public const int Extended = RRegexp.Extended;
    [RubyConstant("MULTILINE")] public const int MultiLine = RRegexp.MultiLine;
    [RubyConstant("FIXEDENCODING")] public const int FixedEncoding = RRegexp.FixedEncoding;
    [RubyConstant("NOENCODING")] public const int NoEncoding = RRegexp.NoEncoding;

    [RubyAllocator]
    public static object? Allocate(RClass klass) => RRegexp.Uninitialized(klass);

    /// <summary>Makes a pattern from text or copies another.</summary>
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RRegexp self, object? source, object? options = null, object? encoding = null)
    {
        if (self.Frozen)
        {
            throw RubyError.Frozen(self);
        }
        if (self.IsInitialized)
        {
            throw RubyError.Type("already initialized regexp");
        }
        if (source is RRegexp other)
        {
            if (options is not null)
            {
                ctx.Warn("warning: flags ignored");
            }
            self.Initialize(other.Source, other.Options, other.Encoding);
        }
        else
        {
            var bits = options switch
            {
                null or false => 0,
                long n => (int)n & 0x37,
                _ => RRegexp.IgnoreCase,
            };
            if (encoding is not null)
            {
                if (Coerce.ToText(ctx, encoding) is ['n' or 'N', ..])
                {
                    bits |= RRegexp.NoEncoding;
                }
                else
                {
                    ctx.Warn($"warning: encoding option is ignored -- {Coerce.ToText(ctx, encoding)}");
                }
            }
            var text = Coerce.ToStr(ctx, source);
            if (!Strings.StringEncoding.IsValid(text))
            {
                throw Broken(ctx, text);
            }
            self.Initialize(text.Text, bits, text.Encoding);
        }
        _ = self.Translated;
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static object? InitializeCopy(RRegexp self, RRegexp other)
    {
        self.Initialize(other.Source, other.Options, other.Encoding);
        return self;
    }

    /// <summary>Same as new.</summary>
    [RubyMethod("compile", Singleton = true, KeepsKeywords = true)]
    public static object? Compile(Context ctx, RClass self, params object?[] rest) => ctx.SendBlock(self, Sym.New, null, rest);

    /// <summary>Text with the characters that mean something in a pattern escaped.</summary>
    [RubyMethod("escape", "quote", Singleton = true)]
    public static RString Escape(Context ctx, object? text)
    {
        var given = text is RSymbol s ? new RString(s.Name) : Coerce.ToStr(ctx, text);
        return new RString(RegexpSource.Escape(given.Text), given.IsAscii ? RubyEncoding.UsAscii
            : ReferenceEquals(given.Encoding, RubyEncoding.UsAscii) ? RubyEncoding.Binary : given.Encoding);
    }

    /// <summary>A pattern that matches any of the given.</summary>
    [RubyMethod("union", Singleton = true)]
    public static RRegexp Union(Context ctx, params object?[] rest)
    {
        if (rest.Length == 1 && Coerce.TryAry(ctx, rest[0]) is { } list)
        {
            rest = list.ToArray();
        }
        if (rest.Length == 1)
        {
            return TryConvert(ctx, rest[0]) as RRegexp ?? new RRegexp(new RString(RegexpSource.Escape(TextOf(ctx, rest[0]).Text), TextOf(ctx, rest[0]).Encoding), 0);
        }
        RubyEncoding? wide = null, known = null;
        var plain = false;
        var parts = new List<string>();
        foreach (var item in rest)
        {
            if (TryConvert(ctx, item) is RRegexp r)
            {
                parts.Add(RegexpSource.Text(r.Source, (Text.RegexpOptions)r.Options, slashes: false));
                plain |= (r.Options & RRegexp.FixedEncoding) == 0 && ReferenceEquals(r.Encoding, RubyEncoding.UsAscii);
                Agree(ref known, (r.Options & RRegexp.FixedEncoding) != 0 || !ReferenceEquals(r.Encoding, RubyEncoding.UsAscii) ? r.Encoding : null);
            }
            else
            {
                var text = TextOf(ctx, item);
                parts.Add(RegexpSource.Escape(text.Text));
                plain |= text.IsAscii;
                Agree(ref wide, text.Encoding.IsAsciiCompatible ? null : text.Encoding);
                Agree(ref known, text.IsAscii || !text.Encoding.IsAsciiCompatible ? null : text.Encoding);
            }
            if (wide is not null && (plain || known is not null))
            {
                throw RubyError.Argument(plain ? $"ASCII incompatible encoding: {wide.Name}" : $"incompatible encodings: {wide.Name} and {known!.Name}");
            }
        }
        var encoding = wide ?? known;
        if (Array.Exists(rest, part => part is RString text && !Strings.StringEncoding.IsValid(text)))
        {
            throw Broken(ctx, new RString(RegexpSource.Union(parts), encoding));
        }
        return new RRegexp(new RString(RegexpSource.Union(parts), encoding), encoding is null || encoding == RubyEncoding.Binary ? 0 : RRegexp.FixedEncoding);
    }

    static RubyError Broken(Context ctx, RString source) => new("RegexpError", $"invalid multibyte character: /{ctx.Inspect(source)[1..^1]}/");

    static void Agree(ref RubyEncoding? known, RubyEncoding? other)
    {
        if (known is not null && other is not null && !ReferenceEquals(known, other))
        {
            throw RubyError.Argument($"incompatible encodings: {known.Name} and {other.Name}");
        }
        known ??= other;
    }

    static RString TextOf(Context ctx, object? v) => v is RSymbol s ? new RString(s.Name) : Coerce.ToStr(ctx, v);

    /// <summary>The last match of the caller, or a group of it.</summary>
    [RubyMethod("last_match", Singleton = true)]
    public static object? LastMatch(Context ctx, [Optional] object? group)
    {
        var match = ctx.Current?.LastMatch;
        return group is Undefined || match is null ? match : ctx.Send(match, Sym.Index, group);
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value)
    {
        if (value is RRegexp)
        {
            return value;
        }
        var result = ctx.SendIfResponds(value, RSymbol.Of("to_regexp"));
        return result switch
        {
            Undefined or null => null,
            RRegexp r => r,
            _ => throw Coerce.WrongResult(ctx, value, RSymbol.Of("to_regexp"), result, "Regexp"),
        };
    }

    /// <summary>Index of the first match in characters, or nil.</summary>
    [RubyMethod("=~")]
    public static object? MatchOperator(Context ctx, RRegexp self, object? subject)
    {
        if (subject is null)
        {
            ctx.Current!.LastMatch = null;
            return null;
        }
        var s = Subject(ctx, subject);
        var match = self.Match(s, 0);
        ctx.Current!.LastMatch = match;
        return match is null ? null : Box.Int(s.CharacterIndex(match.Start()));
    }

    static RString Subject(Context ctx, object? value) => value is RSymbol y ? y.Text : Coerce.ToStr(ctx, value);

    /// <summary>The match from a position on, or nil; a block gets it.</summary>
    [RubyMethod("match")]
    public static object? Match(Context ctx, RRegexp self, object? subject, long position = 0, RProc? block = null)
    {
        var match = subject is null ? null : From(ctx, self, Subject(ctx, subject), position);
        // No Ruby method is running when the engine itself matches (the pattern of a property).
        if (ctx.Current is { } frame)
        {
            frame.LastMatch = match;
        }
        return match is not null && block is not null ? block.Yield(ctx, match) : match;
    }

    static RMatch? From(Context ctx, RRegexp self, RString s, long position)
    {
        var length = s.Length;
        position += position < 0 ? length : 0;
        return position < 0 || position > length ? null : self.Match(s, s.UnitIndex((int)position));
    }

    /// <summary>Whether it matches; <c>$~</c> stays as it is.</summary>
    [RubyMethod("match?")]
    public static bool IsMatch(Context ctx, RRegexp self, object? subject, long position = 0) =>
        subject is not null && Tests(self, Subject(ctx, subject), position);

    static bool Tests(RRegexp self, RString s, long position)
    {
        var length = position == 0 ? 0 : s.Length;
        position += position < 0 ? length : 0;
        return position >= 0 && position <= length && self.IsMatch(s, s.UnitIndex((int)position));
    }

    [RubyMethod("===")]
    public static bool CaseEqual(Context ctx, RRegexp self, object? subject)
    {
        var s = subject as RString ?? subject switch
        {
            RSymbol y => y.Text,
            null or bool or long or double or RArray { klass: null } or RHash { klass: null } => null,
            _ => Coerce.TryStr(ctx, subject),
        };
        var match = s is null ? null : self.Match(s, 0);
        ctx.Current!.LastMatch = match;
        return match is not null;
    }

    /// <summary>Matches <c>$_</c>.</summary>
    [RubyMethod("~")]
    public static object? MatchLastLine(Context ctx, RRegexp self) => MatchOperator(ctx, self, ctx.Interpreter.Global("$_").Get(ctx));

    [RubyMethod("source")]
    public static RString Source(RRegexp self) => new(self.Source, self.Encoding);

    [RubyMethod("encoding")]
    public static object? Encoding(Context ctx, RRegexp self) => ctx.Interpreter.Encodings.Of(self.Encoding);

    [RubyMethod("options")]
    public static int Options(RRegexp self) => self.IsInitialized ? self.Options : throw RubyError.Type("uninitialized Regexp");

    [RubyMethod("casefold?")]
    public static bool IsCaseFold(RRegexp self) => (self.Options & RRegexp.IgnoreCase) != 0;

    [RubyMethod("to_s")]
    public static string ToS(RRegexp self) => self.Embedded;

    [RubyMethod("inspect")]
    public static string Inspect(RRegexp self) => RegexpSource.Inspect(self.Source, (RegexpOptions)self.Options);

    [RubyMethod("==", "eql?")]
    public static bool IsEqual(RRegexp self, object? other) => other is RRegexp r && r.Source == self.Source && ReferenceEquals(r.Encoding, self.Encoding)
        && (r.Options | RRegexp.NoEncoding) == (self.Options | RRegexp.NoEncoding);

    [RubyMethod("hash")]
    public static long Hash(RRegexp self) => HashCode.Combine(self.Source, self.Options | RRegexp.NoEncoding);

    [RubyMethod("names")]
    public static RArray Names(RRegexp self) => new(self.Translated.Names.Select(n => (object?)new RString(n.Name)));

    [RubyMethod("named_captures")]
    public static RHash NamedCaptures(Context ctx, RRegexp self)
    {
        var hash = new RHash();
        foreach (var n in self.Translated.Names)
        {
            hash.Set(ctx, new RString(n.Name), new RArray(n.Numbers.Select(i => (object?)Box.Int(i))));
        }
        return hash;
    }

    [RubyMethod("fixed_encoding?")]
    public static bool IsFixedEncoding(RRegexp self) => (self.Options & RRegexp.FixedEncoding) != 0;
}
