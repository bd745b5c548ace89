using RecipeEngine.Cookbooks.Policyfiles;

namespace RecipeEngine.Engine;

/// <summary>A policy to converge: its run list, exactly its cookbooks, and its attributes, which lie where a role's would.</summary>
/// <param name="Name">the policy's name</param>
/// <param name="RunList">items such as recipe[web::default]</param>
/// <param name="CookbookDirectories">one directory for each cookbook</param>
/// <param name="DefaultAttributes">plain values</param>
/// <param name="OverrideAttributes">plain values</param>
public sealed record RunPolicy(
    string Name, IReadOnlyList<string> RunList, IReadOnlyList<string> CookbookDirectories,
    OrderedDictionary<string, object?> DefaultAttributes, OrderedDictionary<string, object?> OverrideAttributes)
{
    /// <summary>The group it is converged as, whose attributes win; null: none.</summary>
    public string? Group { get; init; }

    /// <summary>Its lock's revision; null when it has none.</summary>
    public string? RevisionId { get; init; }

    /// <summary>A locked policy with its cookbooks.</summary>
    /// <param name="namedRunList">one of its further run lists; null for its own</param>
    public static RunPolicy Of(PolicyLock policy, IReadOnlyList<string> cookbookDirectories, string? namedRunList) =>
        new(policy.Name, policy.RunListOf(namedRunList), cookbookDirectories, policy.DefaultAttributes, policy.OverrideAttributes) { RevisionId = policy.RevisionId };

    /// <summary>An exported policy.</summary>
    /// <param name="namedRunList">one of its further run lists; null for its own</param>
    public static RunPolicy Of(ExportedPolicy exported, string? namedRunList) => Of(exported.Lock, exported.Directories, namedRunList);
}

/// <summary>A Chef repository that was fetched for a run.</summary>
/// <param name="Root">its directory, which may hold cookbooks, roles, environments, data bags and policies</param>
/// <param name="CookbookPaths">where its cookbooks are; none when it is an exported policy</param>
public sealed record RunRepository(string Root, IReadOnlyList<string> CookbookPaths);
