namespace RecipeEngine.Cookbooks;

/// <summary>
/// Collects metadata word by word, as metadata.rb says it: one method per word. A word that sets a text answers it again, and answers
/// the text it holds when called with null.
/// </summary>
/// <param name="file">the metadata file, for messages</param>
public sealed class MetadataBuilder(string? file = null)
{
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly OrderedDictionary<string, Dependency> dependencies = new(StringComparer.Ordinal);
    readonly OrderedDictionary<string, Dependency> platforms = new(StringComparer.Ordinal);
    readonly OrderedDictionary<string, Dependency> providing = new(StringComparer.Ordinal);
    readonly OrderedDictionary<string, string> recipes = new(StringComparer.Ordinal);
    readonly List<GemRequirement> chefVersions = [];
    readonly List<GemRequirement> ohaiVersions = [];
    readonly List<GemDependency> gems = [];
    EagerLoading eagerLoading = EagerLoading.All;
    string version = CookbookMetadata.NoVersion;
    bool privacy;

    /// <summary>The 1-based line now being evaluated, kept with the dependencies declared there; null when unknown.</summary>
    public int? Line { get; set; }

    public string? Name(string? value = null) => Keep("name", value);

    public string? Description(string? value = null) => Keep("description", value);

    public string? LongDescription(string? value = null) => Keep("long_description", value);

    public string? Maintainer(string? value = null) => Keep("maintainer", value);

    public string? MaintainerEmail(string? value = null) => Keep("maintainer_email", value);

    public string? License(string? value = null) => Keep("license", value) ?? "All rights reserved";

    public string? SourceUrl(string? value = null) => Keep("source_url", value);

    public string? IssuesUrl(string? value = null) => Keep("issues_url", value);

    /// <summary>The version, always answered with three numbers.</summary>
    public string Version(string? value = null)
    {
        if (value is not null)
        {
            version = Located(() => CookbookVersion.Parse(value)).ToString();
        }

        return version;
    }

    public bool Privacy(bool? value = null) => privacy = value ?? privacy;

    /// <summary>A cookbook this one needs; at most one constraint.</summary>
    public string Depends(string cookbook, params IReadOnlyList<string> constraints)
    {
        if (texts.TryGetValue("name", out var name) && cookbook == name)
        {
            throw RecipeError.Ruby("RuntimeError",
                $"Cookbook depends on itself in cookbook {name}, please remove this unnecessary self-dependency", file, Line);
        }

        return Declare(dependencies, "depends", cookbook, constraints);
    }

    /// <summary>A platform this cookbook supports; at most one constraint.</summary>
    public string Supports(string platform, params IReadOnlyList<string> constraints) => Declare(platforms, "supports", platform, constraints);

    /// <summary>A recipe, definition or resource this cookbook provides; at most one constraint.</summary>
    public string Provides(string what, params IReadOnlyList<string> constraints) => Declare(providing, "provides", what, constraints);

    /// <summary>Chef versions the cookbook runs with: all of one call's, of several calls any.</summary>
    public void ChefVersion(params IReadOnlyList<string> requirements) => Require(chefVersions, requirements);

    /// <summary>Ohai versions the cookbook runs with: all of one call's, of several calls any.</summary>
    public void OhaiVersion(params IReadOnlyList<string> requirements) => Require(ohaiVersions, requirements);

    /// <summary>A gem the cookbook's code needs.</summary>
    public void Gem(string name, IReadOnlyList<string> requirements, IReadOnlyDictionary<string, object?>? options = null) =>
        gems.Add(new GemDependency(name, requirements, options ?? new Dictionary<string, object?>()));

    /// <summary>A recipe's description.</summary>
    public void Recipe(string name, string description) => recipes[name] = description;

    /// <summary>Whether all libraries are loaded.</summary>
    public void EagerLoadLibraries(bool all) => eagerLoading = all ? EagerLoading.All : EagerLoading.None;

    /// <summary>Patterns of the libraries that are loaded.</summary>
    public void EagerLoadLibraries(IReadOnlyList<string> globs) => eagerLoading = new EagerLoading(globs);

    /// <summary>A word metadata does not know: nothing happens, so that old and future words do no harm; with a block it is an error.</summary>
    public void Unknown(string word, bool hasBlock)
    {
        if (hasBlock)
        {
            throw RecipeError.Ruby("NoMethodError", $"undefined method `{word}' for cookbook metadata", file, Line);
        }
    }

    /// <summary>Everything said so far.</summary>
    public CookbookMetadata Build() => new()
    {
        Name = Name(),
        Version = version,
        Description = Description() ?? "",
        LongDescription = LongDescription() ?? "",
        Maintainer = Maintainer() ?? "",
        MaintainerEmail = MaintainerEmail() ?? "",
        License = License()!,
        SourceUrl = SourceUrl() ?? "",
        IssuesUrl = IssuesUrl() ?? "",
        Privacy = privacy,
        Dependencies = dependencies,
        Platforms = platforms,
        Providing = providing,
        Recipes = recipes,
        ChefVersions = chefVersions,
        OhaiVersions = ohaiVersions,
        Gems = gems,
        EagerLoadLibraries = eagerLoading,
        File = file,
    };

    string? Keep(string word, string? value)
    {
        if (value is not null)
        {
            texts[word] = value;
        }

        return texts.GetValueOrDefault(word);
    }

    string Declare(OrderedDictionary<string, Dependency> kept, string word, string name, IReadOnlyList<string> constraints)
    {
        if (constraints.Count > 1)
        {
            throw RecipeError.Chef("ObsoleteDependencySyntax",
                "The dependency specification syntax you are using is no longer valid. You may not\nspecify more than one version constraint for a particular cookbook.\n"
                + "Consult https://docs.chef.io/config_rb_metadata/ for the updated syntax.\n\n"
                + $"Called by: {word} '{name}', {string.Join(", ", constraints.Select(c => $"\"{c}\""))}\nCalled from:\n  {file}:{Line}:in `from_file'\n");
        }

        var constraint = constraints.Count == 0 ? VersionConstraint.Any : Located(() => Constraint(word, name, constraints[0]));
        kept[name] = new Dependency(name, constraint.ToString(), file, Line);
        return constraint.ToString();
    }

    static VersionConstraint Constraint(string word, string name, string text)
    {
        try
        {
            return VersionConstraint.Parse(text, VersionFlavor.Platform);
        }
        catch (RecipeError error) when (error.ErrorClass.EndsWith("InvalidVersionConstraint", StringComparison.Ordinal))
        {
            throw RecipeError.Chef("InvalidVersionConstraint",
                $"{word} '{name}' has the version constraint '{text}', which is not valid: write one of < <= = > >= ~> and a version");
        }
    }

    void Require(List<GemRequirement> kept, IReadOnlyList<string> requirements)
    {
        if (requirements.Count > 0)
        {
            kept.Add(Located(() => GemRequirement.Parse(requirements)));
        }
    }

    T Located<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RecipeError error)
        {
            throw error.At(file, Line);
        }
    }
}
