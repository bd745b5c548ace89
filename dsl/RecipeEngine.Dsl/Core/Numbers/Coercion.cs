using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>The <c>coerce</c> protocol between numbers of different classes.</summary>
static class Coercion
{
    static (object? A, object? B)? Ask(Context ctx, object? a, object? b, bool must)
    {
        var result = b is null or bool or RString or RSymbol or RArray && ctx.FindMethod(b, Sym.Coerce) is null ? Undefined.Value : ctx.SendIfResponds(b, Sym.Coerce, a);
        if (result is Undefined)
        {
            return must ? throw RubyError.Type($"{Describe(ctx, b)} can't be coerced into {ctx.ClassOf(a)}") : null;
        }
        if (result is RArray { Count: 2 } pair)
        {
            return (pair[0], pair[1]);
        }
        return result is null && !must ? null : throw RubyError.Type("coerce must return [x, y]");
    }

    /// <summary>A value as errors name it: what is no object in MRI's memory by its inspect, the rest by its class.</summary>
    public static string Describe(Context ctx, object? value) => value is null or bool or double or RSymbol or (>= -(1L << 62) and < 1L << 62) ? ctx.Inspect(value) : ctx.ClassOf(value).ToString();

    public static object? Binary(Context ctx, object? a, RSymbol operation, object? b)
    {
        var (x, y) = Ask(ctx, a, b, true)!.Value;
        return ctx.Send1(x, operation, y);
    }

    /// <summary>For &lt;=&gt;: nil when the other cannot coerce.</summary>
    public static object? Spaceship(Context ctx, object? a, object? b) => Ask(ctx, a, b, false) is { } pair ? ctx.Send1(pair.A, Sym.Spaceship, pair.B) : null;

    /// <summary>For &lt;, &gt; and kin: ArgumentError when the other cannot coerce.</summary>
    public static bool Relation(Context ctx, object? a, RSymbol operation, object? b) =>
        Ask(ctx, a, b, false) is { } pair && ctx.Send1(pair.A, operation, pair.B) is { } answer ? Context.Truthy(answer)
        : throw ctx.ComparisonFailed(a, b);

    /// <summary>For &amp;, | and ^ on integers.</summary>
    public static object? Bitwise(Context ctx, object? a, RSymbol operation, object? b)
    {
        if (b is double)
        {
            throw RubyError.Type($"{ctx.Inspect(b)} can't be coerced into Integer");
        }
        var (x, y) = Ask(ctx, a, b, true)!.Value;
        return ctx.SendIfResponds(x, operation, y) is var result && result is not Undefined ? result
            : throw RubyError.Type($"{Describe(ctx, b)} can't be coerced into {ctx.ClassOf(a)}");
    }
}
