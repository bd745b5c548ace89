using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Float: conversions, properties, rounding, constants.</summary>
[RubyClass("Float")]
public static class FloatFacts
{
    [RubyConstant("INFINITY")] public static readonly double Infinity = double.PositiveInfinity;
    [RubyConstant("NAN")] public static readonly double NaN = double.NaN;
    [RubyConstant("MAX")] public static readonly double Max = double.MaxValue;
    [RubyConstant("MIN")] public static readonly double Min = 2.2250738585072014e-308;
    [RubyConstant("EPSILON")] public static readonly double Epsilon = 2.220446049250313e-16;
    [RubyConstant("DIG")] public static readonly long Digits = 15;
    [RubyConstant("MANT_DIG")] public static readonly long MantissaDigits = 53;
    [RubyConstant("MAX_EXP")] public static readonly long MaxExponent = 1024;
    [RubyConstant("MIN_EXP")] public static readonly long MinExponent = -1021;
    [RubyConstant("MAX_10_EXP")] public static readonly long MaxDecimalExponent = 308;
    [RubyConstant("MIN_10_EXP")] public static readonly long MinDecimalExponent = -307;
    [RubyConstant("RADIX")] public static readonly long Radix = 2;

    [RubyMethod("to_s", "inspect")]
    public static object? ToS(double self) => new RString(FloatText.Format(self), RubyEncoding.UsAscii);

    [RubyMethod("to_f")]
    public static double ToF(double self) => self;

    [RubyMethod("to_i", "to_int")]
    public static object? ToI(double self) => Num.FromDouble(Math.Truncate(self));

    [RubyMethod("hash")]
    public static long Hash(Context ctx, object? self) => ctx.HashOf(self);

    [RubyMethod("nan?")]
    public static bool IsNaN(double self) => double.IsNaN(self);

    [RubyMethod("infinite?")]
    public static object? IsInfinite(double self) => double.IsInfinity(self) ? Box.Int(self > 0 ? 1 : -1) : null;

    [RubyMethod("finite?")]
    public static bool IsFinite(double self) => double.IsFinite(self);

    [RubyMethod("zero?")]
    public static bool IsZero(double self) => self == 0;

    [RubyMethod("positive?")]
    public static bool IsPositive(double self) => self > 0;

    [RubyMethod("negative?")]
    public static bool IsNegative(double self) => self < 0;

    [RubyMethod("abs", "magnitude")]
    public static double Abs(double self) => Math.Abs(self);

    [RubyMethod("next_float")]
    public static double NextFloat(double self) => Math.BitIncrement(self);

    [RubyMethod("prev_float")]
    public static double PrevFloat(double self) => Math.BitDecrement(self);

    [RubyMethod("arg", "angle", "phase")]
    public static object? Arg(object? self)
    {
        var d = (double)self!;
        return double.IsNaN(d) ? self : d < 0 || (d == 0 && double.IsNegative(d)) ? Math.PI : Box.Int(0);
    }

    [RubyMethod("to_r")]
    public static object? ToR(double self) => Exact(self);

    internal static RRational Exact(double self)
    {
        Num.FromDouble(double.IsFinite(self) ? 0 : self);
        var (mantissa, exponent) = Parts(self);
        return exponent >= 0 ? RationalMath.Make(mantissa << exponent, 1) : RationalMath.Make(mantissa, BigInteger.One << -exponent);
    }

    internal static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        mantissa |= exponent == 0 ? 0 : 1L << 52;
        return (bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    [RubyMethod("numerator")]
    public static object? Numerator(double self) => double.IsFinite(self) ? Box.Int(Exact(self).Numerator) : self;

    [RubyMethod("denominator")]
    public static object? Denominator(double self) => Box.Int(double.IsFinite(self) ? Exact(self).Denominator : 1);

    [RubyMethod("rationalize")]
    public static object? Rationalize(Context ctx, double self, [Optional] object? epsilon)
    {
        if (epsilon is not Undefined)
        {
            return RationalMath.Simplest(ctx, Exact(self), epsilon);
        }
        Num.FromDouble(double.IsFinite(self) ? 0 : self);
        var (mantissa, exponent) = Parts(self);
        if (mantissa.IsZero || exponent >= 0)
        {
            return Exact(self);
        }
        var unit = BigInteger.One << (1 - exponent);
        return RationalMath.Between(RationalMath.Make(2 * mantissa - 1, unit), RationalMath.Make(2 * mantissa + 1, unit));
    }

    [RubyMethod("floor")]
    public static object? Floor(Context ctx, double self, [Optional] object? digits) =>
        Cut(ctx, self, digits, Math.Floor, FloatRounding.Floor, IntegerRounding.Floor);

    [RubyMethod("ceil")]
    public static object? Ceil(Context ctx, double self, [Optional] object? digits) =>
        Cut(ctx, self, digits, Math.Ceiling, FloatRounding.Ceiling, IntegerRounding.Ceiling);

    [RubyMethod("truncate")]
    public static object? Truncate(Context ctx, double self, [Optional] object? digits) => self > 0 ? Floor(ctx, self, digits) : Ceil(ctx, self, digits);

    static object? Cut(Context ctx, double self, object? digits, Func<double, double> whole, Func<double, int, double> fraction, Func<BigInteger, int, BigInteger> integer)
    {
        var n = digits is Undefined ? 0 : Coerce.ToInt(ctx, digits);
        if (n > 0)
        {
            return fraction(self, n);
        }
        var value = Num.FromDouble(whole(self));
        return n == 0 ? value : n < -400 ? Box.Int(0) : Box.Int(integer(Num.Big(value), -n));
    }

    [RubyMethod("round")]
    public static object? Round(Context ctx, double self, [Optional] object? digits, [Keyword] object? half = null)
    {
        var n = digits is Undefined ? 0 : Coerce.ToInt(ctx, digits);
        var mode = Rounding.Mode(ctx, half);
        if (n > 0)
        {
            return FloatRounding.Round(self, n, mode);
        }
        if (n == 0)
        {
            return Num.FromDouble(FloatRounding.ToWhole(self, mode));
        }
        var whole = Num.FromDouble(Math.Truncate(self));
        return n < -400 ? Box.Int(0) : Box.Int(IntegerRounding.Round(Num.Big(whole), -n, mode));
    }
}
