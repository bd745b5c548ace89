using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>Float#round, floor and ceil to a number of decimals; the integer forms (digits of 0 or less) are in <see cref="IntegerRounding"/>.</summary>
public static class FloatRounding
{
    /// <summary>Rounds to <paramref name="digits"/> (1 or more) decimals.</summary>
    public static double Round(double value, int digits, RoundingMode mode = RoundingMode.Up)
    {
        if (Settled(value, digits))
        {
            return value;
        }
        if (Vanishes(value, digits))
        {
            return 0.0;
        }
        if (digits > 14)
        {
            return RoundExactly(value, digits, mode);
        }
        var scale = Math.Pow(10, digits);
        var magnitude = Math.Abs(value);
        var rounded = mode switch
        {
            RoundingMode.Up => HalfUp(magnitude, scale),
            RoundingMode.Down => HalfDown(magnitude, scale),
            _ => HalfEven(magnitude, scale),
        };
        return double.IsFinite(rounded) ? Math.CopySign(rounded / scale, value) : value;
    }

    /// <summary>The greatest decimal of that many digits that is not above the value.</summary>
    public static double Floor(double value, int digits)
    {
        if (Settled(value, digits))
        {
            return value;
        }
        if (value > 0 && Vanishes(value, digits))
        {
            return 0.0;
        }
        var scale = Math.Pow(10, digits);
        var steps = Math.Floor(value * scale);
        var next = (steps + 1) / scale;
        return next > value ? steps / scale : next;
    }

    /// <summary>The smallest decimal of that many digits that is not below the value.</summary>
    public static double Ceiling(double value, int digits)
    {
        if (Settled(value, digits))
        {
            return value;
        }
        if (value < 0 && Vanishes(value, digits))
        {
            return 0.0;
        }
        var scale = Math.Pow(10, digits);
        return Math.Ceiling(value * scale) / scale;
    }

    /// <summary>Float#round without digits: to the nearest integer, as a whole double.</summary>
    public static double ToWhole(double value, RoundingMode mode = RoundingMode.Up) => mode switch
    {
        RoundingMode.Up => Math.Round(value, MidpointRounding.AwayFromZero),
        RoundingMode.Even => Math.Round(value, MidpointRounding.ToEven),
        _ => Math.CopySign(Math.Ceiling(Math.Abs(value) - 0.5), value),
    };

    // A double has no more than 17 significant digits: past them rounding changes nothing.
    static bool Settled(double value, int digits)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return true;
        }
        var exponent = Math.ILogB(value) + 1;
        return digits >= 17 - (exponent > 0 ? exponent / 4 : exponent / 3 - 1);
    }

    static bool Vanishes(double value, int digits)
    {
        var exponent = Math.ILogB(value) + 1;
        return digits < -(exponent > 0 ? exponent / 3 + 1 : exponent / 4);
    }

    static double HalfUp(double value, double scale)
    {
        var steps = Math.Round(value * scale, MidpointRounding.AwayFromZero);
        // The product may have been rounded down just below a tie.
        return (steps + 0.5) / scale <= value ? steps + 1 : steps;
    }

    static double HalfDown(double value, double scale)
    {
        var steps = Math.Round(value * scale, MidpointRounding.AwayFromZero);
        return (steps - 0.5) / scale >= value ? steps - 1 : steps;
    }

    static double HalfEven(double value, double scale)
    {
        var product = value * scale;
        var whole = Math.Floor(product);
        var rest = product - whole;
        if (rest == 0.5 || (rest < 0.5 && (whole + 0.5) / scale <= value))
        {
            return whole + (whole % 2);
        }
        return rest > 0.5 ? whole + 1 : whole;
    }

    static double RoundExactly(double value, int digits, RoundingMode mode)
    {
        var (mantissa, exponent) = Decompose(value);
        var numerator = mantissa * BigInteger.Pow(10, digits);
        var denominator = BigInteger.One;
        if (exponent > 0)
        {
            numerator <<= exponent;
        }
        else
        {
            denominator <<= -exponent;
        }
        var steps = IntegerRounding.Divide(numerator, denominator, mode);
        return Ratio(steps, BigInteger.Pow(10, digits));
    }

    /// <summary>A finite double as mantissa × 2^exponent.</summary>
    internal static (BigInteger Mantissa, int Exponent) Decompose(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (exponent == 0)
        {
            exponent++;
        }
        else
        {
            mantissa |= 1L << 52;
        }
        return (bits < 0 ? -mantissa : mantissa, exponent - 1075);
    }

    /// <summary>The double nearest to a quotient of integers.</summary>
    public static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0.0;
        }
        var negative = numerator.Sign != denominator.Sign;
        numerator = BigInteger.Abs(numerator);
        denominator = BigInteger.Abs(denominator);
        // Keep 64 significant bits of the quotient plus a sticky bit, so that the last rounding is right;
        // subnormal results keep fewer, as many as the format has.
        var shift = 64 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        shift = Math.Min(shift, 1074 + 2);
        var scaled = shift >= 0 ? numerator << shift : numerator;
        var divisor = shift >= 0 ? denominator : denominator << -shift;
        var quotient = BigInteger.DivRem(scaled, divisor, out var rest);
        var extra = (int)Math.Max(0, quotient.GetBitLength() - 53);
        extra = Math.Max(extra, shift - 1074);
        var half = extra > 0 ? BigInteger.One << (extra - 1) : BigInteger.Zero;
        var kept = quotient >> extra;
        var dropped = quotient - (kept << extra);
        if (extra > 0 && (dropped > half || (dropped == half && (!rest.IsZero || !kept.IsEven))))
        {
            kept += 1;
        }
        var result = Math.ScaleB((double)kept, extra - shift);
        return negative ? -result : result;
    }
}
