using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Made-up universes of cookbooks, the same for the same seed.</summary>
static class UniverseShape
{
    /// <summary>A small tangle, often without a solution.</summary>
    public static SmallUniverse Small(int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, random.Next(3, 12)).Select(i => $"c{i}").ToList();
        var universe = new SmallUniverse();
        foreach (var name in names)
        {
            var versions = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new CookbookVersion(random.Next(0, 3), random.Next(0, 3), random.Next(0, 2))).Distinct();
            foreach (var version in versions)
            {
                var needs = Enumerable.Range(0, random.Next(0, 4)).Select(_ => names[random.Next(names.Count)]).Where(needed => needed != name).Distinct()
                    .Select(needed => new Requirement(needed, VersionConstraint.Parse(SmallConstraint(random)))).ToList();
                universe.Add(name, new PackageVersion(version, needs));
            }
        }

        foreach (var name in names.Where(_ => random.Next(3) == 0).DefaultIfEmpty(names[0]))
        {
            universe.Demands.Add(new Demand(name, VersionConstraint.Parse(random.Next(2) == 0 ? ">= 0.0.0" : SmallConstraint(random)), "Berksfile:1"));
        }

        return universe;
    }

    static string SmallConstraint(Random random)
    {
        var version = $"{random.Next(0, 3)}.{random.Next(0, 3)}.{random.Next(0, 2)}";
        return random.Next(7) switch
        {
            0 => $"= {version}",
            1 => $"~> {version}",
            2 => $"~> {random.Next(0, 3)}.{random.Next(0, 3)}",
            3 => $"< {version}",
            4 => $"<= {version}",
            _ => $">= {version}",
        };
    }
}

/// <summary>A universe in memory, with what is asked of it.</summary>
sealed class SmallUniverse : IPackageIndex
{
    readonly SortedDictionary<string, List<PackageVersion>> all = new(StringComparer.Ordinal);

    public List<Demand> Demands { get; } = [];

    public IEnumerable<(string Name, PackageVersion Version)> All => all.SelectMany(entry => entry.Value.Select(version => (entry.Key, version)));

    public SmallUniverse Add(string name, PackageVersion version)
    {
        if (!all.TryGetValue(name, out var versions))
        {
            all[name] = versions = [];
        }

        versions.Add(version);
        return this;
    }

    /// <summary>"a 1.0: b ~> 1.0, c" a line.</summary>
    public static SmallUniverse Of(string text, params string[] demands)
    {
        var universe = new SmallUniverse();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            var (name, version) = (parts[0].Split(' ')[0], CookbookVersion.Parse(parts[0].Split(' ')[1]));
            var needs = parts.Length < 2 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Requirement).ToList();
            universe.Add(name, new PackageVersion(version, needs));
        }

        var number = 0;
        universe.Demands.AddRange(demands.Select(Requirement).Select(wish => new Demand(wish.Name, wish.Constraint, $"Berksfile:{++number}")));
        return universe;
    }

    static Requirement Requirement(string text) => text.Split(' ', 2) is [var name, var constraint]
        ? new Requirement(name, VersionConstraint.Parse(constraint))
        : new Requirement(text, VersionConstraint.Any);

    public IReadOnlyList<PackageVersion> Versions(string name) => all.TryGetValue(name, out var versions) ? versions : [];

    public bool IsSolution(IReadOnlyDictionary<string, CookbookVersion> chosen) =>
        Demands.All(demand => chosen.TryGetValue(demand.Name, out var version) && demand.Constraint.Includes(version))
        && chosen.All(entry => Versions(entry.Key).Single(version => version.Version == entry.Value).Dependencies
            .All(needed => chosen.TryGetValue(needed.Name, out var version) && needed.Constraint.Includes(version)));

    /// <summary>Whether there is any solution, found by trying everything.</summary>
    public bool IsSolvable() => Try([], [.. Demands.Select(demand => new Requirement(demand.Name, demand.Constraint))]);

    bool Try(Dictionary<string, CookbookVersion> chosen, List<Requirement> waiting)
    {
        if (waiting.Count == 0)
        {
            return true;
        }

        var (name, constraint) = waiting[0];
        var rest = waiting[1..];
        if (chosen.TryGetValue(name, out var known))
        {
            return constraint.Includes(known) && Try(chosen, rest);
        }

        return Versions(name).Where(version => constraint.Includes(version.Version)).Any(version =>
            Try(new Dictionary<string, CookbookVersion>(chosen) { [name] = version.Version }, [.. rest, .. version.Dependencies]));
    }
}
