using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Arithmetic on Ruby numbers of any kind. Integers stay exact; what is not a core number is asked by <c>coerce</c> or gets the message.</summary>
public static class Num
{
    static bool IsCore(object? a) => a is long or BigInteger or double or RRational;

    public static BigInteger Big(object? a) => a is long l ? l : (BigInteger)a!;

    public static double ToDouble(object? a) => a switch
    {
        long l => l,
        double d => d,
        BigInteger b => BigToDouble(b),
        RRational r => r.ToDouble(),
        _ => throw new InvalidOperationException("not a core number"),
    };

    /// <summary>Rounds to nearest even; the .NET conversion truncates.</summary>
    public static double BigToDouble(BigInteger b)
    {
        var magnitude = BigInteger.Abs(b);
        var bits = (long)magnitude.GetBitLength();
        if (bits <= 53)
        {
            return (double)b;
        }
        if (bits > 1024)
        {
            return b.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        var shift = (int)(bits - 54);
        var top = (ulong)(magnitude >> shift);
        if ((top & 1) == 1 && ((top & 2) != 0 || !(magnitude & ((BigInteger.One << shift) - 1)).IsZero))
        {
            top++;
        }
        var d = Math.ScaleB((double)(top >> 1), shift + 1);
        return b.Sign < 0 ? -d : d;
    }

    public static object? Add(Context ctx, object? a, object? b)
    {
        switch (a)
        {
            case long x when b is long y:
                var sum = x + y;
                return ((x ^ sum) & (y ^ sum)) < 0 ? (BigInteger)x + y : Box.Int(sum);
            case double x when b is double y: return x + y;
            case long or BigInteger when b is long or BigInteger: return Box.Int(Big(a) + Big(b));
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Add(a, b);
        }
        return Mixed(a, b, out var p, out var q) ? p + q : Other(ctx, a, Sym.Plus, b);
    }

    public static object? Subtract(Context ctx, object? a, object? b)
    {
        switch (a)
        {
            case long x when b is long y:
                var difference = x - y;
                return ((x ^ y) & (x ^ difference)) < 0 ? (BigInteger)x - y : Box.Int(difference);
            case double x when b is double y: return x - y;
            case long or BigInteger when b is long or BigInteger: return Box.Int(Big(a) - Big(b));
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Subtract(a, b);
        }
        return Mixed(a, b, out var p, out var q) ? p - q : Other(ctx, a, Sym.Minus, b);
    }

    public static object? Multiply(Context ctx, object? a, object? b)
    {
        switch (a)
        {
            case long x when b is long y:
                var high = Math.BigMul(x, y, out long low);
                return (high == 0 && low >= 0) || (high == -1 && low < 0) ? Box.Int(low) : (BigInteger)x * y;
            case double x when b is double y: return x * y;
            case long or BigInteger when b is long or BigInteger: return Box.Int(Big(a) * Big(b));
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Multiply(a, b);
        }
        return Mixed(a, b, out var p, out var q) ? p * q : Other(ctx, a, Sym.Times, b);
    }

    /// <summary>Ruby's <c>/</c>: floored for integers.</summary>
    public static object? Divide(Context ctx, object? a, object? b)
    {
        switch (a)
        {
            case double x when b is double y: return x / y;
            case long or BigInteger when b is long or BigInteger: return FloorDivide(a, b);
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Divide(a, b);
        }
        return Mixed(a, b, out var p, out var q) ? p / q : Other(ctx, a, Sym.Divide, b);
    }

    /// <summary>Integers: floored quotient.</summary>
    public static object FloorDivide(object? a, object? b)
    {
        if (b is 0L)
        {
            throw RubyError.ZeroDivision();
        }
        if (a is long x && b is long y && !(x == long.MinValue && y == -1))
        {
            var quotient = x / y;
            return Box.Int(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient);
        }
        return Box.Int(FloorDivide(Big(a), Big(b)));
    }

    public static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return !rest.IsZero && (rest.Sign < 0) != (b.Sign < 0) ? quotient - 1 : quotient;
    }

    public static BigInteger FloorModulo(BigInteger a, BigInteger b)
    {
        var rest = BigInteger.Remainder(a, b);
        return !rest.IsZero && (rest.Sign < 0) != (b.Sign < 0) ? rest + b : rest;
    }

    public static double FloorModulo(double a, double b)
    {
        var rest = double.IsInfinity(b) && double.IsFinite(a) ? a : a % b;
        return b * rest < 0 ? rest + b : rest;
    }

    /// <summary>Ruby's <c>div</c>.</summary>
    public static object? IntegerDivide(Context ctx, object? a, object? b)
    {
        if (a is long or BigInteger && b is long or BigInteger)
        {
            return FloorDivide(a, b);
        }
        if (IsCore(a) && IsCore(b))
        {
            if (IsZero(b))
            {
                throw RubyError.ZeroDivision();
            }
            return Floor(Divide(ctx, a, b));
        }
        return Other(ctx, a, RSymbol.Of("div"), b);
    }

    public static object Floor(object? a) => a switch
    {
        double d => FromDouble(Math.Floor(d)),
        RRational r => Box.Int(FloorDivide(r.Numerator, r.Denominator)),
        _ => a!,
    };

    /// <summary>The integer of a whole double.</summary>
    /// <exception cref="RubyError">FloatDomainError for NaN and infinities.</exception>
    public static object FromDouble(double d)
    {
        if (!double.IsFinite(d))
        {
            throw RubyError.FloatDomain(double.IsNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
        }
        return d is > -9.2e18 and < 9.2e18 ? Box.Int((long)d) : Box.Int(new BigInteger(d));
    }

    public static object? Modulo(Context ctx, object? a, object? b)
    {
        switch (a)
        {
            case long x when b is long y && y > 0:
                var rest = x % y;
                return Box.Int(rest < 0 ? rest + y : rest);
            case double x when b is double y and not 0: return FloorModulo(x, y);
            case long or BigInteger when b is long or BigInteger:
                return IsZero(b) ? throw RubyError.ZeroDivision() : Box.Int(FloorModulo(Big(a), Big(b)));
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Modulo(a, b);
        }
        if (IsZero(b) && IsCore(a))
        {
            throw RubyError.ZeroDivision();
        }
        return Mixed(a, b, out var p, out var q) ? FloorModulo(p, q) : Other(ctx, a, Sym.Modulo, b);
    }

    public static object? Negate(Context ctx, object? a) => a switch
    {
        long.MinValue => -(BigInteger)long.MinValue,
        long l => Box.Int(-l),
        double d => -d,
        BigInteger b => Box.Int(-b),
        RRational r => new RRational(-r.Numerator, r.Denominator),
        _ => ctx.Send0(a, Sym.UnaryMinus),
    };

    public static bool IsZero(object? a) => a is 0L or 0.0 || (a is RRational r && r.Numerator.IsZero);

    public static bool IsNegative(Context ctx, object? a) => a switch
    {
        long l => l < 0,
        double d => d < 0,
        BigInteger b => b.Sign < 0,
        RRational r => r.Numerator.Sign < 0,
        _ => Context.Truthy(ctx.Send1(a, Sym.Less, Box.Int(0))),
    };

    /// <summary>-1, 0, 1 for core numbers; null when they are not comparable (NaN) or not core numbers.</summary>
    public static int? CompareCore(object? a, object? b)
    {
        switch (a)
        {
            case long x when b is long y: return x.CompareTo(y);
            case double x when b is double y: return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
            case long or BigInteger when b is long or BigInteger: return Big(a).CompareTo(Big(b));
            case long or BigInteger or RRational when b is double d: return CompareExact(a, d);
            case double d when b is long or BigInteger or RRational: return -CompareExact(b, d);
            case RRational or long or BigInteger when b is RRational or long or BigInteger: return RationalMath.Compare(a, b);
        }
        return null;
    }

    static int? CompareExact(object? a, double d)
    {
        if (double.IsNaN(d))
        {
            return null;
        }
        if (double.IsInfinity(d))
        {
            return d > 0 ? -1 : 1;
        }
        if (a is RRational r)
        {
            return r.ToDouble().CompareTo(d);
        }
        var whole = Math.Floor(d);
        var c = Big(a).CompareTo(new BigInteger(whole));
        return c != 0 ? c : whole == d ? 0 : -1;
    }

    public static int Compare(Context ctx, object? a, object? b) => IsCore(a) && IsCore(b) && CompareCore(a, b) is { } c ? c : ctx.Compare(a, b);

    public static bool Equal(Context ctx, object? a, object? b) => IsCore(a) && IsCore(b) ? CompareCore(a, b) == 0 : ctx.Equal(a, b);

    static bool Mixed(object? a, object? b, out double p, out double q)
    {
        p = q = 0;
        if (IsCore(a) && IsCore(b))
        {
            p = ToDouble(a);
            q = ToDouble(b);
            return true;
        }
        return false;
    }

    static object? Other(Context ctx, object? a, RSymbol operation, object? b)
    {
        if (!IsCore(a))
        {
            return ctx.Send1(a, operation, b);
        }
        if (b is RComplex)
        {
            return ComplexMath.Binary(ctx, a, operation, b);
        }
        return Coercion.Binary(ctx, a, operation, b);
    }
}
