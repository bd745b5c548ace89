namespace RecipeEngine.Cookbooks;

/// <summary>One file of a cookbook.</summary>
/// <param name="RelativePath">below the cookbook, such as "recipes/default.rb"</param>
/// <param name="FullPath">where it lies on the machine</param>
public sealed record CookbookFile(string RelativePath, string FullPath)
{
    /// <summary>Its name without directory.</summary>
    public string Name => MachinePath.Name(RelativePath);

    /// <summary>Its ending with the dot, such as ".rb"; "" without one.</summary>
    public string Extension => Name.LastIndexOf('.') is var dot and > 0 ? Name[dot..] : "";

    /// <summary>Its name without directory and ending.</summary>
    public string BareName => Name[..^Extension.Length];
}

/// <summary>The top-level directories of a cookbook that mean something.</summary>
public enum CookbookSegment
{
    Recipes,
    Attributes,
    Libraries,
    Resources,
    Providers,
    Definitions,
    Templates,
    Files,
    Ohai,
    Compliance,
}

/// <summary>The node as far as the choice among templates and files looks at it; null where unknown.</summary>
public readonly record struct FileTarget(string? Fqdn, string? Platform, string? PlatformVersion);
