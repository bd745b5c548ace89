using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Rational.</summary>
[RubyClass("Rational", Superclass = "Numeric")]
public static class RationalClass
{
    [RubyMethod("numerator")]
    public static object? Numerator(RRational self) => Box.Int(self.Numerator);

    [RubyMethod("denominator")]
    public static object? Denominator(RRational self) => Box.Int(self.Denominator);

    [RubyMethod("+")]
    public static object? Plus(Context ctx, object? self, object? other) => Num.Add(ctx, self, other);

    [RubyMethod("-")]
    public static object? Minus(Context ctx, object? self, object? other) => Num.Subtract(ctx, self, other);

    [RubyMethod("*")]
    public static object? Times(Context ctx, object? self, object? other) => Num.Multiply(ctx, self, other);

    [RubyMethod("/", "quo")]
    public static object? Divide(Context ctx, object? self, object? other) => Num.Divide(ctx, self, other);

    [RubyMethod("fdiv")]
    public static object? FDiv(Context ctx, RRational self, object? other) => Num.Divide(ctx, self.ToDouble(), other);

    [RubyMethod("**")]
    public static object? Power(Context ctx, RRational self, object? other) => other switch
    {
        long or BigInteger => RationalMath.Power(ctx, self, Num.Big(other)),
        RRational { Denominator.IsOne: true } r => RationalMath.Power(ctx, self, r.Numerator),
        _ => Powers.Of(ctx, self, other),
    };

    [RubyMethod("-@")]
    public static object? Negate(RRational self) => new RRational(-self.Numerator, self.Denominator);

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, object? self, object? other) => FloatArithmetic.EqualTo(ctx, self, other);

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, object? self, object? other) => IntegerArithmetic.Spaceship(ctx, self, other);

    [RubyMethod("coerce")]
    public static object? CoerceWith(Context ctx, RRational self, object? other) => other switch
    {
        long or BigInteger => RArray.Of(new RRational(Num.Big(other), 1), self),
        double => RArray.Of(other, self.ToDouble()),
        RRational => RArray.Of(other, self),
        RComplex c when Num.IsZero(c.Imaginary) && c.Imaginary is not double => RArray.Of(c.Real is long or BigInteger ? new RRational(Num.Big(c.Real), 1) : c.Real, self),
        RComplex => RArray.Of(other, new RComplex(self, Box.Int(0))),
        _ => throw RubyError.Type($"{ctx.ClassOf(other)} can't be coerced into Rational"),
    };

    [RubyMethod("hash")]
    public static long Hash(RRational self) => StructuralHash.Mix(self.Numerator.GetHashCode() + 77L, self.Denominator.GetHashCode()) >> 2;

    [RubyMethod("eql?")]
    public static bool Eql(RRational self, object? other) => other is RRational r && r.Numerator == self.Numerator && r.Denominator == self.Denominator;

    [RubyMethod("positive?")]
    public static bool IsPositive(RRational self) => self.Numerator.Sign > 0;

    [RubyMethod("negative?")]
    public static bool IsNegative(RRational self) => self.Numerator.Sign < 0;

    [RubyMethod("zero?")]
    public static bool IsZero(RRational self) => self.Numerator.IsZero;

    [RubyMethod("abs", "magnitude")]
    public static object? Abs(RRational self) => self.Numerator.Sign < 0 ? new RRational(-self.Numerator, self.Denominator) : self;

    [RubyMethod("to_i")]
    public static object? ToI(RRational self) => Box.Int(BigInteger.Divide(self.Numerator, self.Denominator));

    [RubyMethod("to_f")]
    public static double ToF(RRational self) => self.ToDouble();

    [RubyMethod("to_r")]
    public static object? ToR(RRational self) => self;

    [RubyMethod("to_s")]
    public static object? ToS(RRational self) => new RString($"{self.Numerator}/{self.Denominator}", RubyEncoding.UsAscii);

    [RubyMethod("inspect")]
    public static object? Inspect(RRational self) => new RString($"({self.Numerator}/{self.Denominator})", RubyEncoding.UsAscii);

    [RubyMethod("rationalize")]
    public static object? Rationalize(Context ctx, RRational self, [Optional] object? epsilon) =>
        epsilon is Undefined ? self : RationalMath.Simplest(ctx, self, epsilon);

    [RubyMethod("floor")]
    public static object? Floor(Context ctx, RRational self, [Optional] object? digits) => Cut(ctx, self, digits, static (n, d) => Num.FloorDivide(n, d));

    [RubyMethod("ceil")]
    public static object? Ceil(Context ctx, RRational self, [Optional] object? digits) => Cut(ctx, self, digits, static (n, d) => -Num.FloorDivide(-n, d));

    [RubyMethod("truncate")]
    public static object? Truncate(Context ctx, RRational self, [Optional] object? digits) => Cut(ctx, self, digits, BigInteger.Divide);

    [RubyMethod("round")]
    public static object? Round(Context ctx, RRational self, [Optional] object? digits, [Keyword] object? half = null)
    {
        var mode = Rounding.Mode(ctx, half);
        return Cut(ctx, self, digits, (n, d) => IntegerRounding.Divide(n, d, mode));
    }

    static object? Cut(Context ctx, RRational self, object? digits, Func<BigInteger, BigInteger, BigInteger> divide)
    {
        if (digits is Undefined)
        {
            return Box.Int(divide(self.Numerator, self.Denominator));
        }
        if (digits is not (long or BigInteger))
        {
            throw RubyError.Type("not an integer");
        }
        var n = Coerce.ToInt(ctx, digits);
        var scale = BigInteger.Pow(10, Math.Abs(n));
        if (n > 0)
        {
            return RationalMath.Make(divide(self.Numerator * scale, self.Denominator), scale);
        }
        return Box.Int(divide(self.Numerator, self.Denominator * scale) * scale);
    }

    [RubyMethod("marshal_dump", Private = true)]
    public static object? MarshalDump(RRational self) => RArray.Of(Box.Int(self.Numerator), Box.Int(self.Denominator));
}
