namespace RecipeEngine.Dsl.Core;

/// <summary>Comparable: order from &lt;=&gt;.</summary>
[RubyModule("Comparable")]
public static class ComparableModule
{
    static int Compare(Context ctx, object? self, object? other)
    {
        var result = ctx.Send1(self, Sym.Spaceship, other);
        return result is null ? throw ctx.ComparisonFailed(self, other) : ctx.ComparisonResult(result, self, other);
    }

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, object? self, object? other)
    {
        if (ctx.Same(self, other))
        {
            return true;
        }
        using var once = ctx.EnterOnce("<=>==", self, other);
        if (once.Again)
        {
            return false;
        }
        var result = ctx.Send1(self, Sym.Spaceship, other);
        return result is not null && ctx.ComparisonResult(result, self, other) == 0;
    }

    [RubyMethod("<")]
    public static bool Less(Context ctx, object? self, object? other) => Compare(ctx, self, other) < 0;

    [RubyMethod("<=")]
    public static bool LessEqual(Context ctx, object? self, object? other) => Compare(ctx, self, other) <= 0;

    [RubyMethod(">")]
    public static bool Greater(Context ctx, object? self, object? other) => Compare(ctx, self, other) > 0;

    [RubyMethod(">=")]
    public static bool GreaterEqual(Context ctx, object? self, object? other) => Compare(ctx, self, other) >= 0;

    [RubyMethod("between?")]
    public static bool Between(Context ctx, object? self, object? low, object? high) => Compare(ctx, self, low) >= 0 && Compare(ctx, self, high) <= 0;

    [RubyMethod("clamp")]
    public static object? Clamp(Context ctx, object? self, object? low, [Optional] object? high)
    {
        if (high is Undefined)
        {
            if (low is not RRange range)
            {
                throw RubyError.Type($"wrong argument type {ctx.ClassOf(low)} (expected Range)");
            }
            (low, high) = (range.Begin, range.End);
            if (high is not null && range.Exclusive)
            {
                throw RubyError.Argument("cannot clamp with an exclusive range");
            }
        }
        if (low is not null && high is not null && Compare(ctx, low, high) > 0)
        {
            throw RubyError.Argument("min argument must be smaller than max argument");
        }
        if (low is not null)
        {
            var c = Compare(ctx, self, low);
            if (c <= 0)
            {
                return c == 0 ? self : low;
            }
        }
        return high is not null && Compare(ctx, self, high) > 0 ? high : self;
    }
}
