namespace RecipeEngine.Engine.Providers;

/// <summary>What the machine looks like now, in terms of a resource's properties: made by a provider's Load, shown in reports.</summary>
public sealed class State
{
    readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public string? this[Property<string> p]
    {
        get => values.GetValueOrDefault(p.Name) is RString s ? s.Text : null;
        set => values[p.Name] = value is null ? null : new RString(value);
    }

    public bool this[Property<bool> p]
    {
        get => values.GetValueOrDefault(p.Name) is true;
        set => values[p.Name] = Box.Bool(value);
    }

    public long? this[Property<long?> p]
    {
        get => values.GetValueOrDefault(p.Name) is long l ? l : null;
        set => values[p.Name] = value is { } v ? Box.Int(v) : null;
    }

    public IReadOnlyList<string>? this[Property<IReadOnlyList<string>> p]
    {
        get => values.GetValueOrDefault(p.Name) is RArray a ? [.. a.Select(v => v is RString s ? s.Text : "")] : null;
        set => values[p.Name] = value is null ? null : new RArray(value.Select(v => (object?)new RString(v)));
    }

    public RHash? this[Property<RHash> p]
    {
        get => values.GetValueOrDefault(p.Name) as RHash;
        set => values[p.Name] = value;
    }

    /// <summary>The Ruby value.</summary>
    public object? this[Property<object> p]
    {
        get => values.GetValueOrDefault(p.Name);
        set => values[p.Name] = value;
    }

    internal void Put(string name, object? value) => values[name] = value;

    /// <summary>The Ruby value of any property.</summary>
    public object? Value(Property p) => values.GetValueOrDefault(p.Name);

    /// <summary>Notes the Ruby value of any property.</summary>
    internal void Set(Property p, object? value) => values[p.Name] = value;

    public bool Has(Property p) => values.ContainsKey(p.Name);

    /// <summary>All values by property name, Ruby values.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;
}

/// <summary>What the recipe asks for, read as .NET values.</summary>
public readonly struct Desired(Context context, Resource resource)
{
    public string? this[Property<string> p] => Read(p);
    public bool this[Property<bool> p] => Read(p);
    public long? this[Property<long?> p] => Read(p);
    public IReadOnlyList<string>? this[Property<IReadOnlyList<string>> p] => Read(p);
    public RHash? this[Property<RHash> p] => Read(p);
    public object? this[Property<object> p] => Read(p);

    /// <summary>The Ruby value of any property.</summary>
    public object? Value(Property p) => resource.Read(context, p);

    /// <summary>The user gave a value (defaults do not count).</summary>
    public bool IsSet(Property p) => resource.IsSet(p.Name);

    T? Read<T>(Property<T> p) => p.Read(context, resource.Read(context, p));
}
