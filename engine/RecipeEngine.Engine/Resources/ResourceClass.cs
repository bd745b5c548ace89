using System.Runtime.CompilerServices;

namespace RecipeEngine.Engine.Resources;

/// <summary>What the engine knows of one Ruby class of resources, declared in C# or in a cookbook. Kept beside the class and made on first use.</summary>
public sealed class ResourceClass
{
    static readonly ConditionalWeakTable<RClass, ResourceClass> All = [];
    readonly Dictionary<string, Property> own = new(StringComparer.Ordinal);
    List<RSymbol>? allowedActions;

    // Of all classes together: a property of any of them may be inherited by this one.
    static int version;
    int mergedVersion = -1;
    Property[] merged = [];

    ResourceClass(RClass klass)
    {
        Class = klass;
        Parent = klass.Superclass is { } s && s.Real() is { } real && All.TryGetValue(real, out var p) ? p
            : klass.Superclass is { } up && IsResourceClass(up.Real()) ? Of(up.Real()) : null;
    }

    public RClass Class { get; }
    public ResourceClass? Parent { get; }

    /// <summary>The C# table it was made from; null for a class written in Ruby.</summary>
    public ResourceType? Type { get; set; }

    /// <summary>The nearest C# table upward.</summary>
    public ResourceType? BaseType => Type ?? Parent?.BaseType;

    public string? ResourceName { get; set; }
    public bool? UnifiedModeSetting { get; set; }
    public object? ChefVersionForProvides { get; set; }
    public List<RSymbol>? DefaultActionSetting { get; set; }

    /// <summary>The provider class made by <c>action :x do</c>; null for a class without actions of its own.</summary>
    public RClass? ActionClass { get; set; }

    /// <summary>Has actions written with <c>action :x do</c>, here or above.</summary>
    public bool IsCustom => ActionClass is not null || (Parent?.IsCustom ?? false);

    /// <summary>Documentation words (description, introduced, …) as given.</summary>
    public Dictionary<string, object?> Notes { get; } = new(StringComparer.Ordinal);

    public static ResourceClass Of(RClass klass)
    {
        if (!All.TryGetValue(klass, out var c))
        {
            c = new ResourceClass(klass);
            All.AddOrUpdate(klass, c);
        }
        return c;
    }

    static bool IsResourceClass(RClass klass)
    {
        for (RClass? c = klass; c is not null; c = c.Superclass)
        {
            if (c.Name == "Chef::Resource")
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Properties declared by this class itself, in order.</summary>
    public IReadOnlyDictionary<string, Property> Own => own;

    public void Add(Property property)
    {
        own[property.Name] = property;
        Interlocked.Increment(ref version);
    }

    /// <summary>The property of a name here, in a mixed-in module or in a superclass; null when there is none.</summary>
    public Property? Find(string name) => own.TryGetValue(name, out var p) ? p : Parent?.Find(name);

    /// <summary>All properties, the superclass's first; hidden accessors left out.</summary>
    public IReadOnlyList<Property> Properties()
    {
        if (mergedVersion != version)
        {
            var collected = new Dictionary<string, Property>(StringComparer.Ordinal);
            Collect(collected);
            merged = [.. collected.Values.Where(p => !p.IsHidden)];
            mergedVersion = version;
        }
        return merged;
    }

    void Collect(Dictionary<string, Property> into)
    {
        Parent?.Collect(into);
        foreach (var (name, p) in own)
        {
            into[name] = p;
        }
    }

    public Property? NameProperty => Properties().FirstOrDefault(p => p.IsNameProperty);

    public IReadOnlyList<Property> IdentityProperties
    {
        get
        {
            var found = Properties().Where(p => p.IsIdentity).ToList();
            return found.Count > 0 ? found : NameProperty is { } n ? [n] : Find("name") is { } name ? [name] : [];
        }
    }

    /// <summary>Allowed actions; <c>nothing</c> first.</summary>
    public List<RSymbol> AllowedActions
    {
        get => allowedActions ??= Parent is null ? [RSymbol.Of("nothing")] : [.. Parent.AllowedActions];
        set => allowedActions = value;
    }

    public void Allow(IEnumerable<RSymbol> actions)
    {
        foreach (var a in actions.Where(a => !AllowedActions.Contains(a)))
        {
            AllowedActions.Add(a);
        }
    }

    public IReadOnlyList<RSymbol> DefaultActions => DefaultActionSetting ?? Parent?.DefaultActions ?? [RSymbol.Of("nothing")];
}
