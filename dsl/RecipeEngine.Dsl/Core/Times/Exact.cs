using System.Diagnostics;
using System.Numerics;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>An exact number: a reduced fraction with a positive denominator. Times are counted in them, so nothing is ever rounded.</summary>
public readonly record struct Exact
{
    readonly BigInteger denominator;

    public Exact(BigInteger numerator, BigInteger denominator)
    {
        if (!denominator.IsOne)
        {
            var g = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
            numerator /= g;
            denominator /= g;
        }
        Numerator = numerator;
        this.denominator = denominator;
    }

    public Exact(BigInteger whole)
    {
        Numerator = whole;
        denominator = BigInteger.One;
    }

    Exact(BigInteger numerator, BigInteger denominator, bool reduced)
    {
        Debug.Assert(reduced && BigInteger.GreatestCommonDivisor(numerator, denominator).IsOne);
        Numerator = numerator;
        this.denominator = denominator;
    }

    /// <summary>A moment of a clock.</summary>
    public static Exact Of(long seconds, int nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return new Exact(seconds);
        }
        int unit = 1_000_000_000, a = unit, b = Math.Abs(nanoseconds);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return new Exact(((BigInteger)seconds * (unit / a)) + (nanoseconds / a), unit / a, true);
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;
    public bool IsWhole => Denominator.IsOne;
    public int Sign => Numerator.Sign;

    public static Exact operator +(Exact a, Exact b) => a.IsWhole && b.IsWhole ? new(a.Numerator + b.Numerator) : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
    public static Exact operator -(Exact a, Exact b) => a.IsWhole && b.IsWhole ? new(a.Numerator - b.Numerator) : new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
    public static Exact operator *(Exact a, long b) => a.IsWhole ? new(a.Numerator * b) : new(a.Numerator * b, a.Denominator);
    public static Exact operator /(Exact a, long b) => new(a.Numerator, a.Denominator * b);
    public static implicit operator Exact(long whole) => new(whole);

    public int CompareTo(Exact b) => IsWhole && b.IsWhole ? Numerator.CompareTo(b.Numerator) : (Numerator * b.Denominator).CompareTo(b.Numerator * Denominator);

    public BigInteger Floor()
    {
        if (IsWhole)
        {
            return Numerator;
        }
        var q = BigInteger.DivRem(Numerator, Denominator, out var r);
        return r.Sign < 0 ? q - 1 : q;
    }

    public double ToDouble()
    {
        if (IsWhole)
        {
            return (double)Numerator;
        }
        return Text.FloatRounding.Ratio(Numerator, Denominator);
    }

    public static Exact Of(double d)
    {
        var bits = BitConverter.DoubleToInt64Bits(d);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = bits & 0xfffffffffffff;
        if (exponent == 0)
        {
            exponent++;
        }
        else
        {
            mantissa |= 1L << 52;
        }
        exponent -= 1075;
        BigInteger m = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0 ? new Exact(m << exponent) : new Exact(m, BigInteger.One << -exponent);
    }

    /// <summary>A Ruby number exactly: integers, floats, and what answers to_r or to_int.</summary>
    public static Exact From(Context ctx, object? value)
    {
        switch (value)
        {
            case long l: return new Exact(l);
            case BigInteger b: return new Exact(b);
            case double d:
                return double.IsNaN(d) || double.IsInfinity(d) ? throw RubyError.FloatDomain(double.IsNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity") : Of(d);
            case null or bool or RString: throw Inexact(ctx, value);
        }
        // What has to_r but no to_int is no number.
        var rational = ctx.FindMethod(value, ToR) is not null || ctx.RespondTo(value, ToR)
            ? ctx.RespondTo(value, Sym.ToInt) ? ctx.Send(value, ToR) : throw Inexact(ctx, value) : ctx.SendIfResponds(value, Sym.ToInt);
        switch (rational)
        {
            case long or BigInteger: return From(ctx, rational);
            case Undefined or null or RString or bool or double: throw Inexact(ctx, value);
        }
        return ctx.FindMethod(rational, Numer) is null ? throw Inexact(ctx, value)
            : new Exact(Coerce.ToBigInteger(ctx, ctx.Send(rational, Numer)), Coerce.ToBigInteger(ctx, ctx.Send(rational, Denom)));
    }

    static RubyError Inexact(Context ctx, object? value) => RubyError.Type($"can't convert {ctx.ClassOf(value)} into an exact number");

    static readonly RSymbol ToR = RSymbol.Of("to_r"), Numer = RSymbol.Of("numerator"), Denom = RSymbol.Of("denominator"), Rational = RSymbol.Of("Rational");

    /// <summary>As a Ruby Rational.</summary>
    public object? ToRational(Context ctx) => ctx.Send(ctx.Interpreter.MainObject, Rational, Box.Int(Numerator), Box.Int(Denominator));

    /// <summary>As an Integer when it is whole, else a Rational.</summary>
    public object? ToNumber(Context ctx) => IsWhole ? Box.Int(Numerator) : ToRational(ctx);
}
