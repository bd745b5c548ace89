namespace RecipeEngine.Cookbooks.Berks;

/// <summary>What a Berksfile says: where cookbooks come from, and which ones are wanted.</summary>
public sealed record Berksfile
{
    /// <summary>The Supermarket that old Berksfiles mean by <c>site :opscode</c> and by addresses that have gone since.</summary>
    public const string PublicSupermarket = "https://supermarket.chef.io";

    /// <summary>Absolute path of the file.</summary>
    public required string File { get; init; }

    /// <summary>The directory that paths in it are relative to.</summary>
    public string Directory => MachinePath.Parent(File);

    /// <summary>Where its lock lies: the file's name with ".lock".</summary>
    public string LockFile => File + ".lock";

    /// <summary>Sources in the order they are asked; the first that has a version wins.</summary>
    public IReadOnlyList<CookbookSource> Sources { get; init; } = [];

    /// <summary>Cookbooks for which one source alone is asked.</summary>
    public IReadOnlyDictionary<string, CookbookSource> Preferred { get; init; } = new Dictionary<string, CookbookSource>();

    /// <summary>The cookbooks it names, sorted by name.</summary>
    public IReadOnlyList<BerksDependency> Dependencies { get; init; } = [];

    /// <summary>What is worth telling and no mistake: an extension that is ignored, an address that has moved.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The dependency of a name, null when the file does not name it.</summary>
    public BerksDependency? Find(string name) => Dependencies.FirstOrDefault(dependency => dependency.Name == name);

    /// <summary>Reads a Berksfile: it is Ruby, evaluated in its own directory. RecipeError with file and line when it is wrong.</summary>
    public static Berksfile Read(Scripts.CookbookRuby ruby, string file)
    {
        var path = MachinePath.Absolute(ruby.Machine, file);
        if (!ruby.Machine.IsFile(path))
        {
            throw RecipeError.Ruby("Berkshelf::BerksfileNotFound", $"No Berksfile or Berksfile.lock found at '{path}'!");
        }

        var builder = new BerksfileBuilder(ruby, path);
        ruby.RunIn(MachinePath.Parent(path), path, "Berkshelf::BerksfileReadError", ctx => BerksfileWords.Self(ctx, builder));
        return builder.Build();
    }

    /// <summary>The same with the dependencies of some groups only; both lists together are a mistake.</summary>
    public Berksfile InGroups(IReadOnlyList<string> only, IReadOnlyList<string> except)
    {
        if (only.Count > 0 && except.Count > 0)
        {
            throw RecipeError.Ruby("ArgumentError", "Cannot specify both --only and --except: name the groups to take, or those to leave out");
        }

        var kept = only.Count > 0 ? Dependencies.Where(dependency => dependency.Groups.Intersect(only, StringComparer.Ordinal).Any())
            : except.Count > 0 ? Dependencies.Where(dependency => !dependency.Groups.Intersect(except, StringComparer.Ordinal).Any())
            : Dependencies;
        return this with { Dependencies = kept.ToList() };
    }
}

/// <summary>A cookbook that a Berksfile names.</summary>
/// <param name="Location">where it lies when it is not to come from a source</param>
/// <param name="Groups">names of its groups, at least "default"</param>
/// <param name="File">the file that names it</param>
/// <param name="Line">1-based line there; null when unknown</param>
public sealed record BerksDependency(
    string Name, VersionConstraint Constraint, CookbookLocation? Location, IReadOnlyList<string> Groups, string? File = null, int? Line = null)
{
    /// <summary>"name (constraint)".</summary>
    public override string ToString() => $"{Name} ({Constraint})";
}
