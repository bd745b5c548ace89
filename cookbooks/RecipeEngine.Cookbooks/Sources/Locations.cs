using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A cookbook with a location of its own, where it lies on this machine.</summary>
/// <param name="Location">with the commit in use</param>
sealed record LocatedCookbook(string Name, CookbookLocation Location, string Directory, CookbookMetadata Metadata);

/// <summary>Fetches cookbooks that have a location of their own.</summary>
sealed class Locations(SourceContext context)
{
    readonly GitRepositories repositories = new(context);

    /// <summary>The cookbook at a location; RecipeError when there is none, or one of another name.</summary>
    public LocatedCookbook Fetch(string name, CookbookLocation location)
    {
        var (used, directory) = location switch
        {
            GitLocation git => FromGit(name, git),
            PathLocation path => (path, path.FullPath),
            _ => throw new ArgumentOutOfRangeException(nameof(location)),
        };
        if (!context.IsCookbook(directory))
        {
            throw RecipeError.Ruby("Berkshelf::NotACookbook", location is GitLocation
                ? $"{location} holds no cookbook{(location is GitLocation { Subdirectory: null } ? ": if it is in a subdirectory, say so with rel:" : "")}"
                : $"cookbook '{name}': there is no cookbook in {directory} (no metadata.rb or metadata.json)");
        }

        var metadata = context.ReadMetadata(directory);
        return metadata.Name == name
            ? new LocatedCookbook(name, used, directory, metadata)
            : throw RecipeError.Ruby("Berkshelf::MismatchedCookbookName", $"In your Berksfile, you have: cookbook '{name}', but the cookbook at {location} is named '{metadata.Name}'");
    }

    (CookbookLocation, string) FromGit(string name, GitLocation location)
    {
        if (location.Revision is null || repositories.FindTree(location.Revision) is null)
        {
            context.Events.Fetching(name, location);
        }

        using var working = context.Working($"{name} from {location.Url}");
        var revision = repositories.Resolve(location);
        var tree = repositories.FindTree(revision) ?? repositories.Tree(location, revision);
        var directory = location.Subdirectory is { } below ? MachinePath.Absolute(context.Machine, MachinePath.Join(tree, below)) : tree;
        if (directory != tree && !directory.StartsWith(tree + "/", StringComparison.Ordinal))
        {
            throw RecipeError.Ruby("Berkshelf::GitError", $"{location}: rel: leads out of the repository");
        }

        return (location with { Revision = revision }, directory);
    }
}
