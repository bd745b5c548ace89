using System.Numerics;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Ruby's implicit conversions (to_str, to_int, to_ary …) with Ruby's errors. Builtins get them from their parameter types.</summary>
public static class Coerce
{
    /// <summary>"nil", "true", "Integer": how a TypeError names a value.</summary>
    public static string Describe(Context context, object? value) => value switch
    {
        null => "nil",
        bool b => b ? "true" : "false",
        _ => context.ClassOf(value).ToString(),
    };

    static RubyError NoImplicit(Context context, object? value, string target) => RubyError.Type(
        value is null && target == "Integer" ? "no implicit conversion from nil to integer" : $"no implicit conversion of {Describe(context, value)} into {target}");

    /// <summary>A conversion method gave something else than its class promises.</summary>
    internal static RubyError WrongResult(Context context, object? value, RSymbol method, object? result, string target) =>
        RubyError.Type($"can't convert {context.ClassOf(value)} to {target} ({context.ClassOf(value)}#{method.Name} gives {context.ClassOf(result)})");

    static T Ask<T>(Context context, object? value, RSymbol method, string target) where T : class
    {
        var result = context.SendIfResponds(value, method);
        return result switch
        {
            T t => t,
            Undefined => throw NoImplicit(context, value, target),
            _ => throw WrongResult(context, value, method, result, target),
        };
    }

    /// <summary>to_str</summary>
    public static RString ToStr(Context context, object? value) => Sealed.As<RString>(value) ?? Ask<RString>(context, value, Sym.ToStr, "String");

    public static string ToText(Context context, object? value) => ToStr(context, value).Text;

    /// <summary>to_ary</summary>
    public static RArray ToAry(Context context, object? value) => Sealed.As<RArray>(value) ?? Ask<RArray>(context, value, Sym.ToAry, "Array");

    /// <summary>to_hash</summary>
    public static RHash ToHash(Context context, object? value) => Sealed.As<RHash>(value) ?? Ask<RHash>(context, value, Sym.ToHash, "Hash");

    /// <summary>An array if the value is one or answers to_ary with one; null otherwise (no error).</summary>
    public static RArray? TryAry(Context context, object? value)
    {
        if (Sealed.As<RArray>(value) is { } a)
        {
            return a;
        }
        if (value is null or bool or long or double or RString or RSymbol or RProc or BigInteger || (Sealed.As<RHash>(value) is { klass: null }))
        {
            return null;
        }
        var result = context.SendIfResponds(value, Sym.ToAry);
        return result is Undefined or null ? null : result as RArray
            ?? throw WrongResult(context, value, Sym.ToAry, result, "Array");
    }

    public static RString? TryStr(Context context, object? value) => value as RString ?? TryAsk<RString>(context, value, Sym.ToStr, "String");

    public static RHash? TryHash(Context context, object? value) => value as RHash ?? TryAsk<RHash>(context, value, Sym.ToHash, "Hash");

    static T? TryAsk<T>(Context context, object? value, RSymbol method, string target) where T : class
    {
        var result = value is null ? Undefined.Value : context.SendIfResponds(value, method);
        return result is Undefined or null ? null : result as T
            ?? throw WrongResult(context, value, method, result, target);
    }

    /// <summary>to_int; a long or a BigInteger.</summary>
    public static object ToInteger(Context context, object? value)
    {
        switch (value)
        {
            case long or BigInteger: return value;
            case double d:
                if (double.IsNaN(d) || double.IsInfinity(d))
                {
                    throw RubyError.FloatDomain(double.IsNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
                }
                return d is > -9e18 and < 9e18 ? Box.Int((long)d) : Box.Int(new BigInteger(d));
            case null or bool or RString or RSymbol: throw NoImplicit(context, value, "Integer");
        }
        var result = context.SendIfResponds(value, Sym.ToInt);
        return result switch
        {
            long or BigInteger => result,
            Undefined => throw NoImplicit(context, value, "Integer"),
            _ => throw WrongResult(context, value, Sym.ToInt, result, "Integer"),
        };
    }

    public static long ToLong(Context context, object? value) => Sealed.Int(value, out var l) ? l
        : value is double real and not (> -9.2e18 and < 9.2e18) ? throw OutOfRange(context, real)
        : ToInteger(context, value) is long n ? n : throw RubyError.Range("bignum too big to convert into `long'");

    static RubyError OutOfRange(Context context, double value) =>
        RubyError.Range($"float {ToText(context, context.Send(context.Interpreter.MainObject, "format", new RString("%.10g"), value))} out of range of integer");

    public static BigInteger ToBigInteger(Context context, object? value) => ToInteger(context, value) is var n && n is BigInteger b ? b : (long)n;

    public static int ToInt(Context context, object? value)
    {
        var l = ToLong(context, value);
        return l is >= int.MinValue and <= int.MaxValue ? (int)l
            : throw RubyError.Range($"integer {l} too {(l < 0 ? "small" : "big")} to convert to `int'");
    }

    /// <summary>A number as a float; strings are refused.</summary>
    public static double ToDouble(Context context, object? value)
    {
        if (Sealed.Float(value, out var d))
        {
            return d;
        }
        switch (value)
        {
            case long l: return l;
            case BigInteger b: return (double)b;
            case null: throw RubyError.Type("can't convert nil into Float");
            case bool v: throw RubyError.Type($"can't convert {(v ? "true" : "false")} into Float");
            case RString: throw RubyError.Type("can't convert String into Float");
        }
        if (!context.IsA(value, context.Interpreter.FindClass(context, "Numeric")))
        {
            throw RubyError.Type($"can't convert {Describe(context, value)} into Float");
        }
        return Sealed.Float(context.SendIfResponds(value, Sym.ToF), out var f) ? f : throw RubyError.Type($"can't convert {Describe(context, value)} into Float");
    }

    /// <summary>A Symbol, or a string's symbol.</summary>
    public static RSymbol ToSymbol(Context context, object? value) => value switch
    {
        RSymbol s => s,
        RString s => RSymbol.Of(s.Text),
        _ => TryStr(context, value) is { } t ? RSymbol.Of(t.Text) : throw RubyError.Type($"{context.Inspect(value)} is not a symbol nor a string"),
    };

    /// <summary>A path: to_path, then to_str.</summary>
    public static string ToPath(Context context, object? value)
    {
        if (!Sealed.Is<RString>(value) && context.SendIfResponds(value, Sym.ToPath) is var p && !Sealed.Is<Undefined>(p))
        {
            value = p;
        }
        var text = FileText(ToStr(context, value));
        return text.Contains('\0') ? throw RubyError.Argument("path name contains null byte") : text;
    }

    /// <summary>The text of a path: names of files are UTF-8, whatever encoding a string says its bytes are in.</summary>
    public static string FileText(RString path) =>
        path.IsAscii || ReferenceEquals(path.Encoding, Text.RubyEncoding.Utf8) ? path.Text : Text.RubyEncoding.Utf8.Decode(path.ToBytes());

    /// <summary>An argument that must be of one .NET type.</summary>
    public static T Expect<T>(Context context, object? value, string ruby) where T : class =>
        value as T ?? throw RubyError.Type($"wrong argument type {Describe(context, value)} (expected {ruby})");

    public static RModule ToModule(Context context, object? value) => value as RModule ?? throw RubyError.Type("class or module required");

    /// <summary>The receiver of a builtin as its .NET type: fails when a method was moved to an object of another kind.</summary>
    public static T Self<T>(Context context, object? self) =>
        self is T t ? t : throw RubyError.Type($"wrong argument type {Describe(context, self)} (expected {typeof(T).Name.TrimStart('R')})");

    /// <summary>What a splat spreads: arrays themselves, to_a of others, one element else.</summary>
    public static RArray Splat(Context context, object? value)
    {
        switch (value)
        {
            case RArray a: return a;
            case null: return new RArray();
            case bool or long or double or RString or RSymbol: return RArray.Of(value);
        }
        var result = context.SendIfResponds(value, Sym.ToA);
        return result switch
        {
            RArray a => a,
            Undefined or null => RArray.Of(value),
            _ => throw WrongResult(context, value, Sym.ToA, result, "Array"),
        };
    }

    /// <summary>Takes a trailing keyword hash off an argument list, or null.</summary>
    public static RHash? TakeKeywords(ref object?[] arguments)
    {
        if (arguments.Length > 0 && Sealed.As<RHash>(arguments[^1]) is { IsKeywords: true } k)
        {
            arguments = arguments[..^1];
            k.IsKeywords = false;
            return k;
        }
        return null;
    }

    /// <summary>ArgumentError for keywords a builtin does not know.</summary>
    public static void OnlyKeywords(Context context, RHash? keywords, params ReadOnlySpan<string> known)
    {
        if (keywords is null)
        {
            return;
        }
        var unknown = new List<string>();
        for (var i = 0; keywords.Next(ref i, out var key, out _);)
        {
            if (Sealed.As<RSymbol>(key) is not { } s || !known.Contains(s.Name))
            {
                unknown.Add(context.Inspect(key));
            }
        }
        if (unknown.Count > 0)
        {
            throw RubyError.Argument($"unknown keyword{(unknown.Count > 1 ? "s" : "")}: {string.Join(", ", unknown)}");
        }
    }
}
