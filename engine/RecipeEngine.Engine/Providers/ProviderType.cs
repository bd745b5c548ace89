namespace RecipeEngine.Engine.Providers;

/// <summary>Ties a provider written in C# to the resource it serves: which action is which method, and when it is the one to use.</summary>
public sealed class ProviderType
{
    readonly Func<Provider> make;
    readonly Dictionary<string, Action<Provider>> actions;

    ProviderType(ResourceType resource, Func<Provider> make, Dictionary<string, Action<Provider>> actions)
    {
        Resource = resource;
        this.make = make;
        this.actions = actions;
        RubyName = "Chef::Provider::" + ResourceType.CamelCase(resource.Name);
    }

    /// <summary>The resource it serves (and those that inherit from it and have no provider of their own).</summary>
    public ResourceType Resource { get; }

    /// <summary>Ruby constant under which <c>provider X</c> can ask for it: "Chef::Provider::Service::Systemd".</summary>
    public string RubyName { get; init; }

    /// <summary>Whether it can serve this resource on this machine; null: always. Asked in order of registration, the first that agrees is taken.</summary>
    public Func<ProviderQuestion, bool>? Supports { get; init; }

    public IReadOnlyCollection<string> Actions => actions.Keys;

    public Provider Create() => make();

    /// <summary>The method of an action; null when this provider has none.</summary>
    public Action<Provider>? Find(string action) => actions.GetValueOrDefault(action);

    public static ProviderType For<T>(ResourceType resource, params (string Action, Action<T> Run)[] actions) where T : Provider, new() =>
        new(resource, static () => new T(), actions.ToDictionary(a => a.Action, a => (Action<Provider>)(p => a.Run((T)p)), StringComparer.Ordinal));

    /// <summary>The same, under another Ruby name and condition: <c>ProviderType.For&lt;X&gt;(…).When("Chef::Provider::…", q => …)</c>.</summary>
    public ProviderType When(string rubyName, Func<ProviderQuestion, bool>? supports) =>
        new(Resource, make, actions) { RubyName = rubyName, Supports = supports };
}

/// <summary>What a provider may look at to say whether it serves a resource here.</summary>
/// <param name="Machine">the target</param>
/// <param name="PlatformFamily">node['platform_family']</param>
/// <param name="Platform">node['platform']</param>
/// <param name="PlatformVersion">node['platform_version']</param>
/// <param name="InitPackage">node['init_package']: "systemd", "init", …</param>
/// <param name="Resource">the resource</param>
public sealed record ProviderQuestion(IReadOnlySystem Machine, string PlatformFamily, string Platform, string PlatformVersion, string? InitPackage, Resource Resource);
