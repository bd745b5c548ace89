namespace RecipeEngine.Dsl.Core;

/// <summary>Makes the enumerators that iterating methods return when they get no block.</summary>
public static class Enumerators
{
    /// <param name="ctx">the running thread</param>
    /// <param name="receiver">what will be iterated</param>
    /// <param name="method">the method to call with a block</param>
    /// <param name="arguments">its arguments</param>
    /// <param name="size">what <c>size</c> answers; null when unknown</param>
    public static object? Make(Context ctx, object? receiver, string method, object?[]? arguments = null, Func<Context, object?>? size = null) =>
        new REnumerator(ctx.Interpreter.FindClass(ctx, "Enumerator")) { Receiver = receiver, Method = RSymbol.Of(method), Arguments = arguments ?? [], Size = size };
}

/// <summary>An Enumerator: an object, a method to call on it with a block, and how many items that will give.</summary>
public sealed class REnumerator(RClass klass) : RObject(klass)
{
    public object? Receiver { get; set; }
    public RSymbol Method { get; set; } = Sym.Each;
    public object?[] Arguments { get; set; } = [];
    /// <summary>Lazily computed size; null when unknown (nil).</summary>
    public Func<Context, object?>? Size { get; set; }
    /// <summary>State of external iteration (<c>next</c>), owned by the Enumerator builtins.</summary>
    public object? Cursor { get; set; }

    /// <summary>Runs the iteration with a block.</summary>
    public object? Iterate(Context ctx, RProc? block) => ctx.SendBlock(Receiver, Method, block, Arguments);
}
