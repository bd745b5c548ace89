using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Ruby's <c>**</c>.</summary>
static class Powers
{
    public static object? Of(Context ctx, object? a, object? b)
    {
        switch (b)
        {
            case long n when a is long or BigInteger: return Integer(ctx, a, n);
            case BigInteger n when a is long or BigInteger: return Huge(ctx, a, n);
            case double d:
                var x = Num.ToDouble(a);
                if (x < 0 && d != Math.Floor(d))
                {
                    return ComplexMath.Power(ctx, new RComplex(a, Box.Int(0)), d);
                }
                return Math.Pow(x, d);
            case long or BigInteger when a is double f: return Math.Pow(f, Num.ToDouble(b));
            case RRational r: return Fraction(ctx, a, r);
            case RComplex: return ComplexMath.Binary(ctx, a, Sym.Power, b);
        }
        return Coercion.Binary(ctx, a, Sym.Power, b);
    }

    static object? Integer(Context ctx, object? a, long n)
    {
        if (n < 0)
        {
            return a is 0L ? throw RubyError.ZeroDivision() : a is 1L ? RationalMath.Make(1, 1) : RationalMath.Power(ctx, RationalMath.Make(Num.Big(a), 1), n);
        }
        if (a is 1L or 0L or -1L)
        {
            return a is 1L || n == 0 ? Box.Int(1) : a is 0L ? Box.Int(0) : Box.Int(n % 2 == 0 ? 1 : -1);
        }
        var value = Num.Big(a);
        if ((double)value.GetBitLength() * n > 32.0 * 1024 * 1024)
        {
            Warnings.Warn(ctx, "in a**b, b may be too big");
            return value.Sign < 0 && n % 2 != 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        return Box.Int(BigInteger.Pow(value, (int)n));
    }

    static object? Huge(Context ctx, object? a, BigInteger n)
    {
        if (a is 1L)
        {
            return a;
        }
        if (a is -1L)
        {
            return Box.Int(n.IsEven ? 1 : -1);
        }
        if (n.Sign < 0)
        {
            return RationalMath.Power(ctx, RationalMath.Make(Num.Big(a), 1), n);
        }
        if (a is 0L)
        {
            return a;
        }
        Warnings.Warn(ctx, "in a**b, b may be too big");
        return Num.Big(a).Sign < 0 && !n.IsEven ? double.NegativeInfinity : double.PositiveInfinity;
    }

    static object? Fraction(Context ctx, object? a, RRational r)
    {
        if (r.Denominator.IsOne && a is not double)
        {
            return RationalMath.Power(ctx, a is RRational ra ? ra : RationalMath.Make(Num.Big(a), 1), r.Numerator);
        }
        if (a is not double && Num.IsZero(a) && r.Numerator.Sign < 0)
        {
            throw RubyError.ZeroDivision();
        }
        return Of(ctx, a is double ? a : Num.ToDouble(a), r.ToDouble());
    }
}
