using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Reads floats as String#to_f (longest valid start, else 0.0) and Kernel#Float (the whole text or an error) do.</summary>
public static class FloatParser
{
    /// <summary>String#to_f: never fails, ignores what follows the number, knows no hexadecimal.</summary>
    public static double ParseLenient(string text)
    {
        var at = 0;
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }
        var digits = new StringBuilder();
        ReadSign(text, ref at, digits);
        var whole = ReadDigits(text, ref at, digits);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            digits.Append(whole == 0 ? "0." : ".");
            whole += ReadDigits(text, ref at, digits);
        }
        if (whole == 0)
        {
            return 0.0;
        }
        var mantissa = digits.Length;
        if (!ReadExponent(text, ref at, digits))
        {
            digits.Length = mantissa;
        }
        return double.Parse(digits.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Kernel#Float on a string: the whole text must be a number, else false.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        int at = 0, end = text.Length;
        while (at < end && IsSpace(text[at]))
        {
            at++;
        }
        while (end > at && IsSpace(text[end - 1]))
        {
            end--;
        }
        text = text[at..end];
        at = 0;
        var digits = new StringBuilder();
        ReadSign(text, ref at, digits);
        if (at + 1 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X')
        {
            return TryParseHex(text.AsSpan(at + 2), text[0] == '-', out value);
        }
        var whole = ReadDigits(text, ref at, digits);
        if (whole == 0 && (at >= text.Length || text[at] != '.'))
        {
            return false;
        }
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits.Append(whole == 0 ? "0." : ".");
            if (ReadDigits(text, ref at, digits) == 0)
            {
                return false;
            }
        }
        if (at < text.Length && !ReadExponent(text, ref at, digits))
        {
            return false;
        }
        return at == text.Length
            && double.TryParse(digits.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Kernel#Float with Ruby's ArgumentError for what is no number.</summary>
    public static double Parse(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw TextError.Argument("string for Float contains null byte");
        }
        return TryParse(text, out var value)
            ? value
            : throw TextError.Argument($"invalid value for Float(): {StringInspect.Inspect(text)}");
    }

    internal static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    static void ReadSign(string text, ref int at, StringBuilder digits)
    {
        if (at < text.Length && text[at] is '+' or '-')
        {
            if (text[at] == '-')
            {
                digits.Append('-');
            }
            at++;
        }
    }

    // Digits with single underscores between them; an underscore not followed by a digit is left unread.
    static int ReadDigits(string text, ref int at, StringBuilder digits)
    {
        var count = 0;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits.Append(text[at++]);
                count++;
            }
            else if (text[at] == '_' && count > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                at++;
            }
            else
            {
                break;
            }
        }
        return count;
    }

    static bool ReadExponent(string text, ref int at, StringBuilder digits)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return false;
        }
        var start = at++;
        digits.Append('e');
        ReadSign(text, ref at, digits);
        var before = digits.Length;
        if (ReadDigits(text, ref at, digits) == 0)
        {
            at = start;
            return false;
        }
        // double.Parse gives up on absurd exponents; six digits already mean infinity or zero.
        if (digits.Length - before > 6)
        {
            digits.Length = before;
            digits.Append("99999");
        }
        return true;
    }

    static bool TryParseHex(ReadOnlySpan<char> text, bool negative, out double value)
    {
        value = 0;
        int at = 0, scale = 0, digits = 0;
        var fraction = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiHexDigit(c))
            {
                value = value * 16 + Convert.ToInt32(c.ToString(), 16);
                scale -= fraction ? 4 : 0;
                digits++;
            }
            else if (c == '.' && !fraction && digits > 0 && at + 1 < text.Length && char.IsAsciiHexDigit(text[at + 1]))
            {
                fraction = true;
            }
            else if (c != '_' || digits == 0 || at + 1 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]))
            {
                break;
            }
        }
        if (digits == 0 || (fraction && at == text.Length))
        {
            return false;
        }
        if (at < text.Length)
        {
            if (text[at] is not ('p' or 'P')
                || !int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power))
            {
                return false;
            }
            scale += power;
        }
        value = Math.ScaleB(negative ? -value : value, scale);
        return true;
    }
}
