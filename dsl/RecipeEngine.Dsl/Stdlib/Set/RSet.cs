namespace RecipeEngine.Dsl.Stdlib;

/// <summary>A Set: the keys of a hash.</summary>
public sealed class RSet(RClass klass) : RObject(klass)
{
    public RHash Items { get; set; } = new();

    /// <summary>An empty set of the same class.</summary>
    public RSet Like(Context ctx)
    {
        var set = new RSet(ctx.ClassOf(this));
        if (Items.ComparesByIdentity)
        {
            set.Items.CompareByIdentity(ctx);
        }
        return set;
    }

    public RSet Duplicate(Context ctx) => new(ctx.ClassOf(this)) { Items = Items.Copy(ctx) };

    public bool Add(Context ctx, object? item)
    {
        if (Items.ContainsKey(ctx, item))
        {
            return false;
        }
        Items.Set(ctx, item, Box.True);
        return true;
    }
}
