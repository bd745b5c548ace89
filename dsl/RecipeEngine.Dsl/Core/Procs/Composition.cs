namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>f &gt;&gt; g for anything that can be called.</summary>
static class Composition
{
    public static void CheckCallable(Context ctx, object? value)
    {
        if (value is not RProc and not RMethod && !ctx.RespondTo(value, Sym.Call))
        {
            throw RubyError.Type("callable object is expected");
        }
    }

    /// <summary>Calls <paramref name="first"/> with the arguments, then <paramref name="second"/> with its result.</summary>
    public static RProc Make(Context ctx, object? first, object? second, bool lambda)
    {
        CheckCallable(ctx, second);
        return new RProc((c, arguments, block) => Call(c, second, [Call(c, first, arguments, block)], null)) { IsLambda = lambda };
    }

    static object? Call(Context ctx, object? callable, object?[] arguments, RProc? block) => callable switch
    {
        RProc p => p.Yield(ctx, arguments, block),
        RMethod m => m.Call(ctx, arguments, block),
        _ => ctx.SendPublic(callable, Sym.Call, block, arguments),
    };
}
