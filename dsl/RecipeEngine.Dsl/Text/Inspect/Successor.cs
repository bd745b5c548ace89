using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#succ: the rightmost letter or digit counts up and carries to the next one on its left.</summary>
public static class Successor
{
    public static string Next(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }
        var codes = Characters.CodePoints(text);
        return Carry(codes) ? Join(codes) : Join(CountUp(codes));
    }

    /// <summary>The successor of a BINARY text (characters U+0000..U+00FF), where letters and digits are ASCII only.</summary>
    public static string NextBytes(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }
        var codes = Characters.CodePoints(text);
        if (Carry(codes, ascii: true))
        {
            return Join(codes);
        }
        for (var i = codes.Count - 1; i >= 0; i--)
        {
            codes[i] = (codes[i] + 1) & 0xFF;
            if (codes[i] != 0)
            {
                return Join(codes);
            }
        }
        codes.Insert(0, 1);
        return Join(codes);
    }

    /// <summary>The texts from first to last as String#upto gives them; stops after texts longer than the last one.</summary>
    public static IEnumerable<string> Range(string first, string last, bool exclusive = false)
    {
        if (IsSingleAscii(first) && IsSingleAscii(last))
        {
            for (var c = first[0]; c < last[0] || (c == last[0] && !exclusive); c++)
            {
                yield return c.ToString();
            }
            yield break;
        }
        if (AreNumbers(first, last))
        {
            var width = first.Length;
            var end = global::System.Numerics.BigInteger.Parse(last, CultureInfo.InvariantCulture);
            var number = global::System.Numerics.BigInteger.Parse(first, CultureInfo.InvariantCulture);
            for (; exclusive ? number < end : number <= end; number++)
            {
                yield return number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
            }
            yield break;
        }
        var order = Compare(first, last);
        if (order > 0 || (order == 0 && exclusive))
        {
            yield break;
        }
        // The text after the last one ends an exclusive walk as well as an inclusive one.
        var after = Next(last);
        var current = first;
        while (!string.Equals(current, after, StringComparison.Ordinal))
        {
            var atEnd = string.Equals(current, last, StringComparison.Ordinal);
            if (atEnd && exclusive)
            {
                yield break;
            }
            yield return current;
            if (atEnd)
            {
                yield break;
            }
            current = Next(current);
            if (global::System.Text.Encoding.UTF8.GetByteCount(current) > global::System.Text.Encoding.UTF8.GetByteCount(last) || current.Length == 0)
            {
                yield break;
            }
        }
    }

    static int Compare(string left, string right) => string.CompareOrdinal(left, right);

    static bool IsSingleAscii(string text) => text.Length == 1 && text[0] < 0x80;

    static bool AreNumbers(string first, string last) =>
        char.IsAsciiDigit(first.FirstOrDefault()) && char.IsAsciiDigit(last.FirstOrDefault())
        && first.All(char.IsAsciiDigit) && last.All(char.IsAsciiDigit);

    static string Join(List<int> codes)
    {
        var text = new global::System.Text.StringBuilder(codes.Count);
        foreach (var code in codes)
        {
            Characters.Append(text, code);
        }
        return text.ToString();
    }

    // False when the text holds no letter or digit.
    static bool Carry(List<int> codes, bool ascii = false)
    {
        var last = -1;
        var carry = 0;
        for (var i = codes.Count - 1; i >= 0; i--)
        {
            var type = TypeOf(codes[i], ascii);
            if (type == Kind.Other)
            {
                continue;
            }
            // Letters and digits with something else between them are separate counters, as in "1.z".
            if (last >= 0 && i < last - 1 && TypeOf(codes[last], ascii) != type)
            {
                break;
            }
            last = i;
            var code = codes[i];
            if (code < 0x10FFFF && SameRange(code, code + 1, type, ascii))
            {
                codes[i] = code + 1;
                return true;
            }
            while (code > 0 && SameRange(code, code - 1, type, ascii))
            {
                code--;
            }
            codes[i] = code;
            carry = type == Kind.Digit ? code + 1 : code;
        }
        if (last < 0)
        {
            return false;
        }
        codes.Insert(last, carry);
        return true;
    }

    static bool SameRange(int code, int neighbour, Kind type, bool ascii) =>
        TypeOf(neighbour, ascii) == type && (neighbour < 0x80) == (code < 0x80);

    static List<int> CountUp(List<int> codes)
    {
        for (var i = codes.Count - 1; i >= 0; i--)
        {
            if (codes[i] < 0x10FFFF)
            {
                codes[i] = codes[i] switch { 0xD7FF => 0xE000, 0xDCFF => 0xDC80, var code => code + 1 };
                return codes;
            }
            codes[i] = 0;
        }
        codes.Insert(0, 1);
        return codes;
    }

    static Kind TypeOf(int code, bool ascii)
    {
        if (code < 0x80)
        {
            return char.IsAsciiDigit((char)code) ? Kind.Digit : char.IsAsciiLetter((char)code) ? Kind.Letter : Kind.Other;
        }
        if (ascii || code is >= 0xD800 and <= 0xDFFF)
        {
            return Kind.Other;
        }
        return CharUnicodeInfo.GetUnicodeCategory(code) switch
        {
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Kind.Letter,
            _ => Kind.Other,
        };
    }

    enum Kind
    {
        Other,
        Digit,
        Letter,
    }
}
