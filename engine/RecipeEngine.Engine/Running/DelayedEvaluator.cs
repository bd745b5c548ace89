namespace RecipeEngine.Engine.Running;

/// <summary>A <c>lazy { }</c> value: evaluated at each read.</summary>
public sealed class DelayedEvaluator(RClass klass, RProc? block) : RObject(klass)
{
    /// <summary>Null until <c>initialize</c> has run.</summary>
    public RProc? Block { get; set; } = block;

    /// <summary>Runs the block in the resource (or where it was written), which is its argument too.</summary>
    public object? Evaluate(Context context, object? self)
    {
        if (Block is null)
        {
            return null;
        }
        return self is null ? Block.Yield(context, [])
            : Block.Arity > 0 ? Block.Yield(context, [self]) : Block.CallWithSelf(context, self, []);
    }
}
