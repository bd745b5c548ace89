using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A source as the installer uses it: what versions it has, and how to get one.</summary>
interface ICatalog
{
    CookbookSource Source { get; }

    /// <summary>Names of all its cookbooks.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The versions of a cookbook; empty when it has none of that name.</summary>
    IReadOnlyList<PackageVersion> Versions(string name);

    /// <summary>The directory of a cookbook on this machine if it is there already; asks nobody.</summary>
    string? Installed(string name, string version);

    /// <summary>Brings a version onto this machine; its directory. RecipeError when that cannot be done.</summary>
    string Install(string name, string version);
}
