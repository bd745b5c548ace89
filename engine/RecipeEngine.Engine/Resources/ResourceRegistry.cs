using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>Which class answers a resource's name on this node: the engine's own tables and what cookbooks provide.</summary>
public sealed class ResourceRegistry
{
    static readonly ResourceFamily[] Families =
    [
        FilesFamily.Family, CommandsFamily.Family, PackagesFamily.Family, RepositoriesFamily.Family, ServicesFamily.Family, AccountsFamily.Family,
        HostFamily.Family, SourcesFamily.Family, SeLinuxFamily.Family, OpenSslFamily.Family, ClientFamily.Family, ChefObjectsFamily.Family, HabitatFamily.Family,
        WindowsFamily.Family, MacOsFamily.Family,
    ];

    readonly ChefRun run;
    Dictionary<string, List<Registration>>? registered;
    readonly Dictionary<string, ResourceType> byRubyName = new(StringComparer.Ordinal);
    Dictionary<ResourceType, List<ProviderType>>? providers;
    Dictionary<string, ProviderType>? providersByRubyName;
    int order;

    internal ResourceRegistry(ChefRun run)
    {
        this.run = run;
        Priorities = new PriorityTable(run);
    }

    Dictionary<string, List<Registration>> ByName
    {
        get
        {
            if (registered is null)
            {
                registered = new(StringComparer.Ordinal);
                AddOwn();
            }
            return registered;
        }
    }

    void AddOwn()
    {
        foreach (var entry in Families.SelectMany(f => f.Entries))
        {
            Add(entry.Name, new Registration(order++)
            {
                Entry = entry,
                Os = Words(entry.Os),
                Family = Words(entry.Family),
                Platform = Words(entry.Platform),
                Version = entry.Version is null ? [] : [entry.Version],
                ChefVersion = entry.Chef is null ? [] : [entry.Chef],
            });
        }
    }

    static string[] Words(string? text) => text?.Split(' ') ?? [];

    void Add(string name, Registration r)
    {
        if (!ByName.TryGetValue(name, out var list))
        {
            ByName[name] = list = [];
        }
        list.Add(r);
    }

    /// <summary>All names recipes can use.</summary>
    public IEnumerable<string> Names => ByName.Keys;

    public bool IsKnown(string name) => ByName.ContainsKey(name);

    /// <summary>A class written in Ruby provides a name.</summary>
    internal void Provide(string name, RClass klass, Registration filters)
    {
        filters.Class = klass;
        // what is registered later comes first: the engine's own must have their numbers by now
        _ = ByName;
        filters.Order = order++;
        Add(name, filters);
    }

    internal bool IsProvidedBy(string name, RClass klass) => ByName.TryGetValue(name, out var list) && list.Any(r => ReferenceEquals(r.Class, klass));

    /// <summary>Withdraws what a class provides (a file loaded again).</summary>
    internal void Withdraw(RClass klass)
    {
        foreach (var list in ByName.Values)
        {
            list.RemoveAll(r => ReferenceEquals(r.Class, klass));
        }
    }

    /// <summary>The class for a name here; null when nothing provides it on this platform.</summary>
    public RClass? Resolve(Context context, string name)
    {
        if (!ByName.TryGetValue(name, out var list))
        {
            return run.Era < 13 ? ByClassName(context, name) : null;
        }
        var matching = list.Where(r => r.Matches(context, run)).OrderBy(r => r.Rank).ThenByDescending(r => r.Order);
        foreach (var first in Priorities.Of(context, name))
        {
            if (matching.Any(r => ReferenceEquals(r.Class ?? (r.Entry is { } e && e.Type().RubyName == first.Name ? first : null), first)))
            {
                return first;
            }
        }
        var best = matching.FirstOrDefault();
        return best is null ? null : best.Class ?? ClassOf(context, best.Entry!.Type());
    }

    /// <summary>Chef 11 and 12: the class written in Ruby that is named like the resource.</summary>
    internal RClass? ByClassName(Context context, string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && context.Interpreter.FindClass(context, "Chef::Resource") is var home
        && home.TryGetOwnConstant(context, ResourceType.CamelCase(name), out var value) && value is RClass klass && klass.IsSameOrDescendsFrom(home) ? klass : null;

    /// <summary>Orders set by cookbooks.</summary>
    internal PriorityTable Priorities { get; }

    /// <summary>All classes that answer a name here, the best first.</summary>
    internal IEnumerable<RClass> List(Context context, string name) => !ByName.TryGetValue(name, out var list) ? []
        : list.Where(r => r.Matches(context, run)).OrderBy(r => r.Rank).ThenByDescending(r => r.Order).Select(r => r.Class ?? ClassOf(context, r.Entry!.Type())).Distinct();

    /// <summary>Makes a resource object, without a block.</summary>
    /// <exception cref="RubyError">Chef::Exceptions::NoSuchResourceType.</exception>
    public Resource Build(Context context, string name, object? instanceName, RunContext? runContext)
    {
        var klass = Resolve(context, name) ?? throw NoSuchType(context, name);
        var resource = (Resource)context.Send(klass, "new", instanceName, runContext)!;
        resource.RunContext ??= runContext;
        resource.DeclaredType = name;
        return resource;
    }

    internal RubyError NoSuchType(Context context, string name) => new("Chef::Exceptions::NoSuchResourceType",
        $"Cannot find a resource for {name} on {context.ToS(run.Node.Attributes.Top(context, "platform"))} version {context.ToS(run.Node.Attributes.Top(context, "platform_version"))}");

    /// <summary>The Ruby class of a table, made on first use.</summary>
    public RClass ClassOf(Context context, ResourceType type) => NativeClasses.Ensure(context, type);

    /// <summary>The table behind a Ruby constant such as Chef::Resource::AptPackage; null when there is none.</summary>
    internal ResourceType? FindByRubyName(string rubyName)
    {
        if (byRubyName.Count == 0)
        {
            foreach (var entry in Families.SelectMany(f => f.Entries))
            {
                byRubyName.TryAdd("Chef::Resource::" + ResourceType.CamelCase(entry.Name), null!);
            }
        }
        if (!byRubyName.TryGetValue(rubyName, out var type))
        {
            return null;
        }
        return type ?? (byRubyName[rubyName] = Families.SelectMany(f => f.Entries)
            .First(e => "Chef::Resource::" + ResourceType.CamelCase(e.Name) == rubyName).Type());
    }

    internal static IEnumerable<ResourceEntry> Entries => Families.SelectMany(f => f.Entries);

    /// <summary>Providers written in C# for a type or the nearest one it inherits from that has any.</summary>
    public IReadOnlyList<ProviderType> ProvidersFor(ResourceType type)
    {
        if (providers is null)
        {
            providers = [];
            foreach (var p in Families.SelectMany(f => f.Providers()))
            {
                if (!providers.TryGetValue(p.Resource, out var list))
                {
                    providers[p.Resource] = list = [];
                }
                list.Add(p);
            }
        }
        for (var t = type; t is not null; t = t.SharesProviders ? t.Inherits : null)
        {
            if (providers.TryGetValue(t, out var list))
            {
                return list;
            }
        }
        return [];
    }

    internal IEnumerable<ProviderType> AllProviders
    {
        get
        {
            ProvidersFor(FileResource.Type);
            return providers!.Values.SelectMany(p => p);
        }
    }

    /// <summary>The provider written in C# behind a Ruby constant; null when there is none.</summary>
    public ProviderType? FindProvider(string rubyName)
    {
        if (providersByRubyName is null)
        {
            providersByRubyName = new(StringComparer.Ordinal);
            foreach (var p in AllProviders)
            {
                providersByRubyName.TryAdd(p.RubyName, p);
            }
        }
        return providersByRubyName.GetValueOrDefault(rubyName);
    }
}
