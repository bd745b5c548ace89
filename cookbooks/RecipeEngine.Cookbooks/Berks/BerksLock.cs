using System.Text;

namespace RecipeEngine.Cookbooks.Berks;

/// <summary>
/// A Berksfile.lock in Berkshelf's format: what was asked for, and the graph of versions that answers it. What was read is written again
/// byte for byte.
/// </summary>
/// <param name="Dependencies">what the Berksfile asks for, sorted by name</param>
/// <param name="Graph">every cookbook with its version, sorted by name</param>
public sealed record BerksLock(IReadOnlyList<LockedDependency> Dependencies, IReadOnlyList<LockedCookbook> Graph)
{
    /// <summary>A lock of nothing.</summary>
    public static BerksLock Empty { get; } = new([], []);

    /// <summary>Reads a lock, also Berkshelf 2's JSON and Berkshelf 1's Ruby; RecipeError with the line when it is malformed.</summary>
    public static BerksLock Parse(string text, string? file = null) =>
        string.IsNullOrWhiteSpace(text) ? Empty
        : text.AsSpan().TrimStart()[0] == '{' ? BerksLockJson.Parse(text, file)
        : BerksLockRuby.IsOne(text) ? BerksLockRuby.Read(text, file)
        : BerksLockGrammar.Read(text, file);

    /// <summary>The graph's entry for a cookbook, null when there is none.</summary>
    public LockedCookbook? Find(string name) => Graph.FirstOrDefault(cookbook => cookbook.Name == name);

    /// <summary>The entry for what the Berksfile asks for, null when there is none.</summary>
    public LockedDependency? FindDependency(string name) => Dependencies.FirstOrDefault(dependency => dependency.Name == name);

    /// <summary>The names that can be reached from these through the graph, themselves included.</summary>
    public IReadOnlySet<string> Reachable(IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(names);
        while (waiting.TryPop(out var name))
        {
            if (found.Add(name) && Find(name) is { } cookbook)
            {
                foreach (var (needed, _) in cookbook.Dependencies)
                {
                    waiting.Push(needed);
                }
            }
        }

        return found;
    }

    /// <summary>The text of the file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("DEPENDENCIES\n");
        foreach (var dependency in Dependencies)
        {
            text.Append("  ").Append(dependency.Name).Append(dependency.ConstraintText is { } constraint ? $" ({constraint})" : "").Append('\n');
            foreach (var (key, value) in dependency.Options)
            {
                text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
            }
        }

        text.Append("\nGRAPH\n");
        foreach (var cookbook in Graph)
        {
            text.Append("  ").Append(cookbook.Name).Append(" (").Append(cookbook.Version).Append(")\n");
            foreach (var (name, constraint) in cookbook.Dependencies)
            {
                text.Append("    ").Append(name).Append(" (").Append(constraint).Append(")\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>A cookbook the Berksfile asks for, as the lock has it.</summary>
/// <param name="ConstraintText">null when any version will do, or when the cookbook has a location</param>
/// <param name="Options">its location's lines, in order</param>
public sealed record LockedDependency(string Name, string? ConstraintText, IReadOnlyList<KeyValuePair<string, string>> Options)
{
    /// <summary>The entry for a Berksfile's dependency, with its location as it was resolved.</summary>
    public static LockedDependency Of(BerksDependency dependency, CookbookLocation? resolved) => new(
        dependency.Name,
        resolved is not null || dependency.Constraint.ToString() == VersionConstraint.Any.ToString() ? null : dependency.Constraint.ToString(),
        resolved?.LockLines ?? []);

    /// <summary>The location, paths being relative to the Berksfile's directory; null when it comes from a source.</summary>
    public CookbookLocation? Location(IReadOnlySystem machine, string directory)
    {
        var options = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Options)
        {
            options[key] = value;
        }

        return CookbookPlaces.Read(machine, directory, options);
    }
}

/// <summary>A cookbook in the graph of a lock.</summary>
/// <param name="Version">as written, three numbers</param>
/// <param name="Dependencies">names with constraints, sorted by name</param>
public sealed record LockedCookbook(string Name, string Version, IReadOnlyList<KeyValuePair<string, string>> Dependencies);
