namespace RecipeEngine.Engine.Properties;

/// <summary>Copies of default values, so that one resource's changes stay its own.</summary>
public static class DeepCopy
{
    /// <summary>Strings, arrays and hashes are copied at all depths; other objects are shared.</summary>
    public static object? Of(Context context, object? value) => value switch
    {
        RString s => s.Copy(),
        RArray a => new RArray(a.Select(v => Of(context, v))),
        RHash h => Hash(context, h),
        _ => value,
    };

    static RHash Hash(Context context, RHash source)
    {
        var copy = source.ClassOrSingleton(context.Interpreter).Allocator!(context.ClassOf(source)) as RHash ?? new RHash();
        for (var i = 0; source.Next(ref i, out var k, out var v);)
        {
            copy.Set(context, k, Of(context, v));
        }
        return copy;
    }
}
