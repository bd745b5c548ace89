namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>The options of a word, whether given as keywords or as a hash at the end.</summary>
static class ScriptOptions
{
    /// <summary>Options as text by name; nil is null. A hash among the positional values is taken out of them.</summary>
    public static Dictionary<string, string?> Read(Context ctx, RHash? keywords, ref object?[] rest)
    {
        var result = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var hash in rest.OfType<RHash>().Append(keywords).OfType<RHash>())
        {
            foreach (var (key, value) in hash.Pairs())
            {
                result[ctx.ToS(key)] = value is null ? null : ctx.ToS(value);
            }
        }

        rest = [.. rest.Where(value => value is not RHash)];
        return result;
    }

    /// <summary>The names an option lists, under any of several keys.</summary>
    public static List<string> List(Context ctx, RHash? keywords, object?[] rest, params string[] keys)
    {
        var result = new List<string>();
        foreach (var hash in rest.OfType<RHash>().Append(keywords).OfType<RHash>())
        {
            foreach (var (key, value) in hash.Pairs())
            {
                if (value is not null && keys.Contains(ctx.ToS(key)))
                {
                    result.AddRange(value is RArray list ? list.ToArray().Select(ctx.ToS) : [ctx.ToS(value)]);
                }
            }
        }

        return result;
    }
}
