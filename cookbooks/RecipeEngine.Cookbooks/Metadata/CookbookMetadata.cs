namespace RecipeEngine.Cookbooks;

/// <summary>What a cookbook says of itself, in metadata.rb or metadata.json.</summary>
public sealed record CookbookMetadata
{
    /// <summary>Text of a version nobody declared.</summary>
    public const string NoVersion = "0.0.0";

    /// <summary>The cookbook's name; null when the file does not say, which Chef 12 and later refuse.</summary>
    public string? Name { get; init; }

    /// <summary>The version as Chef shows it; see <see cref="ParsedVersion"/>.</summary>
    public string Version { get; init; } = NoVersion;

    public string Description { get; init; } = "";

    public string LongDescription { get; init; } = "";

    public string Maintainer { get; init; } = "";

    public string MaintainerEmail { get; init; } = "";

    public string License { get; init; } = "All rights reserved";

    public string SourceUrl { get; init; } = "";

    public string IssuesUrl { get; init; } = "";

    /// <summary>Whether the cookbook must not be shared.</summary>
    public bool Privacy { get; init; }

    /// <summary>Cookbooks this one needs, by name.</summary>
    public IReadOnlyDictionary<string, Dependency> Dependencies { get; init; } = new Dictionary<string, Dependency>();

    /// <summary>Platforms it supports, by name.</summary>
    public IReadOnlyDictionary<string, Dependency> Platforms { get; init; } = new Dictionary<string, Dependency>();

    /// <summary>What it says it provides, by name.</summary>
    public IReadOnlyDictionary<string, Dependency> Providing { get; init; } = new Dictionary<string, Dependency>();

    /// <summary>Descriptions of its recipes, by recipe name.</summary>
    public IReadOnlyDictionary<string, string> Recipes { get; init; } = new Dictionary<string, string>();

    /// <summary>Chef versions it runs with: one of these must hold, none means any.</summary>
    public IReadOnlyList<GemRequirement> ChefVersions { get; init; } = [];

    /// <summary>Ohai versions it runs with: one of these must hold, none means any.</summary>
    public IReadOnlyList<GemRequirement> OhaiVersions { get; init; } = [];

    /// <summary>Gems its code needs, in order of declaration.</summary>
    public IReadOnlyList<GemDependency> Gems { get; init; } = [];

    /// <summary>Which libraries are loaded without being required.</summary>
    public EagerLoading EagerLoadLibraries { get; init; } = EagerLoading.All;

    /// <summary>The file this was read from, null when there was none.</summary>
    public string? File { get; init; }

    /// <summary>The version to compare with; RecipeError InvalidCookbookVersion when the text is none.</summary>
    public CookbookVersion ParsedVersion => CookbookVersion.Parse(Version);

    /// <summary>Throws RecipeError CookbookChefVersionMismatch when the cookbook does not run with this Chef version.</summary>
    public void CheckChefVersion(string version) => Check("Chef Infra Client", "CookbookChefVersionMismatch", version, ChefVersions);

    /// <summary>Throws RecipeError CookbookOhaiVersionMismatch when the cookbook does not run with this Ohai version.</summary>
    public void CheckOhaiVersion(string version) => Check("ohai", "CookbookOhaiVersionMismatch", version, OhaiVersions);

    void Check(string product, string exception, string version, IReadOnlyList<GemRequirement> accepted)
    {
        if (accepted.Count == 0 || accepted.Any(requirement => requirement.Includes(GemVersion.Parse(version))))
        {
            return;
        }

        var wanted = string.Join(", ", accepted.Select(requirement => "[" + string.Join(", ", requirement.ToList().Select(text => $"\"{text}\"")) + "]"));
        throw RecipeError.Chef(exception,
            $"Cookbook '{Name}' version '{Version}' depends on {product} version {wanted}, but the running {product} version is {version}",
            File);
    }
}
