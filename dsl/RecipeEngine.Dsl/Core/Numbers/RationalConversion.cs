using System.Numerics;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Core;

/// <summary>Kernel#Rational, and reading rationals from text.</summary>
static partial class RationalConversion
{
    [GeneratedRegex(@"\G\s*(?<sign>[-+]?)(?<whole>\d+(?:_\d+)*)?(?:\.(?<part>\d+(?:_\d+)*))?(?:[eE](?<power>[-+]?\d+(?:_\d+)*))?(?:/(?<under>\d+(?:_\d+)*)(?:\.(?<underpart>\d+(?:_\d+)*))?(?:[eE](?<underpower>[-+]?\d+))?)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    /// <summary>The rational at the start of a text; null when there is none. <paramref name="end"/> is where it stops.</summary>
    public static RRational? Parse(string text, out int end)
    {
        var m = Pattern().Match(text);
        end = m.Length;
        if (!m.Success || !(m.Groups["whole"].Success || m.Groups["part"].Success))
        {
            end = 0;
            return null;
        }
        var top = Decimal(m, "whole", "part", "power");
        var value = m.Groups["under"].Success ? RationalMath.Divide(top, Decimal(m, "under", "underpart", "underpower")) : top;
        return m.Groups["sign"].Value == "-" ? new RRational(-value.Numerator, value.Denominator) : value;
    }

    static RRational Decimal(Match m, string whole, string part, string power)
    {
        string Digits(string name) => m.Groups[name].Value.Replace("_", "", StringComparison.Ordinal);
        var fraction = Digits(part);
        var number = BigInteger.Parse(Digits(whole) + fraction, System.Globalization.CultureInfo.InvariantCulture);
        var exponent = m.Groups[power].Success ? BigInteger.Parse(Digits(power), System.Globalization.CultureInfo.InvariantCulture) : 0;
        var scale = (int)BigInteger.Max(-100_000, BigInteger.Min(100_000, exponent - fraction.Length));
        return scale >= 0 ? RationalMath.Make(number * BigInteger.Pow(10, scale), 1) : RationalMath.Make(number, BigInteger.Pow(10, -scale));
    }

    public static object? Make(Context ctx, object? a, object? b)
    {
        if (a is null || b is null)
        {
            throw RubyError.Type("can't convert nil into Rational");
        }
        a = Convert(ctx, a, b is Undefined);
        if (b is Undefined)
        {
            return a is long or BigInteger ? new RRational(Num.Big(a), 1) : a;
        }
        b = Convert(ctx, b, false);
        if (a is long or BigInteger && b is long or BigInteger)
        {
            return RationalMath.Make(Num.Big(a), Num.Big(b));
        }
        if (a is long or BigInteger)
        {
            a = new RRational(Num.Big(a), 1);
        }
        if (b is 1L)
        {
            return a;
        }
        return ctx.Send1(a, Sym.Divide, b);
    }

    static object? Convert(Context ctx, object? value, bool alone)
    {
        switch (value)
        {
            case long or BigInteger or RRational: return value;
            case double d: return FloatFacts.Exact(d);
            case RComplex c when c.Imaginary is not double && Num.IsZero(c.Imaginary): return c.Real;
            case RComplex when !alone: return value;
            case RString s:
                var parsed = s.Text.Contains('\0') ? throw RubyError.Argument("string contains null byte") : Parse(s.Text, out var end);
                return parsed is not null && s.Text[end..].Trim(' ', '\t', '\n', '\v', '\f', '\r').Length == 0 ? parsed
                    : throw RubyError.Argument($"invalid value for convert(): {ctx.Inspect(s)}");
        }
        var whole = value is RObject && !ctx.RespondTo(value, Sym.ToR) ? ctx.SendIfResponds(value, Sym.ToInt) : Undefined.Value;
        if (whole is long or BigInteger)
        {
            return whole;
        }
        if (!ctx.RespondTo(value, Sym.ToR))
        {
            return !alone && ctx.IsA(value, ctx.Interpreter.FindClass(ctx, "Numeric")) ? value : throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into Rational");
        }
        var result = ctx.Send(value, Sym.ToR);
        return result is RRational ? result : throw Coerce.WrongResult(ctx, value, Sym.ToR, result, "Rational");
    }
}
