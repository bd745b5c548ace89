using System.Globalization;
using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>%f %e %E %g %G %a %A, printed as C prints them; integers and quotients exactly with %f.</summary>
internal static class FormatFloat
{
    public static void Append(FormatOutput output, FormatSpec spec, char letter, object value)
    {
        if (letter == 'f' && value is not double)
        {
            AppendExact(output, spec, value);
            return;
        }
        var number = value switch
        {
            double d => d,
            long l => l,
            BigInteger big => (double)big,
            FormatRatio ratio => FloatRounding.Ratio(ratio.Numerator, ratio.Denominator),
            _ => throw new InvalidCastException(),
        };
        var sign = spec.SignOf(double.IsNegative(number) && !double.IsNaN(number));
        if (!double.IsFinite(number))
        {
            spec.Zero = false;
            Pad(output, spec, sign, "", double.IsNaN(number) ? "NaN" : "Inf");
            return;
        }
        number = Math.Abs(number);
        var precision = spec.HasPrecision ? spec.Precision : 6;
        switch (letter)
        {
            case 'f' when !spec.Sharp && precision > 0 && precision < Quick.Length && number * Quick[precision] is < 1e11 and var scaled && Math.Abs(scaled - Math.Floor(scaled) - 0.5) > 1e-4:
                AppendScaled(output, spec, sign, precision, (long)Math.Floor(scaled + 0.5));
                break;
            case 'f':
                Pad(output, spec, sign, "", Point(spec, number.ToString("F" + precision, CultureInfo.InvariantCulture)));
                break;
            case 'e' or 'E':
                Pad(output, spec, sign, "", Exponential(spec, number, precision, letter));
                break;
            case 'g' or 'G':
                Pad(output, spec, sign, "", General(spec, number, precision, letter));
                break;
            default:
                Pad(output, spec, sign, letter == 'a' ? "0x" : "0X", Hexadecimal(spec, number, letter));
                break;
        }
    }

    static readonly double[] Quick = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    // A product that is not near the middle between two whole numbers is rounded rightly in spite of its own small error
    // (half a unit in its last place: about 1e-5 below 1e11).
    static void AppendScaled(FormatOutput output, FormatSpec spec, char sign, int precision, long steps)
    {
        Span<char> text = stackalloc char[32];
        var start = text.Length;
        for (var digits = 0; digits <= precision || steps > 0; digits++)
        {
            if (digits == precision)
            {
                text[--start] = '.';
            }
            (steps, var digit) = Math.DivRem(steps, 10);
            text[--start] = (char)('0' + digit);
        }
        var length = text.Length - start;
        var blanks = Math.Max(0, spec.Width - length - (sign == '\0' ? 0 : 1));
        output.Append(' ', spec.Minus || spec.Zero ? 0 : blanks);
        if (sign != '\0')
        {
            output.Append(sign);
        }
        output.Append('0', spec.Zero && !spec.Minus ? blanks : 0).Append(text[start..]).Append(' ', spec.Minus ? blanks : 0);
    }

    static void AppendExact(FormatOutput output, FormatSpec spec, object value)
    {
        var (numerator, denominator) = value switch
        {
            long small => (small, BigInteger.One),
            BigInteger big => (big, BigInteger.One),
            FormatRatio ratio => (ratio.Numerator, ratio.Denominator),
            _ => throw new InvalidCastException(),
        };
        var precision = spec.HasPrecision ? spec.Precision : 6;
        var steps = IntegerRounding.Divide(BigInteger.Abs(numerator) * BigInteger.Pow(10, precision), denominator, RoundingMode.Up);
        var digits = steps.ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        var text = precision == 0 ? digits : $"{digits[..^precision]}.{digits[^precision..]}";
        Pad(output, spec, spec.SignOf(numerator.Sign < 0), "", text);
    }

    static string Point(FormatSpec spec, string text) =>
        spec.Sharp && !text.Contains('.', StringComparison.Ordinal) ? text + "." : text;

    static string Exponential(FormatSpec spec, double number, int precision, char letter)
    {
        var text = number.ToString("E" + precision, CultureInfo.InvariantCulture);
        var split = text.IndexOf('E', StringComparison.Ordinal);
        return Point(spec, text[..split]) + Exponent(letter, int.Parse(text.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), 2);
    }

    static string Exponent(char letter, int value, int digits) =>
        $"{letter}{(value < 0 ? '-' : '+')}{Math.Abs(value).ToString("D" + digits, CultureInfo.InvariantCulture)}";

    static string General(FormatSpec spec, double number, int precision, char letter)
    {
        precision = Math.Max(1, precision);
        var text = number.ToString("E" + (precision - 1), CultureInfo.InvariantCulture);
        var split = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= precision)
        {
            return Trim(spec, text[..split]) + Exponent((char)(letter - 2), exponent, 2);
        }
        return Trim(spec, number.ToString("F" + (precision - 1 - exponent), CultureInfo.InvariantCulture));
    }

    static string Trim(FormatSpec spec, string text)
    {
        if (spec.Sharp)
        {
            return Point(spec, text);
        }
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    static string Hexadecimal(FormatSpec spec, double number, char letter)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> 52);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        long lead = 1;
        if (exponent == 0)
        {
            lead = 0;
            exponent = 1;
            if (fraction == 0)
            {
                exponent = 1023;
            }
            else
            {
                while ((fraction & (1L << 52)) == 0)
                {
                    fraction <<= 1;
                    exponent--;
                }
                fraction &= 0xFFFFFFFFFFFFFL;
                lead = 1;
            }
        }
        if (spec.HasPrecision && spec.Precision < 13)
        {
            var drop = (13 - spec.Precision) * 4;
            var whole = (lead << 52) | fraction;
            var rest = whole & ((1L << drop) - 1);
            whole >>= drop;
            var half = 1L << (drop - 1);
            whole += rest > half || (rest == half && (whole & 1) == 1) ? 1 : 0;
            whole <<= drop;
            if (whole >> 52 == 2)
            {
                whole >>= 1;
                exponent++;
            }
            lead = whole >> 52;
            fraction = whole & 0xFFFFFFFFFFFFFL;
        }
        var digits = fraction.ToString("x13", CultureInfo.InvariantCulture);
        digits = spec.HasPrecision
            ? digits.PadRight(spec.Precision, '0')[..spec.Precision]
            : digits.TrimEnd('0');
        var text = lead.ToString(CultureInfo.InvariantCulture) + (digits.Length > 0 || spec.Sharp ? "." : "") + digits;
        text += Exponent('p', exponent - 1023, 1);
        return letter == 'A' ? text.ToUpperInvariant() : text;
    }

    static void Pad(FormatOutput output, FormatSpec spec, char sign, string prefix, string text)
    {
        var blanks = Math.Max(0, spec.Width - text.Length - prefix.Length - (sign == '\0' ? 0 : 1));
        output.Append(' ', spec.Minus || spec.Zero ? 0 : blanks);
        if (sign != '\0')
        {
            output.Append(sign);
        }
        output.Append(prefix).Append('0', spec.Zero && !spec.Minus ? blanks : 0).Append(text).Append(' ', spec.Minus ? blanks : 0);
    }
}
