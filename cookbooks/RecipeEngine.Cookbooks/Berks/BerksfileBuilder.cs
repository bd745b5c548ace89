using RecipeEngine.Cookbooks.Scripts;

namespace RecipeEngine.Cookbooks.Berks;

/// <summary>Collects a Berksfile word by word. Every mistake is a RecipeError that says the mend.</summary>
sealed class BerksfileBuilder(CookbookRuby ruby, string file)
{
    static readonly string[] Known = ["path", "git", "github", "branch", "tag", "ref", "revision", "rel", "group", "groups", "protocol", "locked_version", "constraint", "metadata"];

    readonly string directory = MachinePath.Parent(file);
    readonly List<CookbookSource> sources = [];
    readonly OrderedDictionary<string, BerksDependency> dependencies = new(StringComparer.Ordinal);
    readonly List<string> notes = [];

    /// <summary>Groups of the block being evaluated; null outside of one.</summary>
    public IReadOnlyList<string>? ActiveGroups { get; set; }

    public Berksfile Build() => new()
    {
        File = file,
        Sources = sources,
        Dependencies = dependencies.Values.OrderBy(dependency => dependency.Name, StringComparer.Ordinal).ToList(),
        Notes = notes,
    };

    public void Note(string text) => notes.Add(text);

    /// <param name="kind">"supermarket", "chef_repo" or one that is refused</param>
    public void Source(string kind, string? address, bool verify)
    {
        CookbookSource source = (kind, address) switch
        {
            ("chef_server" or "artifactory" or "delivery_supermarket", _) => throw RecipeError.Ruby("Berkshelf::InvalidSourceURI",
                $"source :{kind} is not supported: cookbooks come from a Supermarket (source 'https://…'), a directory (source chef_repo: 'DIR') or git"),
            (_, null or "") => throw RecipeError.Ruby("ArgumentError", "source needs an address, such as source 'https://supermarket.chef.io'"),
            ("chef_repo", { } path) => new(SourceKind.Directory, MachinePath.Absolute(ruby.Machine, MachinePath.Under(directory, path))),
            (_, { } url) => Supermarket(url, verify),
        };
        if (!sources.Contains(source))
        {
            sources.Add(source);
        }
    }

    CookbookSource Supermarket(string address, bool verify)
    {
        if (address.StartsWith("file://", StringComparison.Ordinal) || address.StartsWith('/') || address.StartsWith('.'))
        {
            var path = address.StartsWith("file://", StringComparison.Ordinal) ? address["file://".Length..] : address;
            return new(SourceKind.Supermarket, MachinePath.Absolute(ruby.Machine, MachinePath.Under(directory, path)), verify);
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw RecipeError.Ruby("Berkshelf::InvalidSourceURI", $"'{address}' is not a valid Berkshelf source URI: write an http(s) address or a directory");
        }

        if (url.Host is "api.berkshelf.com" or "supermarket.getchef.com" or "cookbooks.opscode.com" or "community.opscode.com")
        {
            Note($"{address} is no longer served; {Berksfile.PublicSupermarket} is asked instead");
            return new(SourceKind.Supermarket, Berksfile.PublicSupermarket);
        }

        return new(SourceKind.Supermarket, address.TrimEnd('/'), verify);
    }

    public void Metadata(string? path, int? line)
    {
        var full = MachinePath.Absolute(ruby.Machine, MachinePath.Under(directory, path ?? "."));
        if (full.EndsWith("/metadata.rb", StringComparison.Ordinal))
        {
            full = MachinePath.Parent(full);
        }

        var reader = new MetadataReader(ruby.Machine, new CookbookLoaderOptions { RubyMetadata = ruby.Metadata });
        if (!reader.HasMetadata(full))
        {
            throw RecipeError.Chef("CookbookNotFoundInRepo", $"'metadata' needs a metadata.rb or metadata.json in {full}", file, line);
        }

        Add(new BerksDependency(reader.ReadValid(full).Name!, VersionConstraint.Any, new PathLocation(MachinePath.Relative(directory, full), full, IsMetadata: true), Groups([]), file, line));
    }

    public void Cookbook(string name, IReadOnlyList<string> constraints, IReadOnlyDictionary<string, string?> options, IReadOnlyList<string> groups, int? line)
    {
        if (constraints.Count > 1)
        {
            throw RecipeError.Ruby("ArgumentError", $"cookbook '{name}' gives more than one version constraint ({string.Join(", ", constraints)}): keep one", file, line);
        }

        if (options.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
        {
            throw RecipeError.Ruby("ArgumentError", $"cookbook '{name}': the option {unknown}: is not known; known are path, git, github, branch, tag, ref, rel and group", file, line);
        }

        Add(new BerksDependency(name, Constraint(name, constraints, line), Location(name, options, line), Groups(groups), file, line));
    }

    void Add(BerksDependency dependency)
    {
        if (dependencies.GetValueOrDefault(dependency.Name) is { } before && before.Groups.Intersect(dependency.Groups, StringComparer.Ordinal).Any())
        {
            throw RecipeError.Ruby("Berkshelf::DuplicateDependencyDefined",
                $"Berksfile contains multiple entries named '{dependency.Name}'. Use only one, or put them in different groups.", file, dependency.Line);
        }

        dependencies[dependency.Name] = dependency;
    }

    List<string> Groups(IReadOnlyList<string> own)
    {
        var groups = own.Concat(ActiveGroups ?? []).Distinct(StringComparer.Ordinal).ToList();
        return groups.Count == 0 ? ["default"] : groups;
    }

    VersionConstraint Constraint(string name, IReadOnlyList<string> constraints, int? line)
    {
        try
        {
            return constraints.Count == 0 ? VersionConstraint.Any : VersionConstraint.Parse(constraints[0].Trim(), VersionFlavor.Platform);
        }
        catch (RecipeError error)
        {
            throw RecipeError.Ruby("Semverse::InvalidConstraintFormat",
                $"cookbook '{name}': '{constraints[0]}' is no version constraint: write one of < <= = > >= ~> and a version, such as '~> 1.2'", file, line, error);
        }
    }

    CookbookLocation? Location(string name, IReadOnlyDictionary<string, string?> options, int? line)
    {
        var places = new[] { "path", "git", "github" }.Where(key => options.GetValueOrDefault(key) is not null).ToList();
        if (places.Count > 1)
        {
            throw RecipeError.Ruby("ArgumentError", $"cookbook '{name}' gives {string.Join(" and ", places)}: keep one", file, line);
        }

        return places is [] ? null : CookbookPlaces.Read(ruby.Machine, directory, options);
    }
}
