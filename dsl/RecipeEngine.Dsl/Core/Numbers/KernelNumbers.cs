using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Kernel#Integer, Float, Rational, Complex.</summary>
[RubyModule("Kernel")]
public static class KernelNumbers
{
    static bool Raises(object? exception) => exception is not false;

    [RubyMethod("Integer", ModuleFunction = true)]
    public static object? Integer(Context ctx, object? value, [Optional] object? radix, [Keyword] object? exception = null)
    {
        // exception: is true unless false is given
        return Guarded(ctx, exception ?? true, () => ToInteger(ctx, value, radix));
    }

    static object? Guarded(Context ctx, object? exception, Func<object?> convert)
    {
        if (Raises(exception))
        {
            return convert();
        }
        var mark = ctx.GetMark();
        try
        {
            return convert();
        }
        catch (RubyError)
        {
            ctx.Unwind(mark);
            return null;
        }
    }

    static object? ToInteger(Context ctx, object? value, object? radix)
    {
        var numberBase = radix is Undefined or null ? 0 : Coerce.ToInt(ctx, radix);
        if (radix is not (Undefined or null))
        {
            value = Coerce.TryStr(ctx, value) ?? throw RubyError.Argument("base specified for non string value");
        }
        switch (value)
        {
            case long or BigInteger: return value;
            case double d: return Num.FromDouble(Math.Truncate(d));
            case RString s: return Parse(ctx, s, numberBase);
            case null: throw RubyError.Type("can't convert nil into Integer");
        }
        if (ctx.SendIfResponds(value, Sym.ToInt) is var whole && whole is long or BigInteger)
        {
            return whole;
        }
        if (Coerce.TryStr(ctx, value) is { } text)
        {
            return Parse(ctx, text, numberBase);
        }
        var result = ctx.SendIfResponds(value, Sym.ToI);
        return result is long or BigInteger ? result
            : result is Undefined ? throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into Integer")
            : throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} to Integer ({Coerce.Describe(ctx, value)}#to_i gives {Coerce.Describe(ctx, result)})");
    }

    static object Parse(Context ctx, RString text, int radix)
    {
        try
        {
            if (text.Text.IndexOf('\0') is var end && end >= 0 && IntegerParser.TryParse(text.Text[..end], radix) is not null)
            {
                throw RubyError.Argument("string contains null byte");
            }
            return IntegerParser.TryParse(text.Text, radix) is { } number ? Box.Int(Num.Big(number)) : throw RubyError.Argument($"invalid value for Integer(): {ctx.Inspect(text)}");
        }
        catch (TextError e)
        {
            throw RubyError.Argument(e.Message);
        }
    }

    [RubyMethod("Float", ModuleFunction = true)]
    public static object? Float(Context ctx, object? value, [Keyword] object? exception = null) => Guarded(ctx, exception ?? true, () =>
    {
        switch (value)
        {
            case double: return value;
            case RString s:
                if (s.Text.Contains('\0'))
                {
                    throw RubyError.Argument("string for Float contains null byte");
                }
                return FloatParser.TryParse(s.Text, out var d) ? d : throw RubyError.Argument($"invalid value for Float(): {ctx.Inspect(s.IsAscii ? s : new RString(s.ToBytes(), RubyEncoding.Binary))}");
        }
        return ToFloat(ctx, value);
    });

    /// <summary>As Float(), for numeric operands: strings are parsed, others asked for to_f.</summary>
    public static double ToFloat(Context ctx, object? value)
    {
        switch (value)
        {
            case double or long or BigInteger or RRational: return Num.ToDouble(value);
            case RString: return (double)Float(ctx, value)!;
            case null: throw RubyError.Type("can't convert nil into Float");
            case bool b: throw RubyError.Type($"can't convert {(b ? "true" : "false")} into Float");
        }
        if (ctx.IsA(value, ctx.Interpreter.FindClass(ctx, "Numeric")) || ctx.RespondTo(value, Sym.ToF) && value is not RSymbol)
        {
            var result = ctx.Send(value, Sym.ToF);
            return result is double d ? d : throw Coerce.WrongResult(ctx, value, Sym.ToF, result, "Float");
        }
        throw RubyError.Type($"can't convert {ctx.ClassOf(value)} into Float");
    }

    [RubyMethod("Rational", ModuleFunction = true)]
    public static object? Rational(Context ctx, object? a, [Optional] object? b, [Keyword] object? exception = null) =>
        Guarded(ctx, exception ?? true, () => RationalConversion.Make(ctx, a, b));

    [RubyMethod("Complex", ModuleFunction = true)]
    public static object? Complex(Context ctx, object? a, [Optional] object? b, [Keyword] object? exception = null) =>
        Guarded(ctx, exception ?? true, () => ComplexConversion.Make(ctx, a, b));
}
