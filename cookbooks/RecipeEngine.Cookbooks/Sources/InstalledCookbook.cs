using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A cookbook that is on this machine, in the version that was chosen.</summary>
/// <param name="Directory">absolute path of its files</param>
/// <param name="Location">its own location with the commit in use; null when it came from a source</param>
/// <param name="Source">the source it came from; null when it has a location of its own</param>
public sealed record InstalledCookbook(string Name, string Version, string Directory, CookbookMetadata Metadata, CookbookLocation? Location, CookbookSource? Source)
{
    /// <summary>"name (version)".</summary>
    public override string ToString() => $"{Name} ({Version})";

    /// <summary>Its entry in a lock's graph.</summary>
    public LockedCookbook ToLock() => new(Name, Version, Metadata.Dependencies.Values
        .OrderBy(dependency => dependency.Name, StringComparer.Ordinal)
        .Select(dependency => new KeyValuePair<string, string>(dependency.Name, dependency.ConstraintText)).ToList());
}

/// <summary>What an installation came to.</summary>
/// <param name="Cookbooks">sorted by name</param>
/// <param name="Lock">what the lock file says now, or would say</param>
/// <param name="FollowedLock">whether the lock was valid and simply followed</param>
public sealed record Installation(IReadOnlyList<InstalledCookbook> Cookbooks, BerksLock Lock, bool FollowedLock);
