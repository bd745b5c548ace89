using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>%d %i %u %o %x %X %b %B; without a sign flag a negative number in a binary base shows as "..f5".</summary>
internal static class FormatInteger
{
    public static void Append(FormatOutput output, FormatSpec spec, char letter, object value)
    {
        if (!spec.HasPrecision && value is long quick && quick != long.MinValue
            && (letter is 'd' or 'i' or 'u' || (letter is 'x' && quick >= 0 && spec is { Sharp: false, Plus: false, Space: false })))
        {
            AppendPlain(output, spec, letter, quick);
            return;
        }
        var big = value is long small ? small : (BigInteger)value;
        var radix = letter switch { 'o' => 8, 'x' or 'X' => 16, 'b' or 'B' => 2, _ => 10 };
        var signed = radix == 10 || spec.Plus || spec.Space;
        var dots = !signed && big.Sign < 0;
        var digits = dots ? Complement(big, radix) : IntegerText.Format(BigInteger.Abs(big), radix);
        if (letter == 'X')
        {
            digits = digits.ToUpperInvariant();
        }
        var sign = signed ? spec.SignOf(big.Sign < 0) : '\0';
        var prefix = spec.Sharp ? letter switch { 'o' => "0", 'x' => "0x", 'X' => "0X", 'b' => "0b", 'B' => "0B", _ => "" } : "";
        int width = spec.HasWidth ? spec.Width : 0, precision = spec.HasPrecision ? spec.Precision : -1;
        width -= sign == '\0' ? 0 : 1;
        if (dots)
        {
            precision -= 2;
            width -= 2;
        }
        var zero = digits == "0";
        if (prefix == "0")
        {
            if (dots || (spec.HasPrecision && precision > digits.Length))
            {
                prefix = "";
            }
            else if (zero)
            {
                digits = "";
                precision -= spec.HasPrecision ? 1 : 0;
            }
        }
        else if (zero)
        {
            prefix = "";
        }
        width -= prefix.Length;
        if (spec is { Zero: true, Minus: false, HasPrecision: false })
        {
            precision = width;
            width = 0;
        }
        else
        {
            if (precision < digits.Length)
            {
                if (prefix.Length == 0 && precision == 0 && zero)
                {
                    digits = "";
                }
                precision = digits.Length;
            }
            width -= precision;
        }
        output.Append(' ', spec.Minus ? 0 : Math.Max(0, width));
        if (sign != '\0')
        {
            output.Append(sign);
        }
        output.Append(prefix).Append(dots ? ".." : "");
        output.Append(dots ? SignDigit(letter) : '0', Math.Max(0, precision - digits.Length));
        output.Append(digits).Append(' ', spec.Minus ? Math.Max(0, width) : 0);
    }

    static void AppendPlain(FormatOutput output, FormatSpec spec, char letter, long value)
    {
        Span<char> digits = stackalloc char[20];
        var start = digits.Length;
        var left = Math.Abs(value);
        do
        {
            var digit = letter == 'x' ? left & 15 : left % 10;
            left = letter == 'x' ? left >> 4 : left / 10;
            digits[--start] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        while (left > 0);
        var length = digits.Length - start;
        var sign = letter == 'x' ? '\0' : spec.SignOf(value < 0);
        var blanks = Math.Max(0, spec.Width - length - (sign == '\0' ? 0 : 1));
        var zeros = spec is { Zero: true, Minus: false };
        output.Append(' ', zeros || spec.Minus ? 0 : blanks);
        if (sign != '\0')
        {
            output.Append(sign);
        }
        output.Append('0', zeros ? blanks : 0).Append(digits[start..]).Append(' ', spec.Minus ? blanks : 0);
    }

    static char SignDigit(char letter) => letter switch { 'o' => '7', 'x' => 'f', 'X' => 'F', _ => '1' };

    // The digits of the two's complement with one leading sign digit.
    static string Complement(BigInteger value, int radix)
    {
        var bits = radix switch { 16 => 4, 8 => 3, _ => 1 };
        var length = (int)(BigInteger.Abs(value).GetBitLength() / bits) + 2;
        var digits = IntegerText.Format(value + BigInteger.Pow(radix, length), radix).PadLeft(length, '0');
        var sign = SignDigit(radix switch { 16 => 'x', 8 => 'o', _ => 'b' });
        return sign + digits.TrimStart(sign);
    }
}
