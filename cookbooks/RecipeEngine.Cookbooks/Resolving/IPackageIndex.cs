namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>The cookbooks there are to choose from. It must answer the same question with the same answer.</summary>
public interface IPackageIndex
{
    /// <summary>Every version of a cookbook, in any order; empty when there is none of that name.</summary>
    IReadOnlyList<PackageVersion> Versions(string name);

    /// <summary>Names that look like one nobody knows, best first; for messages.</summary>
    IEnumerable<string> Similar(string name) => [];
}

/// <summary>A version of a cookbook with what it needs.</summary>
public sealed class PackageVersion
{
    readonly Func<IReadOnlyList<Requirement>> read;
    IReadOnlyList<Requirement>? dependencies;

    /// <param name="readDependencies">called once, when first asked</param>
    /// <param name="origin">whatever the index wants back with a chosen version</param>
    public PackageVersion(CookbookVersion version, Func<IReadOnlyList<Requirement>> readDependencies, object? origin = null)
    {
        Version = version;
        read = readDependencies;
        Origin = origin;
    }

    public PackageVersion(CookbookVersion version, IReadOnlyList<Requirement> dependencies, object? origin = null)
        : this(version, () => dependencies, origin)
    {
    }

    public CookbookVersion Version { get; }

    /// <summary>What it needs, each cookbook once.</summary>
    public IReadOnlyList<Requirement> Dependencies => dependencies ??= read();

    /// <summary>What the index gave with it.</summary>
    public object? Origin { get; }
}

/// <summary>A cookbook that is needed, and the versions that will do.</summary>
public readonly record struct Requirement(string Name, VersionConstraint Constraint)
{
    public override string ToString() => $"{Name} ({Constraint})";
}

/// <summary>A cookbook that the user asks for.</summary>
/// <param name="AskedBy">where, as a message names it, such as "Berksfile:3"</param>
public sealed record Demand(string Name, VersionConstraint Constraint, string AskedBy)
{
    public override string ToString() => $"{Name} ({Constraint})";
}
