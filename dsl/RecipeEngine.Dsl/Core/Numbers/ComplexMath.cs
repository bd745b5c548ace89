using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>A Complex: two real numbers.</summary>
public sealed class RComplex : RObject
{
    internal RComplex(object? real, object? imaginary)
    {
        Real = real;
        Imaginary = imaginary;
        Frozen = true;
    }

    public object? Real { get; }
    public object? Imaginary { get; }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.FindClass(interpreter.MainContext, "Complex");
}

/// <summary>Arithmetic on complex numbers; the parts stay exact where they are.</summary>
static class ComplexMath
{
    public static RComplex Of(object? value) => value as RComplex ?? new RComplex(value, Box.Int(0));

    /// <summary>Core real numbers, and objects that say they are real.</summary>
    public static bool IsReal(Context ctx, object? value) => value is long or BigInteger or double or RRational
        || (value is RObject and not RComplex && ctx.IsA(value, ctx.Interpreter.FindClass(ctx, "Numeric")) && Context.Truthy(ctx.Send(value, "real?")));

    public static object? Binary(Context ctx, object? a, RSymbol operation, object? b) => ctx.Send1(Of(a), operation, b);

    public static RComplex Add(Context ctx, RComplex a, RComplex b) => new(Num.Add(ctx, a.Real, b.Real), Num.Add(ctx, a.Imaginary, b.Imaginary));

    public static RComplex Subtract(Context ctx, RComplex a, RComplex b) => new(Num.Subtract(ctx, a.Real, b.Real), Num.Subtract(ctx, a.Imaginary, b.Imaginary));

    public static RComplex Multiply(Context ctx, RComplex a, RComplex b)
    {
        var real = Num.Subtract(ctx, Product(ctx, a.Real, b.Real), Product(ctx, a.Imaginary, b.Imaginary));
        var imaginary = Num.Add(ctx, Product(ctx, a.Real, b.Imaginary), Product(ctx, b.Real, a.Imaginary));
        return new RComplex(real, imaginary);
    }

    // an infinite factor times an exact zero gives zero
    static object? Product(Context ctx, object? x, object? y)
    {
        if (x is double d && double.IsInfinity(d) && y is 0L || y is double e && double.IsInfinity(e) && x is 0L)
        {
            return Box.Int(0);
        }
        return Num.Multiply(ctx, x, y);
    }

    // A rational part that is a whole number becomes one.
    static object? Whole(Context ctx, object? part) => part is RRational r && r.Denominator.IsOne ? ctx.Send(r, "numerator") : part;

    public static object? Divide(Context ctx, RComplex a, object? other, bool asFloat)
    {
        object? Quotient(object? x, object? y) => asFloat ? ctx.Send(x, "fdiv", y) : Whole(ctx, ctx.Send(x, "quo", y));
        if (other is not RComplex b)
        {
            return new RComplex(Quotient(a.Real, other), Quotient(a.Imaginary, other));
        }
        if (a.Real is double || a.Imaginary is double || b.Real is double || b.Imaginary is double)
        {
            // scaled by the larger part, so that nothing overflows
            if (Num.Compare(ctx, ctx.Send(b.Real, "abs"), ctx.Send(b.Imaginary, "abs")) >= 0)
            {
                var r = Quotient(b.Imaginary, b.Real);
                var n = Num.Multiply(ctx, b.Real, Num.Add(ctx, Num.Multiply(ctx, r, r), Box.Int(1)));
                return new RComplex(Quotient(Num.Add(ctx, a.Real, Num.Multiply(ctx, a.Imaginary, r)), n), Quotient(Num.Subtract(ctx, a.Imaginary, Num.Multiply(ctx, a.Real, r)), n));
            }
            var s = Quotient(b.Real, b.Imaginary);
            var m = Num.Multiply(ctx, b.Imaginary, Num.Add(ctx, Num.Multiply(ctx, s, s), Box.Int(1)));
            return new RComplex(Quotient(Num.Add(ctx, Num.Multiply(ctx, a.Real, s), a.Imaginary), m), Quotient(Num.Subtract(ctx, Num.Multiply(ctx, a.Imaginary, s), a.Real), m));
        }
        var square = Num.Add(ctx, Num.Multiply(ctx, b.Real, b.Real), Num.Multiply(ctx, b.Imaginary, b.Imaginary));
        var top = Multiply(ctx, a, new RComplex(b.Real, Num.Negate(ctx, b.Imaginary)));
        return new RComplex(Quotient(top.Real, square), Quotient(top.Imaginary, square));
    }

    public static double Abs(RComplex a)
    {
        double x = Num.ToDouble(a.Real), y = Num.ToDouble(a.Imaginary);
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return double.PositiveInfinity;
        }
        return MathFunctions.Hypotenuse(x, y);
    }

    public static double Arg(RComplex a) => Math.Atan2(Num.ToDouble(a.Imaginary), Num.ToDouble(a.Real));

    public static object? Power(Context ctx, RComplex a, object? other)
    {
        if (other is RComplex { Imaginary: not double } exact && Num.IsZero(exact.Imaginary))
        {
            other = exact.Real;
        }
        if (other is not RComplex && Num.IsZero(other) && other is not double)
        {
            return new RComplex(Box.Int(1), Box.Int(0));
        }
        if (other is RRational { Denominator.IsOne: true } whole)
        {
            other = Box.Int(whole.Numerator);
        }
        if (other is RComplex b)
        {
            if (Num.IsZero(a.Real) && Num.IsZero(a.Imaginary))
            {
                return new RComplex(Box.Int(0), Box.Int(0));
            }
            double r = Abs(a), theta = Arg(a), re = Num.ToDouble(b.Real), im = Num.ToDouble(b.Imaginary);
            return Polar(Math.Exp(re * Math.Log(r) - im * theta), theta * re + im * Math.Log(r));
        }
        if (other is long n && (a.Real is not double && a.Imaginary is not double || Math.Abs(n) <= 64))
        {
            if (n < 0)
            {
                return Divide(ctx, new RComplex(Box.Int(1), Box.Int(0)), Power(ctx, a, Box.Int(-n)), false);
            }
            RComplex? result = null;
            for (var square = a; n > 0; n >>= 1)
            {
                if ((n & 1) != 0)
                {
                    result = result is null ? square : Multiply(ctx, result, square);
                }
                square = n > 1 ? Multiply(ctx, square, square) : square;
            }
            return result;
        }
        if (other is long or BigInteger or double or RRational)
        {
            var exponent = Num.ToDouble(other);
            return Polar(Math.Pow(Abs(a), exponent), Arg(a) * exponent);
        }
        return Coercion.Binary(ctx, a, Sym.Power, other);
    }

    public static RComplex Polar(double r, double theta)
    {
        if (theta == 0)
        {
            return new RComplex(r, Box.Double(0.0));
        }
        return new RComplex(r * Math.Cos(theta), r * Math.Sin(theta));
    }

    /// <summary>Complex.polar keeps exact results at the axes.</summary>
    public static RComplex PolarExact(Context ctx, object? r, object? theta)
    {
        if (Num.IsZero(r) && r is not double || Num.IsZero(theta) && theta is not double)
        {
            return new RComplex(r, Box.Int(0));
        }
        if (theta is double angle)
        {
            if (angle == Math.PI)
            {
                return new RComplex(Num.Negate(ctx, r), Box.Int(0));
            }
            if (angle == Math.PI / 2)
            {
                return new RComplex(Box.Int(0), r);
            }
        }
        var t = Num.ToDouble(theta);
        return new RComplex(Num.Multiply(ctx, r, Math.Cos(t)), Num.Multiply(ctx, r, Math.Sin(t)));
    }
}
