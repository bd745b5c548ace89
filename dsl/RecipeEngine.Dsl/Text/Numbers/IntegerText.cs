using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Integer#to_s(base) and Integer#digits.</summary>
public static class IntegerText
{
    const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Format(long value, int radix = 10)
    {
        if (radix == 10)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }
        CheckRadix(radix);
        Span<char> buffer = stackalloc char[65];
        var at = buffer.Length;
        var rest = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        do
        {
            buffer[--at] = Digits[(int)(rest % (ulong)radix)];
            rest /= (ulong)radix;
        }
        while (rest > 0);
        if (value < 0)
        {
            buffer[--at] = '-';
        }
        return buffer[at..].ToString();
    }

    public static string Format(BigInteger value, int radix = 10)
    {
        if (radix == 10)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }
        CheckRadix(radix);
        if (value.Sign < 0)
        {
            return "-" + Format(-value, radix);
        }
        if (value <= long.MaxValue)
        {
            return Format((long)value, radix);
        }
        var text = new StringBuilder();
        AppendHalves(text, value, radix, 0);
        return text.ToString();
    }

    /// <summary>The digits from the lowest up; the value is not negative, the base 2 or more.</summary>
    public static List<BigInteger> DigitsOf(BigInteger value, BigInteger radix)
    {
        var digits = new List<BigInteger>();
        do
        {
            value = BigInteger.DivRem(value, radix, out var digit);
            digits.Add(digit);
        }
        while (!value.IsZero);
        return digits;
    }

    internal static void CheckRadix(int radix)
    {
        if (radix is < 2 or > 36)
        {
            throw TextError.Argument($"invalid radix {radix}");
        }
    }

    // Halving the number keeps the cost of the divisions balanced for long ones.
    static void AppendHalves(StringBuilder text, BigInteger value, int radix, int width)
    {
        if (value <= long.MaxValue)
        {
            var digits = Format((long)value, radix);
            text.Append('0', Math.Max(0, width - digits.Length)).Append(digits);
            return;
        }
        var half = Math.Max(1, (int)(value.GetBitLength() / Math.Log2(radix) / 2));
        var high = BigInteger.DivRem(value, BigInteger.Pow(radix, half), out var low);
        AppendHalves(text, high, radix, width - half);
        AppendHalves(text, low, radix, half);
    }
}
