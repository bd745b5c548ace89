using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Reads integers as String#to_i, Kernel#Integer, hex and oct do; results are a boxed long or, beyond it, a BigInteger.</summary>
public static class IntegerParser
{
    /// <summary>String#to_i: the longest valid start, else 0. Radix 0 looks at a prefix 0x, 0b, 0o, 0d, 0.</summary>
    public static object ParseLenient(string text, int radix = 10)
    {
        if (radix is < 0 or 1 or > 36)
        {
            throw TextError.Argument($"invalid radix {radix}");
        }
        Scan(text, radix, out var value);
        return value ?? 0L;
    }

    /// <summary>Kernel#Integer: the whole text, or null. A negative radix is the default one, which a prefix may overrule.</summary>
    public static object? TryParse(string text, int radix = 0)
    {
        if (radix is 1 or -1 or > 36 or < -36)
        {
            throw TextError.Argument($"invalid radix {radix}");
        }
        return Scan(text, radix, out var value) ? value : null;
    }

    /// <summary>Kernel#Integer with Ruby's ArgumentError for what is no integer.</summary>
    public static object Parse(string text, int radix = 0) =>
        TryParse(text, radix) ?? throw TextError.Argument($"invalid value for Integer(): {StringInspect.Inspect(text)}");

    /// <summary>A BigInteger as the value Ruby programs see: a long where it fits.</summary>
    public static object Normalize(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (long)value : value;

    // True when the text holds nothing but the number and surrounding white space.
    static bool Scan(string text, int radix, out object? value)
    {
        value = null;
        var at = 0;
        while (at < text.Length && FloatParser.IsSpace(text[at]))
        {
            at++;
        }
        var negative = false;
        if (at < text.Length && text[at] is '+' or '-')
        {
            negative = text[at++] == '-';
        }
        var prefixed = ReadPrefix(text, ref at, ref radix);
        var start = at;
        long small = 0;
        StringBuilder? big = null;
        var digits = 0;
        while (at < text.Length)
        {
            var digit = DigitOf(text[at]);
            if (digit >= 0 && digit < radix)
            {
                if (big is null && small > (long.MaxValue - digit) / radix)
                {
                    big = new StringBuilder(text[start..at].Replace("_", "", StringComparison.Ordinal));
                }
                big?.Append(text[at]);
                small = big is null ? small * radix + digit : 0;
                digits++;
                at++;
            }
            else if (text[at] == '_' && (digits > 0 || prefixed == '0') && at + 1 < text.Length
                && DigitOf(text[at + 1]) is var next && next >= 0 && next < radix)
            {
                at++;
            }
            else
            {
                break;
            }
        }
        if (digits == 0 && prefixed != '0')
        {
            return false;
        }
        value = big is null
            ? negative ? -small : small
            : Normalize(negative ? -ParseBig(big.ToString(), radix) : ParseBig(big.ToString(), radix));
        while (at < text.Length && FloatParser.IsSpace(text[at]))
        {
            at++;
        }
        return at == text.Length;
    }

    // Returns the prefix letter, '0' for a lone octal zero (itself a digit), or '\0'.
    static char ReadPrefix(string text, ref int at, ref int radix)
    {
        var letter = at + 1 < text.Length && text[at] == '0' ? char.ToLowerInvariant(text[at + 1]) : '\0';
        var told = letter switch { 'x' => 16, 'b' => 2, 'o' => 8, 'd' => 10, _ => 0 };
        var open = radix <= 0;
        if (told != 0 && (open || radix == told))
        {
            // A prefix without a digit after it is no prefix: the 0 stands for itself.
            if (at + 2 < text.Length && DigitOf(text[at + 2]) is var digit && digit >= 0 && digit < told)
            {
                at += 2;
                radix = told;
                return letter;
            }
            radix = told;
            return '\0';
        }
        if (!open)
        {
            return '\0';
        }
        if (at + 1 < text.Length && text[at] == '0')
        {
            radix = 8;
            at++;
            return '0';
        }
        radix = radix == 0 ? 10 : -radix;
        return '\0';
    }

    static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };

    static BigInteger ParseBig(string digits, int radix)
    {
        if (radix == 10)
        {
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        if (digits.Length <= 12)
        {
            long part = 0;
            foreach (var c in digits)
            {
                part = part * radix + DigitOf(c);
            }
            return part;
        }
        var half = digits.Length / 2;
        return ParseBig(digits[..half], radix) * BigInteger.Pow(radix, digits.Length - half) + ParseBig(digits[half..], radix);
    }
}
