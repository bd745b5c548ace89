namespace RecipeEngine.Engine.Running;

/// <summary>A <c>lazy { }</c> value: evaluated at each read.</summary>
public sealed class DelayedEvaluator(RClass klass, RProc? block) : RObject(klass)
{
    /// <summary>Null until <c>initialize</c> has run.</summary>
    public RProc? Block { get; set; } = block;

    /// <summary>A default that is worked out in C#; null: the block counts.</summary>
    public Func<Context, Resource, object?>? Native { get; init; }

    /// <summary>Runs the block in the resource (or where it was written), which is its argument too.</summary>
    public object? Evaluate(Context context, object? self)
    {
        if (Native is not null && self is Resource resource)
        {
            return Native(context, resource);
        }
        if (Block is null)
        {
            return null;
        }
        return self is null ? Block.Yield(context, [])
            : Block.Arity > 0 ? Block.Yield(context, [self]) : Block.CallWithSelf(context, self, []);
    }
}
