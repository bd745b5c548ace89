namespace RecipeEngine.Engine.Attributes;

/// <summary>The two merges of attribute values. Inputs are left as they are.</summary>
public static class AttributeMerge
{
    /// <summary>Hashes key by key, arrays united (first appearance wins the place), else the newer value: inside the default and the override family.</summary>
    public static object? Deep(Context context, object? old, object? newer)
    {
        switch (old, newer)
        {
            case (RHash a, RHash b): return Hashes(context, a, b, Deep);
            case (RArray a, RArray b): return Union(context, a, b);
            default: return newer;
        }
    }

    /// <summary>As before Chef 15: nil does not replace a value.</summary>
    public static object? DeepKeepingNil(Context context, object? old, object? newer)
    {
        switch (old, newer)
        {
            case (_, null): return old;
            case (RHash a, RHash b): return Hashes(context, a, b, DeepKeepingNil);
            case (RArray a, RArray b): return Union(context, a, b);
            default: return newer;
        }
    }

    /// <summary>Hashes key by key, else the newer value: between the families.</summary>
    public static object? HashOnly(Context context, object? old, object? newer) =>
        old is RHash a && newer is RHash b ? Hashes(context, a, b, HashOnly) : newer;

    /// <summary>The same as before Chef 15: nil does not replace a value.</summary>
    public static object? HashOnlyKeepingNil(Context context, object? old, object? newer) =>
        newer is null ? old : old is RHash a && newer is RHash b ? Hashes(context, a, b, HashOnlyKeepingNil) : newer;

    static RHash Hashes(Context context, RHash a, RHash b, Func<Context, object?, object?, object?> merge)
    {
        var result = new RHash();
        for (var i = 0; a.Next(ref i, out var k, out var v);)
        {
            result.Set(context, k, v);
        }
        for (var i = 0; b.Next(ref i, out var k, out var v);)
        {
            result.Set(context, k, result.TryGet(context, k, out var old) ? merge(context, old, v) : v);
        }
        return result;
    }

    /// <summary>Ruby's <c>a | b</c>.</summary>
    public static RArray Union(Context context, RArray a, RArray b)
    {
        var seen = new RHash();
        foreach (var v in a.Concat(b))
        {
            seen.Set(context, v, v);
        }
        return new RArray(seen.Pairs().Select(p => p.Value));
    }
}
