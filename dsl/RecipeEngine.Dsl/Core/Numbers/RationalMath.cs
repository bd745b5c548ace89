using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>A Rational in lowest terms with a positive denominator.</summary>
public sealed class RRational : RObject
{
    internal RRational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
        Frozen = true;
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator { get; }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.FindClass(interpreter.MainContext, "Rational");

    public double ToDouble() => FloatRounding.Ratio(Numerator, Denominator);
}

/// <summary>Exact arithmetic on rationals and integers mixed.</summary>
static class RationalMath
{
    public static RRational Make(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw RubyError.ZeroDivision();
        }
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            common = -common;
        }
        return new RRational(numerator / common, denominator / common);
    }

    public static RRational Of(object? value) => value as RRational ?? new RRational(Num.Big(value), 1);

    public static RRational Add(object? a, object? b)
    {
        RRational x = Of(a), y = Of(b);
        return Make(x.Numerator * y.Denominator + y.Numerator * x.Denominator, x.Denominator * y.Denominator);
    }

    public static RRational Subtract(object? a, object? b)
    {
        RRational x = Of(a), y = Of(b);
        return Make(x.Numerator * y.Denominator - y.Numerator * x.Denominator, x.Denominator * y.Denominator);
    }

    public static RRational Multiply(object? a, object? b)
    {
        RRational x = Of(a), y = Of(b);
        return Make(x.Numerator * y.Numerator, x.Denominator * y.Denominator);
    }

    public static RRational Divide(object? a, object? b)
    {
        RRational x = Of(a), y = Of(b);
        return Make(x.Numerator * y.Denominator, x.Denominator * y.Numerator);
    }

    public static RRational Modulo(object? a, object? b)
    {
        var quotient = Divide(a, b);
        return Subtract(a, Multiply(b, Box.Int(Num.FloorDivide(quotient.Numerator, quotient.Denominator))));
    }

    public static int Compare(object? a, object? b)
    {
        RRational x = Of(a), y = Of(b);
        return (x.Numerator * y.Denominator).CompareTo(y.Numerator * x.Denominator);
    }

    public static object? Power(Context ctx, RRational a, BigInteger n)
    {
        if (n.IsZero)
        {
            return new RRational(1, 1);
        }
        if (a.Denominator.IsOne && a.Numerator.IsOne)
        {
            return a;
        }
        if (a.Denominator.IsOne && a.Numerator == BigInteger.MinusOne)
        {
            return new RRational(n.IsEven ? 1 : -1, 1);
        }
        if (a.Numerator.IsZero)
        {
            return n.Sign < 0 ? throw RubyError.ZeroDivision() : new RRational(0, 1);
        }
        if (BigInteger.Abs(n) > int.MaxValue)
        {
            Warnings.Warn(ctx, "in a**b, b may be too big");
            return Math.Pow(a.ToDouble(), (double)n);
        }
        var k = (int)BigInteger.Abs(n);
        BigInteger p = BigInteger.Pow(a.Numerator, k), q = BigInteger.Pow(a.Denominator, k);
        return n.Sign < 0 ? Make(q, p) : Make(p, q);
    }

    /// <summary>The simplest rational within epsilon of a value.</summary>
    public static RRational Simplest(Context ctx, RRational value, object? epsilon)
    {
        epsilon = epsilon is double d ? FloatFacts.Exact(d) : epsilon is long or BigInteger or RRational ? epsilon : ctx.Send(epsilon, Sym.ToR);
        var e = Of(epsilon);
        e = e.Numerator.Sign < 0 ? new RRational(-e.Numerator, e.Denominator) : e;
        return Between(Subtract(value, e), Add(value, e));
    }

    /// <summary>The rational with the smallest denominator in a closed interval.</summary>
    public static RRational Between(RRational low, RRational high)
    {
        if (Compare(low, high) == 0)
        {
            return low;
        }
        if (low.Numerator.Sign < 0 && high.Numerator.Sign > 0 || low.Numerator.IsZero || high.Numerator.IsZero)
        {
            return new RRational(0, 1);
        }
        if (low.Numerator.Sign < 0)
        {
            var mirrored = Between(new RRational(-high.Numerator, high.Denominator), new RRational(-low.Numerator, low.Denominator));
            return new RRational(-mirrored.Numerator, mirrored.Denominator);
        }
        BigInteger p0 = 0, p1 = 1, q0 = 1, q1 = 0;
        while (true)
        {
            var c = -Num.FloorDivide(-low.Numerator, low.Denominator);
            if (Compare(Box.Int(c), high) <= 0)
            {
                return Make(c * p1 + p0, c * q1 + q0);
            }
            var k = c - 1;
            (p0, p1, q0, q1) = (p1, k * p1 + p0, q1, k * q1 + q0);
            (low, high) = (Divide(Box.Int(1), Subtract(high, Box.Int(k))), Divide(Box.Int(1), Subtract(low, Box.Int(k))));
        }
    }
}
