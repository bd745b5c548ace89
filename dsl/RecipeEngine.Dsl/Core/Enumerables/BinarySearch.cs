namespace RecipeEngine.Dsl.Core;

/// <summary>What the block of <c>bsearch</c> says about a probe.</summary>
static class BinarySearch
{
    /// <summary>true: this or something to the left.</summary>
    public const int Left = 2;
    /// <summary>A negative number: to the left, not this.</summary>
    public const int Below = -1;
    /// <summary>0: found.</summary>
    public const int Hit = 0;
    /// <summary>false, nil or a positive number: to the right.</summary>
    public const int Above = 1;

    public static int Judge(Context ctx, object? answer)
    {
        switch (answer)
        {
            case null or false: return Above;
            case true: return Left;
            case long n: return Math.Sign(n);
            case double d: return d == 0 ? Hit : d < 0 ? Below : Above;
        }
        return ctx.IsA(answer, ctx.Interpreter.FindClass(ctx, "Numeric")) ? ctx.ComparisonResult(ctx.Send1(answer, Sym.Spaceship, Box.Int(0)), answer, Box.Int(0))
            : throw RubyError.Type($"wrong argument type {ctx.ClassOf(answer)} (must be numeric, true, false or nil)");
    }
}
