using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: case, white space, padding, order.</summary>
[RubyClass("String")]
public static class StringCase
{
    internal static CaseOptions Options(Context ctx, object?[] symbols)
    {
        var options = CaseOptions.None;
        foreach (var s in symbols)
        {
            options |= Coerce.Expect<RSymbol>(ctx, s, "Symbol").Name switch
            {
                "ascii" => CaseOptions.Ascii,
                "turkic" => CaseOptions.Turkic,
                "lithuanian" => CaseOptions.None,
                "fold" => CaseOptions.Fold,
                var other => throw RubyError.Argument($"invalid option: {other}"),
            };
        }
        return options;
    }

    [RubyMethod("upcase")]
    public static RString Upcase(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Upcase(self.Text, Options(ctx, rest)));

    [RubyMethod("upcase!")]
    public static object? UpcaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Upcase(self.Text, Options(ctx, rest)));

    [RubyMethod("downcase")]
    public static RString Downcase(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Downcase(self.Text, Options(ctx, rest)));

    [RubyMethod("downcase!")]
    public static object? DowncaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Downcase(self.Text, Options(ctx, rest)));

    [RubyMethod("capitalize")]
    public static RString Capitalize(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Capitalize(self.Text, Options(ctx, rest)));

    [RubyMethod("capitalize!")]
    public static object? CapitalizeBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Capitalize(self.Text, Options(ctx, rest)));

    [RubyMethod("swapcase")]
    public static RString Swapcase(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Swapcase(self.Text, Options(ctx, rest)));

    [RubyMethod("swapcase!")]
    public static object? SwapcaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Swapcase(self.Text, Options(ctx, rest)));

    static readonly char[] White = [' ', '\t', '\n', '\v', '\f', '\r', '\0'];

    static string Left(RString s) => s.Text.TrimStart(White);
    static string Right(RString s) => s.Text.TrimEnd(White);

    [RubyMethod("strip")]
    public static RString Strip(RString self) => self.Like(Right(self).TrimStart(White));

    [RubyMethod("strip!")]
    public static object? StripBang(RString self) => self.Bang(Right(self).TrimStart(White));

    [RubyMethod("lstrip")]
    public static RString LStrip(RString self) => self.Like(Left(self));

    [RubyMethod("lstrip!")]
    public static object? LStripBang(RString self) => self.Bang(Left(self));

    [RubyMethod("rstrip")]
    public static RString RStrip(RString self) => self.Like(Right(self));

    [RubyMethod("rstrip!")]
    public static object? RStripBang(RString self) => self.Bang(Right(self));

    static string Chomped(Context ctx, RString s, object? separator)
    {
        var text = s.Text;
        if (separator is null)
        {
            return text;
        }
        var suffix = separator is Undefined ? "\n" : Coerce.ToText(ctx, separator);
        if (suffix == "\n")
        {
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') || text.EndsWith('\r') ? text[..^1] : text;
        }
        if (suffix.Length == 0)
        {
            while (text.EndsWith('\n'))
            {
                text = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text[..^1];
            }
            return text;
        }
        return text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
    }

    [RubyMethod("chomp")]
    public static RString Chomp(Context ctx, RString self, [Optional] object? separator) => self.Like(Chomped(ctx, self, separator));

    [RubyMethod("chomp!")]
    public static object? ChompBang(Context ctx, RString self, [Optional] object? separator) => self.Bang(Chomped(ctx, self, separator));

    static string Chopped(RString s) => s.IsEmpty ? "" : s.Text.EndsWith("\r\n", StringComparison.Ordinal) ? s.Text[..^2] : s.Text[..^Characters.WidthBefore(s.Span, s.Units)];

    [RubyMethod("chop")]
    public static RString Chop(RString self) => self.Like(Chopped(self));

    [RubyMethod("chop!")]
    public static object? ChopBang(RString self) => self.Bang(Chopped(self));

    [RubyMethod("center")]
    public static RString Center(RString self, long width, string pad = " ") => self.Like(Padding.Center(self.Text, width, Pad(pad)));

    [RubyMethod("ljust")]
    public static RString LeftJustify(RString self, long width, string pad = " ") => self.Like(Padding.LeftJustify(self.Text, width, Pad(pad)));

    [RubyMethod("rjust")]
    public static RString RightJustify(RString self, long width, string pad = " ") => self.Like(Padding.RightJustify(self.Text, width, Pad(pad)));

    static string Pad(string pad) => pad.Length == 0 ? throw RubyError.Argument("zero width padding") : pad;

    [RubyMethod("reverse")]
    public static RString Reverse(RString self) => self.Like(Characters.Reverse(self.Text));

    [RubyMethod("reverse!")]
    public static object? ReverseBang(RString self)
    {
        self.Modify();
        self.Replace(Characters.Reverse(self.Text));
        return self;
    }
}
