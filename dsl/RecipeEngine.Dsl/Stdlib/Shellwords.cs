using System.Text;
using RecipeEngine.Dsl.Core.Strings;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>shellwords: splitting and quoting as a Bourne shell does.</summary>
[RubyModule("Shellwords", Library = "shellwords")]
public static class Shellwords
{
    /// <exception cref="RubyError">ArgumentError for a quote without end.</exception>
    internal static List<string> SplitText(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' or '\f' or '\v':
                    if (inWord)
                    {
                        words.Add(word.ToString());
                        word.Clear();
                        inWord = false;
                    }
                    break;
                case '\'':
                    var close = line.IndexOf('\'', i + 1);
                    if (close < 0)
                    {
                        throw RubyError.Argument($"Unmatched quote: {Text.StringInspect.Inspect(line)}");
                    }
                    word.Append(line, i + 1, close - i - 1);
                    (i, inWord) = (close, true);
                    break;
                case '"':
                    i = DoubleQuoted(line, i, word);
                    inWord = true;
                    break;
                case '\\':
                    if (i + 1 < line.Length)
                    {
                        i++;
                    }
                    word.Append(line[i]);
                    inWord = true;
                    break;
                default:
                    word.Append(c);
                    inWord = true;
                    break;
            }
        }
        if (inWord)
        {
            words.Add(word.ToString());
        }
        return words;
    }

    static int DoubleQuoted(string line, int open, StringBuilder word)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                return i;
            }
            if (line[i] == '\\' && i + 1 < line.Length)
            {
                i++;
                if (!"$`\"\\\n".Contains(line[i]))
                {
                    word.Append('\\');
                }
            }
            word.Append(line[i]);
        }
        throw RubyError.Argument($"Unmatched quote: {Text.StringInspect.Inspect(line)}");
    }

    /// <summary>A text as one word of a shell's line.</summary>
    public static string EscapeText(string text)
    {
        if (text.Length == 0)
        {
            return "''";
        }
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c == '\n')
            {
                result.Append("'\n'");
                continue;
            }
            if (!char.IsAsciiLetterOrDigit(c) && !"_-.,:+/@".Contains(c) && !char.IsLowSurrogate(c))
            {
                result.Append('\\');
            }
            result.Append(c);
        }
        return result.ToString();
    }

    [RubyMethod("shellsplit", "split", "shellwords", ModuleFunction = true)]
    public static RArray Split(string line) => new(SplitText(line).Select(w => (object?)new RString(w)));

    [RubyMethod("shellescape", "escape", ModuleFunction = true)]
    public static string Escape(Context ctx, object? text) => EscapeText(ctx.ToS(text));

    [RubyMethod("shelljoin", "join", ModuleFunction = true)]
    public static string Join(Context ctx, RArray words) => string.Join(' ', words.Select(w => EscapeText(ctx.ToS(w))));
}

/// <summary>String#shellescape and shellsplit.</summary>
[RubyClass("String", Library = "shellwords")]
public static class StringShellwords
{
    [RubyMethod("shellescape")]
    public static RString Escape(RString self)
    {
        self.RequireValid();
        return self.Like(Shellwords.EscapeText(self.Text));
    }

    [RubyMethod("shellsplit")]
    public static RArray Split(RString self) => Shellwords.Split(self.Text);
}

/// <summary>Array#shelljoin.</summary>
[RubyClass("Array", Library = "shellwords")]
public static class ArrayShellwords
{
    [RubyMethod("shelljoin")]
    public static string Join(Context ctx, RArray self) => Shellwords.Join(ctx, self);
}
