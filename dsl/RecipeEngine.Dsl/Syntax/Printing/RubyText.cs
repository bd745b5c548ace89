using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Values as Ruby's <c>inspect</c> shows them.</summary>
static class RubyText
{
    /// <param name="bytes">show what is not printable ASCII as <c>\xHH</c>, byte by byte</param>
    public static void String(StringBuilder output, string text, bool bytes = false)
    {
        output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    output.Append("\\\"");
                    break;
                case '\\':
                    output.Append("\\\\");
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                case '\v':
                    output.Append("\\v");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\a':
                    output.Append("\\a");
                    break;
                case '\x1b':
                    output.Append("\\e");
                    break;
                case '#' when i + 1 < text.Length && text[i + 1] is '{' or '$' or '@':
                    output.Append("\\#");
                    break;
                case < ' ' or '\x7f' when bytes:
                    output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
                    break;
                case >= '\x80' when bytes:
                    i += Bytes(output, text, i);
                    break;
                case < ' ' or '\x7f':
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                    break;
                default:
                    i += Character(output, text, i);
                    break;
            }
        }
        output.Append('"');
    }

    static int Bytes(StringBuilder output, string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            output.Append(CultureInfo.InvariantCulture, $"\\x{(text[at] - 0xDC00) & 0xFF:X2}");
            return 0;
        }
        Span<byte> bytes = stackalloc byte[4];
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
        {
            output.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}");
        }
        return rune.Utf16SequenceLength - 1;
    }

    /// <summary>Adds one character beyond the control characters; returns how many more units it took.</summary>
    static int Character(StringBuilder output, string text, int at)
    {
        var c = text[at];
        if (c < 0x80)
        {
            output.Append(c);
            return 0;
        }
        if (ByteText.IsByte(text, at))
        {
            output.Append(CultureInfo.InvariantCulture, $"\\x{c - 0xDC00:X2}");
            return 0;
        }
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            return 0;
        }
        var category = Rune.GetUnicodeCategory(rune);
        var printable = rune.Value == 0x85 || category is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
        if (printable)
        {
            output.Append(rune.ToString());
        }
        else if (rune.Value > 0xFFFF)
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
        }
        else
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        return rune.Utf16SequenceLength - 1;
    }

    public static void Symbol(StringBuilder output, string name)
    {
        output.Append(':');
        if (IsPlainSymbol(name))
        {
            output.Append(name);
        }
        else
        {
            String(output, name);
        }
    }

    static bool IsPlainSymbol(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }
        if (name is "[]" or "[]=" or "!" or "!=" or "!~" or "=~" or "==" or "===" or "<=>" or "<" or "<=" or ">" or ">=" or "<<" or ">>" or "+" or "-" or "*" or "/" or "%"
            or "**" or "&" or "|" or "^" or "~" or "+@" or "-@" or "`")
        {
            return true;
        }
        var i = 0;
        if (name[0] == '$')
        {
            if (name.Length == 2 && "~*$?!@/\\;,.=:<>\"&`'+0".Contains(name[1]))
            {
                return true;
            }
            if (name.Length == 3 && name[1] == '-')
            {
                return IsPart(name[2]);
            }
            if (name.Length > 1 && char.IsAsciiDigit(name[1]))
            {
                return name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
            }
            i = 1;
        }
        else if (name.StartsWith("@@", StringComparison.Ordinal))
        {
            i = 2;
        }
        else if (name[0] == '@')
        {
            i = 1;
        }
        if (i >= name.Length || !IsPart(name[i]) || char.IsAsciiDigit(name[i]))
        {
            return false;
        }
        var end = name.Length;
        if (i == 0 && name[^1] is '?' or '!' or '=')
        {
            end--;
        }
        for (; i < end; i++)
        {
            if (!IsPart(name[i]) || ByteText.IsByte(name, i))
            {
                return false;
            }
        }
        return true;
    }

    static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || c >= 0x80;

    public static string Float(double value)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var negative = value < 0;
        // Digits and exponent of the shortest form, laid out again as Ruby does.
        var mantissa = shortest.TrimStart('-');
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa.AsSpan(e + 1), CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }
        var dot = mantissa.IndexOf('.');
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits[leading..];
        point -= leading;
        digits = digits.TrimEnd('0');
        string result;
        if (point is > -4 and <= 0)
        {
            result = "0." + new string('0', -point) + digits;
        }
        else if (point is > 0 and <= 15)
        {
            result = digits.Length <= point ? digits.PadRight(point, '0') + ".0" : digits.Insert(point, ".");
        }
        else
        {
            var rest = digits.Length > 1 ? digits[1..] : "0";
            var power = point - 1;
            result = $"{digits[0]}.{rest}e{(power < 0 ? '-' : '+')}{Math.Abs(power):D2}";
        }
        return negative ? "-" + result : result;
    }

    public static string Number(Node number) => number switch
    {
        IntegerNode integer => integer.ToString(),
        FloatNode real => Float(real.Value),
        RationalNode rational => Rational(rational),
        ImaginaryNode imaginary => Imaginary(imaginary),
        _ => "",
    };

    static string Rational(RationalNode rational)
    {
        var divisor = BigInteger.GreatestCommonDivisor(rational.Numerator, rational.Denominator);
        return $"({rational.Numerator / divisor}/{rational.Denominator / divisor})";
    }

    static string Imaginary(ImaginaryNode imaginary)
    {
        var part = Number(imaginary.Number);
        var negative = part.StartsWith('-') || part.StartsWith("(-", StringComparison.Ordinal);
        if (negative)
        {
            part = part.Remove(part.IndexOf('-'), 1);
        }
        return $"(0{(negative ? '-' : '+')}{part}{(imaginary.Number is RationalNode ? "*i" : "i")})";
    }
}
