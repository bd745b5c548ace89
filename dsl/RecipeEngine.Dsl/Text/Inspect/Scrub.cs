using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#scrub on UTF-8 text whose invalid bytes are lone surrogates.</summary>
public static class Scrub
{
    /// <summary>
    /// Replaces each ill-formed part; one truncated character (E3 81) is one part. The replacement is asked for with
    /// the bytes of the part as a text of invalid bytes.
    /// </summary>
    public static string Apply(string text, Func<string, string> replacement)
    {
        var result = new StringBuilder(text.Length);
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            if (width == 1 && Characters.IsInvalidByte(text[at]))
            {
                width = PartLength(text, at);
                result.Append(replacement(text.Substring(at, width)));
            }
            else
            {
                result.Append(text, at, width);
            }
        }
        return result.ToString();
    }

    // The longest start of a valid sequence among the invalid bytes, at least one.
    internal static int PartLength(string text, int at)
    {
        var lead = text[at] & 0xFF;
        var wanted = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 1 };
        var length = 1;
        while (length < wanted && at + length < text.Length && Characters.IsInvalidByte(text[at + length])
            && IsContinuation(lead, length, text[at + length] & 0xFF))
        {
            length++;
        }
        return length;
    }

    static bool IsContinuation(int lead, int index, int value) => (lead, index) switch
    {
        (0xE0, 1) => value is >= 0xA0 and <= 0xBF,
        (0xED, 1) => value is >= 0x80 and <= 0x9F,
        (0xF0, 1) => value is >= 0x90 and <= 0xBF,
        (0xF4, 1) => value is >= 0x80 and <= 0x8F,
        _ => value is >= 0x80 and <= 0xBF,
    };
}
