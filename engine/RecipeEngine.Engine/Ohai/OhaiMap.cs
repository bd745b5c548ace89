namespace RecipeEngine.Engine.Ohai;

/// <summary>
/// A branch of the data Ohai collects, its keys in order. Values are string, long, double, bool, null, List&lt;object?&gt; or OhaiMap.
/// </summary>
public sealed class OhaiMap() : OrderedDictionary<string, object?>(StringComparer.Ordinal)
{
    /// <summary>The branch under a key, made when missing.</summary>
    public OhaiMap Branch(string key)
    {
        if (TryGetValue(key, out object? value) && value is OhaiMap branch)
        {
            return branch;
        }

        branch = new OhaiMap();
        this[key] = branch;
        return branch;
    }

    /// <summary>The list under a key, made when missing.</summary>
    public List<object?> List(string key)
    {
        if (TryGetValue(key, out object? value) && value is List<object?> list)
        {
            return list;
        }

        list = [];
        this[key] = list;
        return list;
    }

    /// <summary>A value by its path of keys, null when any is missing.</summary>
    public object? Dig(params ReadOnlySpan<string> path)
    {
        object? value = this;
        foreach (string key in path)
        {
            value = value is OhaiMap map && map.TryGetValue(key, out object? inner) ? inner : null;
        }

        return value;
    }

    /// <summary>A text by its path of keys, null when it is missing or no text.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Dig(path) as string;

    /// <summary>Sets a key unless the value is null or empty.</summary>
    internal void SetIf(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            this[key] = value;
        }
    }

    internal static List<object?> ListOf(IEnumerable<string> values) => [.. values];
}
