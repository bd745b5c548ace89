namespace RecipeEngine.Dsl.Core;

/// <summary>Hash codes of containers. One that contains itself gets the constant that the outermost computation falls back to, so that equal recursive
/// containers have equal hashes.</summary>
static class StructuralHash
{
    public static long Seed(long count, long kind) => Mix(kind * 0x51ED270B, count);

    public static long Mix(long hash, long part)
    {
        unchecked
        {
            hash = (hash ^ part) * -7046029254386353131L;
            return hash ^ (hash >>> 29);
        }
    }

    /// <summary>The same hash as <see cref="Of"/> gives, when all parts are numbers, symbols, plain strings and the like, which cannot contain anything;
    /// null when one is not.</summary>
    public static long? OfScalars(Context ctx, long seed, ReadOnlySpan<object?> parts)
    {
        foreach (var part in parts)
        {
            if (part is not (long or RSymbol or RString { klass: null } or null or bool or double))
            {
                return null;
            }
            seed = Mix(seed, ctx.HashOf(part));
        }
        return seed >> 2;
    }

    /// <summary>Cuts a 64-bit hash to what a Ruby program sees.</summary>
    public static long Of(Context ctx, object self, Func<long> compute)
    {
        using var once = ctx.EnterOnce("hash", self);
        if (once.Again)
        {
            throw new RecursiveHash();
        }
        if (ctx.RunningCount("hash") > 1)
        {
            return compute() >> 2;
        }
        var mark = ctx.GetMark();
        try
        {
            return compute() >> 2;
        }
        catch (RecursiveHash)
        {
            ctx.Unwind(mark);
            return 0x2F9BE6CC;
        }
    }

    sealed class RecursiveHash : Exception;
}
