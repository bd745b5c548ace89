namespace RecipeEngine.Engine;

/// <summary>A policy to converge: its run list, exactly its cookbooks, and its attributes, which lie where a role's would.</summary>
/// <param name="Name">the policy's name</param>
/// <param name="RunList">items such as recipe[web::default]</param>
/// <param name="CookbookDirectories">one directory for each cookbook</param>
/// <param name="DefaultAttributes">plain values</param>
/// <param name="OverrideAttributes">plain values</param>
public sealed record RunPolicy(
    string Name, IReadOnlyList<string> RunList, IReadOnlyList<string> CookbookDirectories,
    OrderedDictionary<string, object?> DefaultAttributes, OrderedDictionary<string, object?> OverrideAttributes);
