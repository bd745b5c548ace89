namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>
/// Chooses a version of every cookbook that is needed. Pure: the same wishes on the same index give the same answer. The newest versions are
/// taken that go together, those that the user names first; a preferred version (of a lock) is kept as long as nothing speaks against it.
/// </summary>
public static class Resolver
{
    static readonly Dictionary<string, CookbookVersion> NoPreference = [];

    /// <summary>The chosen versions, or why there are none.</summary>
    public static Resolution Resolve(IPackageIndex index, IReadOnlyList<Demand> demands, IReadOnlyDictionary<string, CookbookVersion>? preferred = null)
    {
        preferred ??= NoPreference;
        var solver = new Solver(index, demands, preferred);
        if (solver.Solve() is { } chosen)
        {
            return new Resolution(chosen, null);
        }

        return new Resolution(null, Conflict.Explain(index, demands, solver));
    }
}

/// <summary>What came of a resolution.</summary>
/// <param name="Chosen">versions by name; null when there is no solution</param>
/// <param name="Conflict">why there is none; null when there is one</param>
public sealed record Resolution(IReadOnlyDictionary<string, PackageVersion>? Chosen, Conflict? Conflict)
{
    /// <summary>The chosen versions; RecipeError Berkshelf::NoSolutionError with the explanation when there are none.</summary>
    public IReadOnlyDictionary<string, PackageVersion> Required =>
        Chosen ?? throw RecipeError.Ruby("Berkshelf::NoSolutionError", Conflict!.ToString());
}
