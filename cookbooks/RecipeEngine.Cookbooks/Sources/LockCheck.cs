using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>Whether a lock still answers its Berksfile.</summary>
static class LockCheck
{
    /// <summary>Everything asked for is locked, from the same place, in a version that will do, and so is everything that these need.</summary>
    public static bool Fits(IReadOnlySystem machine, Berksfile berksfile, BerksLock locked, IReadOnlyDictionary<string, LocatedCookbook> located)
    {
        foreach (var dependency in berksfile.Dependencies)
        {
            if (locked.FindDependency(dependency.Name) is not { } entry || !IsSamePlace(dependency.Location, entry.Location(machine, berksfile.Directory))
                || !Meets(locked, dependency.Name, dependency.Constraint))
            {
                return false;
            }
        }

        // A cookbook in a directory may have changed its wishes since; a path's version may grow without harm.
        return located.Values.All(cookbook => locked.Find(cookbook.Name) is { } entry
                && cookbook.Metadata.Dependencies.Values.All(needed => entry.Dependencies.Any(known => known.Key == needed.Name) && Meets(locked, needed.Name, needed.Constraint)))
            && locked.Reachable(berksfile.Dependencies.Select(dependency => dependency.Name)).All(name => locked.Find(name) is { } cookbook
                && cookbook.Dependencies.All(needed => Meets(locked, needed.Key, PlainVersion.Constraint(needed.Value), located)));
    }

    static bool IsSamePlace(CookbookLocation? asked, CookbookLocation? locked) => asked is null ? locked is null : asked.IsSamePlace(locked);

    static bool Meets(BerksLock locked, string name, VersionConstraint? constraint, IReadOnlyDictionary<string, LocatedCookbook>? located = null)
    {
        if (constraint is null || locked.Find(name) is not { } cookbook)
        {
            return false;
        }

        return located?.TryGetValue(name, out var directory) == true
            ? constraint.Includes(directory.Metadata.ParsedVersion)
            : CookbookVersion.TryParse(cookbook.Version, VersionFlavor.Cookbook, out var version) && constraint.Includes(version);
    }
}
