using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>A policy's lock seen as a Berksfile with its lock.</summary>
static class PolicyLockReader
{
    /// <summary>The versions and places of a lock, for the wishes of a Berksfile.</summary>
    public static BerksLock ToBerksLock(PolicyLock locked, Berksfile berksfile)
    {
        var dependencies = berksfile.Dependencies.Where(dependency => locked.Find(dependency.Name) is not null)
            .Select(dependency => new LockedDependency(dependency.Name, null, Options(locked, dependency.Name))).ToList();
        var needed = locked.Root.Object("solution_dependencies", locked.File).Object("dependencies", locked.File);
        var graph = locked.CookbookLocks.Keys.Select(name =>
        {
            var version = locked.Find(name)!.Text("version", locked.File)!;
            return new LockedCookbook(name, version, Needed(needed.List($"{name} ({version})", locked.File)));
        });
        return new BerksLock(dependencies, graph.OrderBy(cookbook => cookbook.Name, StringComparer.Ordinal).ToList());
    }

    /// <summary>A Berksfile that asks for exactly what a lock holds.</summary>
    public static Berksfile ToBerksfile(IReadOnlySystem machine, PolicyLock locked) => new()
    {
        File = locked.File!,
        Sources = locked.CookbookLocks.Keys.Select(name => SourceOf(locked, name)).OfType<CookbookSource>().Distinct().ToList(),
        Dependencies = locked.CookbookLocks.Keys.Order(StringComparer.Ordinal).Select(name => Pinned(machine, locked, name)).ToList(),
    };

    /// <summary>A cookbook as a lock has it.</summary>
    public static BerksDependency Pinned(IReadOnlySystem machine, PolicyLock locked, string name)
    {
        var options = Options(locked, name).ToDictionary(option => option.Key, option => (string?)option.Value, StringComparer.Ordinal);
        var location = CookbookPlaces.Read(machine, MachinePath.Parent(locked.File!), options);
        return new BerksDependency(name, location is PathLocation ? VersionConstraint.Any : VersionConstraint.Parse("= " + locked.Find(name)!.Text("version", locked.File)), location, ["default"], locked.File);
    }

    static CookbookSource? SourceOf(PolicyLock locked, string name)
    {
        var options = locked.Find(name)!.Object("source_options", locked.File);
        return options.Text("artifactserver", locked.File) is not { } address ? null
            : address.StartsWith('/') ? new CookbookSource(SourceKind.Supermarket, address)
            : new CookbookSource(SourceKind.Supermarket, Server(new Uri(address)));
    }

    // The part of an archive's address before the API's path.
    static string Server(Uri address) => address.AbsolutePath.IndexOf("/api/v1/", StringComparison.Ordinal) is var at and >= 0
        ? $"{address.Scheme}://{(address.IsDefaultPort ? address.Host : address.Authority)}{address.AbsolutePath[..at]}"
        : $"{address.Scheme}://{(address.IsDefaultPort ? address.Host : address.Authority)}";

    static List<KeyValuePair<string, string>> Options(PolicyLock locked, string name)
    {
        var options = locked.Find(name)!.Object("source_options", locked.File);
        return options.Where(option => option.Value is string && option.Key is "path" or "git" or "revision" or "ref" or "branch" or "tag" or "rel")
            .Select(option => new KeyValuePair<string, string>(option.Key, (string)option.Value!)).ToList();
    }

    static List<KeyValuePair<string, string>> Needed(IReadOnlyList<object?> pairs) => pairs.OfType<List<object?>>()
        .Where(pair => pair is [string, string])
        .Select(pair => new KeyValuePair<string, string>((string)pair[0]!, (string)pair[1]!)).ToList();
}
