namespace RecipeEngine.Engine.Resources;

/// <summary>A resource declared in C#: its Ruby name, what may be said about it (properties) and what it can be told to do (actions).
/// One readable table per resource; see README.md of this project.</summary>
public sealed class ResourceType
{
    readonly List<Property> properties = [];

    /// <param name="name">Ruby name: "apt_package"</param>
    /// <param name="actions">actions in order, separated by blanks, the default one first; <c>nothing</c> is always there</param>
    /// <param name="inherits">the type whose properties and actions this one has too</param>
    public ResourceType(string name, string actions, ResourceType? inherits = null)
    {
        Name = name;
        Inherits = inherits;
        Actions = actions.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DefaultActions = Actions.Count == 0 ? ["nothing"] : [Actions[0]];
        RubyName = "Chef::Resource::" + CamelCase(name);
    }

    public string Name { get; }
    public ResourceType? Inherits { get; }
    public IReadOnlyList<string> Actions { get; }

    /// <summary>What runs when the recipe names no action.</summary>
    public IReadOnlyList<string> DefaultActions { get; init; }

    /// <summary>The Ruby class: "Chef::Resource::AptPackage".</summary>
    public string RubyName { get; init; }

    /// <summary>Sub-resources run as they are declared. Only for resources that are written as nested recipes.</summary>
    public bool UnifiedMode { get; init; } = true;

    /// <summary>Where it has no provider, that of the type it inherits from serves it; not so for resources of other systems.</summary>
    public bool SharesProviders { get; init; } = true;

    /// <summary>Why it cannot be converged at all, for a resource without a provider; null: its platform is another one.</summary>
    public string? Refusal { get; init; }

    /// <summary>The guard_interpreter when nobody sets one (execute and scripts differ).</summary>
    public string DefaultGuardInterpreter { get; init; } = ":default";

    /// <summary>The name may be left out; this one is used then.</summary>
    public string? DefaultName { get; init; }

    /// <summary>What happens before the name is made text (packages keep a list as it is).</summary>
    public Action<Context, Resource, object?>? BeforeInitialize { get; init; }

    /// <summary>Second names of properties: "group=gid users=members".</summary>
    public string Aliases { get; init; } = "";

    /// <summary>Ruby methods beside the properties' own.</summary>
    public Action<RClass>? DefineMethods { get; init; }

    /// <summary>What Chef's <c>initialize</c> does beyond the name (execute sets command).</summary>
    public Action<Context, Resource>? Initialize { get; init; }

    /// <summary>Runs after the block, before the resource is inserted.</summary>
    public Action<Context, Resource>? AfterCreated { get; init; }

    /// <summary>Runs all its actions while the recipe is compiled unless the recipe says otherwise.</summary>
    public bool CompileTime { get; init; }

    public IReadOnlyList<Property> Properties => properties;

    /// <summary>Text; symbols and numbers read as their text.</summary>
    /// <param name="types">accepted Ruby types, separated by |</param>
    public Property<string> Text(string name, string types = "String") =>
        Add(new Property<string>(name, static (c, v) => v is null ? null : c.ToS(v)), types);

    /// <summary>true or false; nil reads as false.</summary>
    public Property<bool> Flag(string name, bool? @default = null, string types = "true|false")
    {
        var p = Add(new Property<bool>(name, static (_, v) => Context.Truthy(v)), types);
        return @default is { } d ? p.Default(d) : p;
    }

    /// <summary>A whole number; digits in a string read as their number, nil as null.</summary>
    public Property<long?> Number(string name, string types = "Integer") => Add(new Property<long?>(name, static (c, v) => v switch
    {
        long l => l,
        RString s when long.TryParse(s.Text, System.Globalization.CultureInfo.InvariantCulture, out var n) => n,
        double d => (long)d,
        _ => null,
    }), types);

    /// <summary>Texts; a single value reads as a list of one.</summary>
    public Property<IReadOnlyList<string>> List(string name, string types = "Array") => Add(new Property<IReadOnlyList<string>>(name, static (c, v) => v switch
    {
        null => null,
        RArray a => [.. a.Select(c.ToS)],
        _ => [c.ToS(v)],
    }), types);

    /// <summary>A Hash.</summary>
    public Property<RHash> Map(string name, string types = "Hash") => Add(new Property<RHash>(name, static (_, v) => v as RHash), types);

    /// <summary>Any Ruby value, read as it is.</summary>
    public Property<object> Any(string name, string types = "") => Add(new Property<object>(name, static (_, v) => v), types);

    T Add<T>(T property, string types) where T : Property
    {
        property.Accepts = TypeCheck.Parse(types);
        properties.Add(property);
        return property;
    }

    /// <summary>"apt_package" to "AptPackage".</summary>
    public static string CamelCase(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
