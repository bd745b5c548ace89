namespace RecipeEngine.Engine.Running;

/// <summary>Chef::Config: what the configuration file and the command line said, over defaults. Unknown keys are stored as they are.</summary>
public sealed class ChefConfig
{
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    readonly ConfigDefaults defaults;

    internal ChefConfig(Context context) => defaults = new ConfigDefaults(this, context);

    public bool IsSet(string key) => values.ContainsKey(key);

    public void Set(string key, object? value) => values[key] = value;

    public void Remove(string key) => values.Remove(key);

    /// <summary>The Ruby value; nil when unknown.</summary>
    public object? Get(Context context, string key)
    {
        if (values.TryGetValue(key, out var v))
        {
            return v;
        }
        // containers keep what is put into them
        v = Literal.ToRuby(defaults.Of(key));
        if (v is RHash or RArray or RObject)
        {
            values[key] = v;
        }
        return v;
    }

    public bool Truthy(Context context, string key) => Context.Truthy(Get(context, key));

    public string? Text(Context context, string key) => Get(context, key) is { } v ? context.ToS(v) : null;

    /// <summary>A path or a list of paths.</summary>
    public IReadOnlyList<string> Paths(Context context, string key) => Get(context, key) switch
    {
        null => [],
        RArray a => [.. a.Select(context.ToS)],
        var one => [context.ToS(one)],
    };

    public IEnumerable<string> Keys => values.Keys.Union(ConfigDefaults.Keys);
    public IReadOnlyDictionary<string, object?> Given => values;
}
