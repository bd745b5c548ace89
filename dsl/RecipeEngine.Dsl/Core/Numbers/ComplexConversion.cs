using System.Numerics;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Kernel#Complex, and reading complex numbers from text.</summary>
static partial class ComplexConversion
{
    const string Unsigned = @"\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][-+]?\d+(?:_\d+)*)?(?:/\d+(?:_\d+)*)?";

    [GeneratedRegex(@"\G\s*(?:(?<onlysign>[-+])?(?<only>" + Unsigned + @")?[ij](?![\w])|(?<real>[-+]?" + Unsigned + @")(?:@(?<angle>[-+]?" + Unsigned + @")|(?<sign>[-+])(?<imaginary>" + Unsigned + @")?[ij])?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    public static RComplex? Parse(Context ctx, string text, out int end)
    {
        var m = Pattern().Match(text);
        end = m.Length;
        if (!m.Success)
        {
            return null;
        }
        if (m.Groups["real"].Success)
        {
            var real = Number(m.Groups["real"].Value);
            if (m.Groups["angle"].Success)
            {
                return ComplexMath.PolarExact(ctx, real, Number(m.Groups["angle"].Value));
            }
            return new RComplex(real, m.Groups["sign"].Success ? Signed(ctx, m.Groups["sign"].Value, m.Groups["imaginary"]) : Box.Int(0));
        }
        if (!m.Groups["only"].Success && !m.Groups["onlysign"].Success && m.Value.TrimStart() is not ("i" or "j" or "I" or "J"))
        {
            return null;
        }
        return new RComplex(Box.Int(0), Signed(ctx, m.Groups["onlysign"].Value, m.Groups["only"]));
    }

    static object? Signed(Context ctx, string sign, Group digits)
    {
        var value = digits.Success ? Number(digits.Value) : Box.Int(1);
        return sign == "-" ? Num.Negate(ctx, value) : value;
    }

    static object? Number(string text)
    {
        if (text.Contains('/'))
        {
            return RationalConversion.Parse(text, out _);
        }
        return text.AsSpan().IndexOfAny(".eE") >= 0 ? FloatParser.ParseLenient(text) : Box.Int(Num.Big(IntegerParser.ParseLenient(text)));
    }

    public static object? Make(Context ctx, object? a, object? b)
    {
        if (a is null || b is null)
        {
            throw RubyError.Type("can't convert nil into Complex");
        }
        a = Read(ctx, a);
        b = b is Undefined ? b : Read(ctx, b);
        if (a is RComplex { Imaginary: not double } x && Num.IsZero(x.Imaginary) && b is not Undefined)
        {
            a = x.Real;
        }
        if (b is RComplex { Imaginary: not double } y && Num.IsZero(y.Imaginary))
        {
            b = y.Real;
        }
        if (b is Undefined)
        {
            if (a is RComplex)
            {
                return a;
            }
            if (ctx.IsA(a, ctx.Interpreter.FindClass(ctx, "Numeric")))
            {
                return ComplexMath.IsReal(ctx, a) ? new RComplex(a, Box.Int(0)) : a;
            }
            if (a is not bool && ctx.RespondTo(a, RSymbol.Of("to_c")))
            {
                return ctx.Send(a, "to_c");
            }
            throw RubyError.Type($"can't convert {Coerce.Describe(ctx, a)} into Complex");
        }
        var numeric = ctx.Interpreter.FindClass(ctx, "Numeric");
        if (!ctx.IsA(a, numeric) || !ctx.IsA(b, numeric))
        {
            throw RubyError.Type("not a real");
        }
        if (ComplexMath.IsReal(ctx, a) && ComplexMath.IsReal(ctx, b))
        {
            return new RComplex(a, b);
        }
        return ctx.Send1(a, Sym.Plus, ctx.Send1(b, Sym.Times, new RComplex(Box.Int(0), Box.Int(1))));
    }

    static object? Read(Context ctx, object? value)
    {
        if (value is not RString s)
        {
            return value;
        }
        if (s.Text.Contains('\0'))
        {
            throw RubyError.Argument("string contains null byte");
        }
        return Parse(ctx, s.Text, out var end) is { } parsed && s.Text[end..].Trim(' ', '\t', '\n', '\v', '\f', '\r').Length == 0 ? parsed
            : throw RubyError.Argument($"invalid value for convert(): {ctx.Inspect(s)}");
    }
}
