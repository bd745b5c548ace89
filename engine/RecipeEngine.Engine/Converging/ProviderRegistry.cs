namespace RecipeEngine.Engine.Converging;

/// <summary>Providers written in Ruby that say which resource they are for, and who is to be asked first.</summary>
sealed class ProviderRegistry(ChefRun run)
{
    static readonly RSymbol Provides = RSymbol.Of("provides?"), Supports = RSymbol.Of("supports?");
    readonly Dictionary<string, List<Registration>> byName = new(StringComparer.Ordinal);
    int order;

    /// <summary>Orders set by cookbooks.</summary>
    public PriorityTable Priorities { get; } = new(run);

    /// <summary>Chef 11's table (Chef::Platform.set): what is asked when nothing else provides.</summary>
    public List<(string Resource, RClass Provider, Registration Where)> PlatformTable { get; } = [];

    public void Provide(string name, RClass klass, Registration registration)
    {
        registration.Class = klass;
        registration.Order = order++;
        if (!byName.TryGetValue(name, out var list))
        {
            byName[name] = list = [];
        }
        list.Add(registration);
    }

    /// <summary>The classes that may serve a name here, the best first.</summary>
    public IEnumerable<RClass> Candidates(Context context, string name) => byName.TryGetValue(name, out var list)
        ? list.Where(r => r.Matches(context, run)).OrderBy(r => r.Rank).ThenByDescending(r => r.Order).Select(r => r.Class!).Distinct()
        : [];

    public RClass? Resolve(Context context, Resource resource, string action)
    {
        var enabled = Candidates(context, resource.ResourceName).Where(c => !IsOwn(context, c, Provides) || Context.Truthy(context.Send(c, Provides, run.Node, resource))).ToList();
        if (enabled.Count == 0)
        {
            return null;
        }
        var supporting = enabled.Where(c => !IsOwn(context, c, Supports) || Context.Truthy(context.Send(c, Supports, resource, RSymbol.Of(action)))).ToList();
        var candidates = supporting.Count > 0 ? supporting : enabled;
        return Priorities.Of(context, resource.ResourceName).FirstOrDefault(candidates.Contains) ?? candidates[0];
    }

    // a cookbook's own answer, instead of Chef::Provider's
    static bool IsOwn(Context context, RClass klass, RSymbol question) => context.FindMethod(klass, question) is { Owner: var owner } && owner.ToString() != "#<Class:Chef::Provider>";

    /// <summary>Chef 11 and 12: the table, then the class of the same name.</summary>
    public RClass? ResolveAsBefore(Context context, Resource resource)
    {
        var name = resource.ResourceName;
        for (var i = PlatformTable.Count - 1; i >= 0; i--)
        {
            if (PlatformTable[i].Resource == name && PlatformTable[i].Where.Matches(context, run))
            {
                return PlatformTable[i].Provider;
            }
        }
        var home = context.Interpreter.FindClass(context, "Chef::Provider");
        return home.TryGetOwnConstant(context, ResourceType.CamelCase(name), out var value) && value is RClass klass ? klass : null;
    }
}

/// <summary>Chef.set_provider_priority_array and its like: for a name and a platform, which classes come first.</summary>
sealed class PriorityTable(ChefRun run)
{
    readonly List<(string Name, RArray Classes, Registration Where)> entries = [];

    public void Set(string name, RArray classes, Registration where) => entries.Add((name, classes, where));

    /// <summary>The classes in order; what was set last counts.</summary>
    public IReadOnlyList<RClass> Of(Context context, string name)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Name == name && entries[i].Where.Matches(context, run))
            {
                return [.. entries[i].Classes.OfType<RClass>()];
            }
        }
        return [];
    }
}
