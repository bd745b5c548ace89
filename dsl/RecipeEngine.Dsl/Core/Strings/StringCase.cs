using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String: case, white space, padding, order.</summary>
[RubyClass("String")]
public static class StringCase
{
    internal static CaseOptions Options(Context ctx, object?[] symbols, bool folds = false)
    {
        if (symbols.Length == 0)
        {
            return CaseOptions.None;
        }
        if (symbols.Length > 2)
        {
            throw RubyError.Argument("too many options");
        }
        var first = Coerce.Expect<RSymbol>(ctx, symbols[0], "Symbol").Name;
        var second = symbols.Length > 1 ? Coerce.Expect<RSymbol>(ctx, symbols[1], "Symbol").Name : null;
        switch (first)
        {
            case "ascii" or "fold" when second is not null:
                throw RubyError.Argument("too many options");
            case "ascii":
                return CaseOptions.Ascii;
            case "fold":
                return folds ? CaseOptions.Fold : throw RubyError.Argument("option :fold only allowed for downcasing");
            case "turkic":
                return second is null or "lithuanian" ? CaseOptions.Turkic : throw RubyError.Argument("invalid second option");
            case "lithuanian":
                return second is null ? CaseOptions.None : second == "turkic" ? CaseOptions.Turkic : throw RubyError.Argument("invalid second option");
            default:
                throw RubyError.Argument("invalid option");
        }
    }

    // Letters beyond ASCII are known in Unicode's encodings and in single-byte ones.
    static CaseOptions For(Context ctx, RString self, object?[] symbols, bool folds = false)
    {
        var options = Options(ctx, symbols, folds);
        if (self.HasSurrogates && !Characters.IsValid(self.Span))
        {
            throw RubyError.Argument("input string invalid");
        }
        return self.IsAscii || self.Encoding.IsUnicode || (self.Encoding.IsSingleByte && !self.IsBytes()) ? options : options | CaseOptions.Ascii;
    }

    [RubyMethod("upcase")]
    public static RString Upcase(Context ctx, RString self, params object?[] rest) => rest.Length == 0 && self.IsAscii
        ? RString.OfAscii(string.Create(self.Units, self, static (text, from) => System.Text.Ascii.ToUpper(from.Span, text, out _)), self.Encoding) : self.Like(CaseMapping.Upcase(self.Text, For(ctx, self, rest)));

    [RubyMethod("upcase!")]
    public static object? UpcaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Upcase(self.Text, For(ctx, self, rest)));

    [RubyMethod("downcase")]
    public static RString Downcase(Context ctx, RString self, params object?[] rest) => rest.Length == 0 && self.IsAscii
        ? RString.OfAscii(string.Create(self.Units, self, static (text, from) => System.Text.Ascii.ToLower(from.Span, text, out _)), self.Encoding) : self.Like(CaseMapping.Downcase(self.Text, For(ctx, self, rest, folds: true)));

    [RubyMethod("downcase!")]
    public static object? DowncaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Downcase(self.Text, For(ctx, self, rest, folds: true)));

    [RubyMethod("capitalize")]
    public static RString Capitalize(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Capitalize(self.Text, For(ctx, self, rest)));

    [RubyMethod("capitalize!")]
    public static object? CapitalizeBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Capitalize(self.Text, For(ctx, self, rest)));

    [RubyMethod("swapcase")]
    public static RString Swapcase(Context ctx, RString self, params object?[] rest) => self.Like(CaseMapping.Swapcase(self.Text, For(ctx, self, rest)));

    [RubyMethod("swapcase!")]
    public static object? SwapcaseBang(Context ctx, RString self, params object?[] rest) => self.Bang(CaseMapping.Swapcase(self.Text, For(ctx, self, rest)));

    static bool IsWhite(char c) => c is ' ' or (>= '\t' and <= '\r') or '\0';

    // As in MRI only the character that ends the white space must be valid, not the whole text.
    static int Start(RString s, int end)
    {
        var text = s.Span;
        var start = 0;
        while (start < end && IsWhite(text[start]))
        {
            start++;
        }
        if (start < end && Text.Characters.IsInvalidByte(text[start]))
        {
            s.RequireValid();
        }
        return start;
    }

    static int End(RString s)
    {
        var text = s.Span;
        var end = text.Length;
        while (end > 0 && IsWhite(text[end - 1]))
        {
            end--;
        }
        if (end > 0 && Text.Characters.IsInvalidByte(text[end - 1]) && !(end > 1 && char.IsHighSurrogate(text[end - 2])))
        {
            s.RequireValid();
        }
        return end;
    }

    [RubyMethod("strip")]
    public static RString Strip(RString self)
    {
        var end = End(self);
        return self.Part(Start(self, end), end);
    }

    [RubyMethod("strip!")]
    public static object? StripBang(RString self)
    {
        var end = End(self);
        return self.Bang(self.Text[Start(self, end)..end]);
    }

    [RubyMethod("lstrip")]
    public static RString LStrip(RString self) => self.Part(Start(self, self.Units), self.Units);

    [RubyMethod("lstrip!")]
    public static object? LStripBang(RString self) => self.Bang(self.Text[Start(self, self.Units)..]);

    [RubyMethod("rstrip")]
    public static RString RStrip(RString self) => self.Part(0, End(self));

    [RubyMethod("rstrip!")]
    public static object? RStripBang(RString self) => self.Bang(self.Text[..End(self)]);

    static string Chomped(Context ctx, RString s, object? separator)
    {
        var text = s.Text;
        if (separator is null)
        {
            return text;
        }
        if (separator is Undefined)
        {
            separator = ctx.Interpreter.Global("$/").Get(ctx);
        }
        if (separator is null)
        {
            return text;
        }
        var end = Coerce.ToStr(ctx, separator);
        StringPieces.Compatible(s, end);
        var suffix = end.Text;
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
    public static RString Chomp(Context ctx, RString self, [Optional] object? separator)
    {
        if (Sealed.Is<Undefined>(separator) && self.Encoding.IsAsciiCompatible && Sealed.As<RString>(ctx.Interpreter.Global("$/").Get(ctx)) is { Units: 1 } mark && mark.Span[0] == '\n')
        {
            var text = self.Span;
            return self.Part(0, text.Length > 1 && text[^1] == '\n' && text[^2] == '\r' ? text.Length - 2 : text.Length > 0 && text[^1] is '\n' or '\r' ? text.Length - 1 : text.Length);
        }
        return self.Like(Chomped(ctx, self, separator));
    }

    [RubyMethod("chomp!")]
    public static object? ChompBang(Context ctx, RString self, [Optional] object? separator) => self.Bang(Chomped(ctx, self, separator));

    static string Chopped(RString s) => s.IsEmpty ? "" : s.Text.EndsWith("\r\n", StringComparison.Ordinal) ? s.Text[..^2] : s.Text[..^Characters.WidthBefore(s.Span, s.Units)];

    [RubyMethod("chop")]
    public static RString Chop(RString self) => self.Like(Chopped(self));

    [RubyMethod("chop!")]
    public static object? ChopBang(RString self) => self.Bang(Chopped(self));

    [RubyMethod("center")]
    public static RString Center(RString self, long width, RString? pad = null) => Justified(self, pad, text => Padding.Center(self.Text, width, text));

    [RubyMethod("ljust")]
    public static RString LeftJustify(RString self, long width, RString? pad = null) => IsQuick(self, width, pad)
        ? Padded(self, (int)width, pad, false) : LeftJustified(self, width, pad);

    [RubyMethod("rjust")]
    public static RString RightJustify(RString self, long width, RString? pad = null) => IsQuick(self, width, pad)
        ? Padded(self, (int)width, pad, true) : RightJustified(self, width, pad);

    static RString Padded(RString self, int width, RString? pad, bool before)
    {
        var with = pad is null ? ' ' : pad.Span[0];
        Span<char> text = stackalloc char[Math.Max(width, self.Units)];
        var blanks = text.Length - self.Units;
        for (var i = 0; i < blanks; i++)
        {
            text[before ? i : self.Units + i] = with;
        }
        self.Span.CopyTo(text[(before ? blanks : 0)..]);
        return RString.OfAscii(new string(text), self.Encoding);
    }

    static bool IsQuick(RString self, long width, RString? pad) => width is >= 0 and < 200 && self.Units < 200 && self.IsAscii
        && (pad is null || (pad.Units == 1 && pad.IsAscii && ReferenceEquals(pad.Encoding, self.Encoding)));

    static RString LeftJustified(RString self, long width, RString? pad) => Justified(self, pad, text => Padding.LeftJustify(self.Text, width, text));

    static RString RightJustified(RString self, long width, RString? pad) => Justified(self, pad, text => Padding.RightJustify(self.Text, width, text));

    static RString Justified(RString self, RString? pad, Func<string, string> apply)
    {
        if (pad is { IsEmpty: true })
        {
            throw RubyError.Argument("zero width padding");
        }
        var encoding = pad is null ? self.Encoding : StringPieces.Compatible(self, pad);
        return new RString(apply(pad?.Text ?? " "), encoding);
    }

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
