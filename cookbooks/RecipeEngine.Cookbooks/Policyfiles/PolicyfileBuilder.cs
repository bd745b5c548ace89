using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Scripts;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>Collects a Policyfile word by word. Every mistake is a RecipeError that says the mend.</summary>
sealed class PolicyfileBuilder(CookbookRuby ruby, string file)
{
    static readonly string[] IncludeOptions = ["path", "git", "github", "branch", "tag", "ref", "revision", "rel", "protocol", "remote"];

    readonly OrderedDictionary<string, IReadOnlyList<string>> named = new(StringComparer.Ordinal);
    readonly Dictionary<string, CookbookSource> preferred = new(StringComparer.Ordinal);
    readonly List<IncludedPolicy> included = [];
    readonly BerksfileBuilder cookbooks = new(ruby, file);
    IReadOnlyList<string> runList = [];
    string? name;

    /// <summary>The attribute hashes, which the script fills; read when it has ended.</summary>
    public Func<(OrderedDictionary<string, object?> Default, OrderedDictionary<string, object?> Override)>? Attributes { get; set; }

    public string? Name(string? value) => name = value ?? name;

    public void RunList(IReadOnlyList<string> items) => runList = items.Select(Item).ToList();

    public void NamedRunList(string listName, IReadOnlyList<string> items) => named[listName] = items.Select(Item).ToList();

    public CookbookSource DefaultSource(string kind, string? value)
    {
        var known = cookbooks.Build().Sources.ToList();
        switch (kind)
        {
            case "supermarket" or "community" or "delivery_supermarket": cookbooks.Source("supermarket", value ?? Berksfile.PublicSupermarket, verify: true); break;
            case "chef_repo": cookbooks.Source("chef_repo", value, verify: true); break;
            case "chef_server" or "artifactory": cookbooks.Source(kind, value, verify: true); break;
            default: throw RecipeError.Ruby("ChefCLI::InvalidDefaultSource", $"Invalid default_source type ':{kind}': use :supermarket or :chef_repo");
        }

        return cookbooks.Build().Sources.Except(known).FirstOrDefault() ?? known[^1];
    }

    public void Prefer(CookbookSource source, IEnumerable<string> names)
    {
        foreach (var cookbook in names)
        {
            preferred[cookbook] = source;
        }
    }

    public void Cookbook(string cookbook, IReadOnlyList<string> constraints, IReadOnlyDictionary<string, string?> options, int? line)
    {
        foreach (var refused in new[] { "chef_server", "supermarket", "artifactory", "artifactserver", "server" }.Where(options.ContainsKey))
        {
            throw RecipeError.Ruby("ChefCLI::InvalidCookbookLocation",
                $"cookbook '{cookbook}': the location {refused}: is not supported; name the source with default_source and preferred_for, or use path:, git: or github:", file, line);
        }

        cookbooks.Cookbook(cookbook, constraints, options, [], line);
    }

    public void Metadata(string? path, int? line) => cookbooks.Metadata(path, line);

    public void Include(string policy, IReadOnlyDictionary<string, string?> options, int? line)
    {
        if (options.ContainsKey("server"))
        {
            throw RecipeError.Ruby("ChefCLI::InvalidPolicyfileLocation", $"include_policy '{policy}': server: is not supported, there is no Chef server here; name its lock by path:, git: or remote:", file, line);
        }

        if (options.Keys.FirstOrDefault(key => !IncludeOptions.Contains(key)) is { } unknown)
        {
            throw RecipeError.Ruby("ChefCLI::InvalidPolicyfileLocation", $"include_policy '{policy}': the option {unknown}: is not known; known are {string.Join(", ", IncludeOptions)}", file, line);
        }

        var path = options.GetValueOrDefault("path");
        var places = new Dictionary<string, string?>(options.Where(option => option.Key != "path"), StringComparer.Ordinal);
        var include = new IncludedPolicy(policy, File: file, Line: line);
        included.Add(CookbookPlaces.Read(ruby.Machine, MachinePath.Parent(file), places) is GitLocation git ? include with { Path = path ?? git.Subdirectory, Git = git with { Subdirectory = null } }
            : options.GetValueOrDefault("remote") is { } remote ? include with { Remote = Address(policy, remote, line) }
            : path is not null ? include with { LockFile = MachinePath.Absolute(ruby.Machine, MachinePath.Under(MachinePath.Parent(file), path)), Path = path }
            : throw RecipeError.Ruby("ChefCLI::InvalidPolicyfileLocation", $"include_policy '{policy}' does not say where: give the path:, git: or remote: of a Policyfile.lock.json", file, line));
    }

    Uri Address(string policy, string remote, int? line) => Uri.TryCreate(remote, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw RecipeError.Ruby("ChefCLI::InvalidPolicyfileLocation", $"include_policy '{policy}': remote: takes the http(s) address of a Policyfile.lock.json", file, line);

    public Policyfile Build()
    {
        if (name is null)
        {
            throw RecipeError.Ruby("ChefCLI::PolicyfileError", "the policy has no name: begin with name 'NAME'", file);
        }

        if (runList.Count == 0 && included.Count == 0)
        {
            throw RecipeError.Ruby("ChefCLI::PolicyfileError", "run_list cannot be empty: say run_list 'COOKBOOK::RECIPE'", file);
        }

        var berksfile = cookbooks.Build();
        var (defaults, overrides) = Attributes!();
        return new Policyfile
        {
            File = file,
            Name = name,
            RunList = runList,
            NamedRunLists = named,
            Sources = berksfile.Sources,
            Preferred = preferred,
            Cookbooks = berksfile.Dependencies,
            Included = included,
            DefaultAttributes = defaults,
            OverrideAttributes = overrides,
        };
    }

    static string Item(string text)
    {
        var item = RunListItem.Parse(text);
        return item.Type == RunListItemType.Role
            ? throw RecipeError.Ruby("ChefCLI::PolicyfileError", $"{text}: roles have no place in a policy's run list; name the role's recipes")
            : $"recipe[{item.ToRecipeName()}]";
    }
}
