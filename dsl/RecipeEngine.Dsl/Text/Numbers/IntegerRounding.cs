using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>Integer#round, floor, ceil and truncate to a power of ten, and division with a rounding rule.</summary>
public static class IntegerRounding
{
    /// <summary>Rounds to a multiple of 10 to the <paramref name="zeros"/>.</summary>
    public static BigInteger Round(BigInteger value, int zeros, RoundingMode mode = RoundingMode.Up)
    {
        var unit = BigInteger.Pow(10, zeros);
        return Divide(value, unit, mode) * unit;
    }

    public static BigInteger Floor(BigInteger value, int zeros)
    {
        var unit = BigInteger.Pow(10, zeros);
        return FloorDivide(value, unit) * unit;
    }

    public static BigInteger Ceiling(BigInteger value, int zeros)
    {
        var unit = BigInteger.Pow(10, zeros);
        return -FloorDivide(-value, unit) * unit;
    }

    /// <summary>The integer nearest to a quotient; the denominator is positive.</summary>
    public static BigInteger Divide(BigInteger numerator, BigInteger denominator, RoundingMode mode)
    {
        var magnitude = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var twice = (rest << 1).CompareTo(denominator);
        if (twice > 0 || (twice == 0 && (mode == RoundingMode.Up || (mode == RoundingMode.Even && !magnitude.IsEven))))
        {
            magnitude += 1;
        }
        return numerator.Sign < 0 ? -magnitude : magnitude;
    }

    public static BigInteger FloorDivide(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return !rest.IsZero && rest.Sign != denominator.Sign ? quotient - 1 : quotient;
    }
}
