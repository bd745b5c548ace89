namespace RecipeEngine.Dsl.Core;

/// <summary>Makes the enumerators that iterating methods return when they get no block.</summary>
public static class Enumerators
{
    /// <param name="ctx">the running thread</param>
    /// <param name="receiver">what will be iterated</param>
    /// <param name="method">the method to call with a block</param>
    /// <param name="arguments">its arguments</param>
    /// <param name="size">what <c>size</c> answers; null when unknown</param>
    public static object? Make(Context ctx, object? receiver, string method, object?[]? arguments = null, Func<Context, object?>? size = null)
    {
        if (receiver is RLazy lazy)
        {
            return LazyClass.Wrapped(ctx, lazy, RSymbol.Of(method), arguments ?? [], size);
        }
        return new REnumerator(ctx.Interpreter.FindClass(ctx, "Enumerator")) { Receiver = receiver, Method = RSymbol.Of(method), Arguments = arguments ?? [], Size = size };
    }

    /// <summary>An enumerator over what a C# function emits.</summary>
    public static object? FromFunction(Context ctx, Action<Context, Emitter> run) =>
        new REnumerator(ctx.Interpreter.FindClass(ctx, "Enumerator"))
        {
            Receiver = new RGenerator(ctx.Interpreter.FindClass(ctx, "Enumerator::Generator"))
            {
                Run = (c, block, _) =>
                {
                    run(c, new Emitter(block));
                    return null;
                },
            },
        };
}

/// <summary>Takes the items of an enumeration that is written in C#.</summary>
public readonly struct Emitter(RProc block)
{
    public object? One(Context ctx, object? value) => block.Yield(ctx, value);
}

/// <summary>An Enumerator: an object, a method to call on it with a block, and how many items that will give.</summary>
public class REnumerator(RClass klass) : RObject(klass)
{
    public object? Receiver { get; set; } = Undefined.Value;
    public RSymbol Method { get; set; } = Sym.Each;
    public object?[] Arguments { get; set; } = [];
    /// <summary>Lazily computed size; null when unknown (nil).</summary>
    public Func<Context, object?>? Size { get; set; }
    /// <summary>State of external iteration (<c>next</c>), owned by the Enumerator builtins.</summary>
    public object? Cursor { get; set; }

    /// <summary>Runs the iteration with a block.</summary>
    public virtual object? Iterate(Context ctx, RProc? block)
    {
        if (Receiver is Undefined)
        {
            throw RubyError.Argument("uninitialized enumerator");
        }
        return ctx.SendBlock(Receiver, Method, block, Again(ctx, Arguments));
    }

    /// <summary>Kept arguments for another call: the keywords among them made keywords again.</summary>
    internal static object?[] Again(Context ctx, object?[] arguments)
    {
        if (arguments is not [.., RHash { IsRuby2Keywords: true } kept])
        {
            return arguments;
        }
        var keywords = kept.Copy(ctx);
        keywords.IsKeywords = true;
        return [.. arguments[..^1], keywords];
    }
}

/// <summary>Enumerator::Generator: the block of Enumerator.new, or a C# function.</summary>
public sealed class RGenerator(RClass klass) : RObject(klass)
{
    /// <summary>Emits everything into a block; gives the result of the iteration.</summary>
    public Func<Context, RProc, object?[], object?>? Run { get; set; }
    /// <summary>The block given to Enumerator.new, whose statements may be run one by one; null for others.</summary>
    internal RProc? Source { get; set; }
}

/// <summary>Enumerator::Yielder: what the block of Enumerator.new writes into.</summary>
public sealed class RYielder(RClass klass) : RObject(klass)
{
    public RProc? Block { get; set; }
}
