using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: bytes and encodings.</summary>
[RubyClass("String")]
public static class StringEncoding
{
    /// <summary>The encoding named by a string or an Encoding object.</summary>
    internal static RubyEncoding Of(Context ctx, object? value) => RubyEncoding.Get(ctx.ToS(value));

    /// <summary>Code point at a unit; an invalid byte gives ArgumentError.</summary>
    internal static long CodeAt(RString s, int unit)
    {
        var code = Characters.At(s.Span, unit);
        return Characters.IsInvalidByte(code) ? throw RubyError.Argument($"invalid byte sequence in {s.Encoding.Name}") : code;
    }

    internal static RString CharacterOf(Context ctx, long code, RubyEncoding encoding)
    {
        if (code < 0 || code > 0x10FFFF || (code > 0xFF && !ReferenceEquals(encoding, RubyEncoding.Utf8)))
        {
            throw RubyError.Range($"{code} out of char range");
        }
        return new RString(Characters.ToText((int)code), ReferenceEquals(encoding, RubyEncoding.UsAscii) && code > 127 ? RubyEncoding.Binary : encoding);
    }

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
    public static bool IsValid(RString self) => ReferenceEquals(self.Encoding, RubyEncoding.UsAscii) ? self.IsAscii : Characters.IsValid(self.Span);

    [RubyMethod("ascii_only?")]
    public static bool IsAsciiOnly(RString self) => self.IsAscii;

    [RubyMethod("scrub")]
    public static RString Scrub(Context ctx, RString self, RProc? block, object? replacement = null) =>
        self.Like(Text.Scrub.Apply(self.Text, bad => block is not null ? ctx.ToS(block.Yield(ctx, self.Like(bad))) : replacement is null ? "\uFFFD" : Coerce.ToText(ctx, replacement)));

    [RubyMethod("scrub!")]
    public static object? ScrubBang(Context ctx, RString self, RProc? block, object? replacement = null)
    {
        self.Modify();
        self.Replace(Scrub(ctx, self, block, replacement).Text);
        return self;
    }
}
