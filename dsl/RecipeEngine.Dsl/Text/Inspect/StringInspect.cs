using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>How the code points of a text are to be understood when it is shown.</summary>
public enum TextKind
{
    /// <summary>Unicode: printable characters show as they are, the rest as \u.</summary>
    Unicode,

    /// <summary>Bytes as U+0000..U+00FF (BINARY, US-ASCII and single-byte encodings): those above 7F show as \x.</summary>
    Bytes,

    /// <summary>Characters of an encoding that is not Unicode's: shown as they are when printable, control characters as \x.</summary>
    Other,
}

/// <summary>String#inspect.</summary>
public static class StringInspect
{
    /// <summary>The text of a string in some encoding, shown in UTF-8: other encodings show their characters beyond ASCII as codes.</summary>
    public static string Inspect(string text, RubyEncoding encoding)
    {
        if (encoding == RubyEncoding.Utf8 || global::System.Text.Ascii.IsValid(text))
        {
            return Inspect(text, encoding.IsUnicode ? TextKind.Unicode : TextKind.Bytes);
        }
        if (encoding == RubyEncoding.Binary)
        {
            return Inspect(text, TextKind.Bytes);
        }
        var result = new StringBuilder(text.Length + 8).Append('"');
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var code = Characters.At(text, at);
            if (code < 0x80)
            {
                var next = at + 1 < text.Length && text[at + 1] < 0x80 ? text.Substring(at, 2) : text.Substring(at, 1);
                var shown = Inspect(next, encoding.IsUnicode ? TextKind.Unicode : TextKind.Bytes);
                var rest = next.Length == 2 ? Inspect(next[1..], encoding.IsUnicode ? TextKind.Unicode : TextKind.Bytes).Length - 2 : 0;
                result.Append(shown, 1, shown.Length - 2 - rest);
            }
            else if (encoding.IsUnicode && !Characters.IsInvalidByte(code))
            {
                AppendCode(result, code, TextKind.Unicode);
            }
            else
            {
                var bytes = encoding.Encode(text.Substring(at, width));
                result.Append("\\x").Append(bytes.Length > 1 ? "{" : "").Append(Convert.ToHexString(bytes)).Append(bytes.Length > 1 ? "}" : "");
            }
        }
        return result.Append('"').ToString();
    }

    public static string Inspect(string text, TextKind kind = TextKind.Unicode)
    {
        var result = new StringBuilder(text.Length + 8).Append('"');
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var c = text[at];
            if (c is >= ' ' and < '\u007F' and not ('"' or '\\' or '#'))
            {
                result.Append(c);
                continue;
            }
            var code = Characters.At(text, at);
            if (Escape(c) is { } escape && width == 1)
            {
                result.Append(escape);
            }
            else if (c == '#')
            {
                result.Append(at + 1 < text.Length && text[at + 1] is '{' or '$' or '@' ? "\\#" : "#");
            }
            else if (Characters.IsInvalidByte(code))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\x{code & 0xFF:X2}");
            }
            else if (kind == TextKind.Bytes ? code is >= 0x20 and < 0x7F : IsPrintable(code))
            {
                Characters.Append(result, code);
            }
            else
            {
                AppendCode(result, code, kind);
            }
        }
        return result.Append('"').ToString();
    }

    /// <summary>The one-letter escapes shared by inspect and dump, or null.</summary>
    internal static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        '\v' => "\\v",
        '\b' => "\\b",
        '\a' => "\\a",
        '\u001B' => "\\e",
        _ => null,
    };

    internal static void AppendCode(StringBuilder result, int code, TextKind kind) =>
        _ = kind != TextKind.Unicode
            ? result.Append(CultureInfo.InvariantCulture, $"\\x{code:X2}")
            : code > 0xFFFF
            ? result.Append(CultureInfo.InvariantCulture, $"\\u{{{code:X}}}")
            : result.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");

    /// <summary>Whether Ruby counts the character as printable. U+0085 is, by an old table of Onigmo.</summary>
    public static bool IsPrintable(int code)
    {
        if (code < 0x7F)
        {
            return code >= 0x20;
        }
        return code == 0x85 || (!Characters.IsInvalidByte(code) && CharUnicodeInfo.GetUnicodeCategory(code) is not (
            UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }
}
