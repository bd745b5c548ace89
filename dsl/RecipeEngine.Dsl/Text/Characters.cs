using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>
/// Characters (code points) of our UTF-16 texts: a surrogate pair is one, and a lone low surrogate U+DC00 + byte is one invalid byte.
/// </summary>
public static class Characters
{
    /// <summary>How many characters the text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        if (at < 0)
        {
            return text.Length;
        }
        var count = at;
        for (; at < text.Length; count++)
        {
            at += Width(text, at);
        }
        return count;
    }

    /// <summary>The UTF-16 offset of a character; the text's length when it has fewer.</summary>
    public static int Offset(ReadOnlySpan<char> text, int character)
    {
        var first = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        if (first < 0 || character <= first)
        {
            return Math.Min(character, text.Length);
        }
        var at = first;
        for (var left = character - first; left > 0 && at < text.Length; left--)
        {
            at += Width(text, at);
        }
        return at;
    }

    /// <summary>1 or 2: how many UTF-16 units the character at an offset takes.</summary>
    public static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>The code point at an offset; an invalid byte gives its lone surrogate.</summary>
    public static int At(ReadOnlySpan<char> text, int at) =>
        Width(text, at) == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    /// <summary>The width of the character that ends before an offset.</summary>
    public static int WidthBefore(ReadOnlySpan<char> text, int at) =>
        at > 1 && char.IsLowSurrogate(text[at - 1]) && char.IsHighSurrogate(text[at - 2]) ? 2 : 1;

    /// <summary>Whether a code point stands for a byte that is no valid text.</summary>
    public static bool IsInvalidByte(int code) => code is >= 0xDC00 and <= 0xDCFF;

    /// <summary>Whether every byte of the text was valid.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at += Width(text, at))
        {
            if (char.IsSurrogate(text[at]) && Width(text, at) == 1)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The code points of the text in order.</summary>
    public static List<int> CodePoints(ReadOnlySpan<char> text)
    {
        var codes = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at += Width(text, at))
        {
            codes.Add(At(text, at));
        }
        return codes;
    }

    /// <summary>Appends a code point, be it an invalid byte.</summary>
    public static StringBuilder Append(StringBuilder text, int code) =>
        code < 0x10000 ? text.Append((char)code) : text.Append((char)(0xD7C0 + (code >> 10))).Append((char)(0xDC00 + (code & 0x3FF)));

    /// <summary>A code point as text, be it an invalid byte.</summary>
    public static string ToText(int code) =>
        code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);

    /// <summary>The text with its characters in reverse order.</summary>
    public static string Reverse(string text)
    {
        var codes = CodePoints(text);
        var reversed = new StringBuilder(text.Length);
        for (var i = codes.Count - 1; i >= 0; i--)
        {
            Append(reversed, codes[i]);
        }
        return reversed.ToString();
    }
}
