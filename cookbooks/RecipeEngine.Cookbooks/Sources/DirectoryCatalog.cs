using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A directory of cookbooks, or one with a directory <c>cookbooks</c>: each is there in the version it has.</summary>
sealed class DirectoryCatalog(CookbookSource source, SourceContext context) : ICatalog
{
    readonly Lock gate = new();
    Dictionary<string, (string Directory, CookbookMetadata Metadata)>? found;

    public CookbookSource Source => source;

    public IEnumerable<string> Names => Cookbooks.Keys;

    Dictionary<string, (string Directory, CookbookMetadata Metadata)> Cookbooks
    {
        get
        {
            lock (gate)
            {
                return found ??= Look();
            }
        }
    }

    public IReadOnlyList<PackageVersion> Versions(string name) => Cookbooks.TryGetValue(name, out var cookbook)
        ? [new PackageVersion(cookbook.Metadata.ParsedVersion, SourceContext.Requirements(cookbook.Metadata), this)]
        : [];

    public string? Installed(string name, string version) =>
        Cookbooks.TryGetValue(name, out var cookbook) && cookbook.Metadata.ParsedVersion.ToString() == version ? cookbook.Directory : null;

    public string Install(string name, string version) => Installed(name, version)
        ?? throw RecipeError.Ruby("Berkshelf::CookbookNotFound", $"{source} no longer has {name} ({version})");

    Dictionary<string, (string Directory, CookbookMetadata Metadata)> Look()
    {
        context.Events.FetchingIndex(source);
        var root = context.Machine.IsDirectory(source.Address + "/cookbooks") ? source.Address + "/cookbooks" : source.Address;
        if (!context.Machine.IsDirectory(root))
        {
            throw RecipeError.Ruby("Berkshelf::APIClientError", $"the source directory {source} does not exist");
        }

        var result = new Dictionary<string, (string, CookbookMetadata)>(StringComparer.Ordinal);
        foreach (var directory in context.Machine.ListDirectory(root).Select(entry => MachinePath.Join(root, entry.Name)).Order(StringComparer.Ordinal).Where(context.IsCookbook))
        {
            var metadata = context.ReadMetadata(directory);
            result.TryAdd(metadata.Name!, (directory, metadata));
        }

        return result;
    }
}
