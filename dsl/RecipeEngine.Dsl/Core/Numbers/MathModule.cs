using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Math.</summary>
[RubyModule("Math")]
public static class MathModule
{
    [RubyConstant("PI")] public static readonly double Pi = Math.PI;
    [RubyConstant("E")] public static readonly double E = Math.E;

    static RubyError Domain(string name) => new("Math::DomainError", $"Numerical argument is out of domain - {name}");

    [RubyMethod("sin", ModuleFunction = true)] public static double Sin(double x) => Math.Sin(x);
    [RubyMethod("cos", ModuleFunction = true)] public static double Cos(double x) => Math.Cos(x);
    [RubyMethod("tan", ModuleFunction = true)] public static double Tan(double x) => Math.Tan(x);
    [RubyMethod("asin", ModuleFunction = true)] public static double Asin(double x) => x is < -1 or > 1 ? throw Domain("asin") : Math.Asin(x);
    [RubyMethod("acos", ModuleFunction = true)] public static double Acos(double x) => x is < -1 or > 1 ? throw Domain("acos") : Math.Acos(x);
    [RubyMethod("atan", ModuleFunction = true)] public static double Atan(double x) => Math.Atan(x);
    [RubyMethod("atan2", ModuleFunction = true)] public static double Atan2(double y, double x) => Math.Atan2(y, x);
    [RubyMethod("sinh", ModuleFunction = true)] public static double Sinh(double x) => Math.Sinh(x);
    [RubyMethod("cosh", ModuleFunction = true)] public static double Cosh(double x) => Math.Cosh(x);
    [RubyMethod("tanh", ModuleFunction = true)] public static double Tanh(double x) => Math.Tanh(x);
    [RubyMethod("asinh", ModuleFunction = true)] public static double Asinh(double x) => Math.Asinh(x);
    [RubyMethod("acosh", ModuleFunction = true)] public static double Acosh(double x) => x < 1 ? throw Domain("acosh") : Math.Acosh(x);

    [RubyMethod("atanh", ModuleFunction = true)]
    public static double Atanh(double x) => x is < -1 or > 1 ? throw Domain("atanh") : x == 1 ? double.PositiveInfinity : x == -1 ? double.NegativeInfinity : Math.Atanh(x);

    [RubyMethod("exp", ModuleFunction = true)] public static double Exp(double x) => Math.Exp(x);
    [RubyMethod("sqrt", ModuleFunction = true)] public static double Sqrt(double x) => x < 0 ? throw Domain("sqrt") : x == 0 ? 0.0 : Math.Sqrt(x);
    [RubyMethod("cbrt", ModuleFunction = true)] public static double Cbrt(double x)
    {
        // MRI betters the C library's answer by one step of Newton's.
        var root = Math.Cbrt(x);
        return double.IsFinite(root) && root != 0 ? ((2.0 * root) + (x / root / root)) / 3.0 : root;
    }

    [RubyMethod("hypot", ModuleFunction = true)] public static double Hypot(double x, double y) => MathFunctions.Hypotenuse(x, y);
    [RubyMethod("erf", ModuleFunction = true)] public static double Erf(double x) => MathFunctions.Erf(x);
    [RubyMethod("erfc", ModuleFunction = true)] public static double Erfc(double x) => MathFunctions.Erfc(x);

    /// <summary>The argument of a logarithm as mantissa and a power of two taken out of it.</summary>
    static double LogArgument(Context ctx, object? value, string name, out double twos)
    {
        twos = 0;
        if (value is BigInteger { Sign: > 0 } big && big.GetBitLength() > 1000)
        {
            var shift = (int)big.GetBitLength() - 64;
            twos = shift;
            return (double)(big >> shift);
        }
        var x = Coerce.ToDouble(ctx, value);
        return x < 0 ? throw Domain(name) : x;
    }

    [RubyMethod("log", ModuleFunction = true)]
    public static double Log(Context ctx, object? value, [Optional] object? numberBase)
    {
        var x = LogArgument(ctx, value, "log", out var twos);
        var result = Math.Log(x) + twos * 0.6931471805599453;
        if (numberBase is Undefined)
        {
            return result;
        }
        var b = LogArgument(ctx, numberBase, "log", out var baseTwos);
        var divisor = Math.Log(b) + baseTwos * 0.6931471805599453;
        if (b == 2 && baseTwos == 0)
        {
            return Math.Log2(x) + twos;
        }
        return b == 10 && baseTwos == 0 && twos == 0 ? Math.Log10(x) : x == 0 && b == 0 ? double.NaN : result / divisor;
    }

    [RubyMethod("log2", ModuleFunction = true)]
    public static double Log2(Context ctx, object? value) => Math.Log2(LogArgument(ctx, value, "log2", out var twos)) + twos;

    [RubyMethod("log10", ModuleFunction = true)]
    public static double Log10(Context ctx, object? value) => Math.Log10(LogArgument(ctx, value, "log10", out var twos)) + twos * 0.3010299956639812;

    [RubyMethod("ldexp", ModuleFunction = true)]
    public static double Ldexp(Context ctx, double fraction, object? exponent) => Math.ScaleB(fraction, (int)Math.Clamp(Coerce.ToLong(ctx, exponent), -100_000, 100_000));

    [RubyMethod("frexp", ModuleFunction = true)]
    public static object? Frexp(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return RArray.Of(x, Box.Int(double.IsInfinity(x) ? -1 : 0));
        }
        var exponent = Math.ILogB(x) + 1;
        return RArray.Of(Math.ScaleB(x, -exponent), Box.Int(exponent));
    }

    [RubyMethod("gamma", ModuleFunction = true)]
    public static double Gamma(double x)
    {
        if (x == 0)
        {
            return double.IsNegative(x) ? double.NegativeInfinity : double.PositiveInfinity;
        }
        return x < 0 && (x == Math.Floor(x) || double.IsInfinity(x)) ? throw Domain("gamma") : MathFunctions.Gamma(x);
    }

    [RubyMethod("lgamma", ModuleFunction = true)]
    public static object? LGamma(double x)
    {
        if (double.IsInfinity(x))
        {
            return x < 0 ? throw Domain("lgamma") : RArray.Of(double.PositiveInfinity, Box.Int(1));
        }
        if (x == 0)
        {
            return RArray.Of(double.PositiveInfinity, Box.Int(double.IsNegative(x) ? -1 : 1));
        }
        var value = MathFunctions.LogGamma(x, out var sign);
        return RArray.Of(value, Box.Int(sign));
    }
}

/// <summary>Math::DomainError.</summary>
[RubyClass("Math::DomainError", Superclass = "ArgumentError")]
public static class DomainErrorClass;
