namespace RecipeEngine.Cookbooks.Caching;

/// <summary>A downloaded cookbook in the cache.</summary>
/// <param name="Directory">its files</param>
public sealed record ShelvedCookbook(string Name, string Version, string Directory);

/// <summary>The downloaded cookbooks of all sources.</summary>
public sealed class Shelf(ISystem machine, CookbookCache cache)
{
    /// <summary>All of them, sorted by name, the newest version first.</summary>
    public IReadOnlyList<ShelvedCookbook> List() => Notes()
        .Select(note => new ShelvedCookbook(note.Name, note.Version, cache.FindTree(note.Digest) ?? ""))
        .Where(cookbook => cookbook.Directory.Length > 0)
        .DistinctBy(cookbook => (cookbook.Name, cookbook.Version, cookbook.Directory))
        .OrderBy(cookbook => cookbook.Name, StringComparer.Ordinal)
        .ThenByDescending(cookbook => CookbookVersion.TryParse(cookbook.Version, VersionFlavor.Cookbook, out var version) ? version : default)
        .ToList();

    /// <summary>Removes a cookbook, of one version or of all; how many were there.</summary>
    public int Remove(string name, string? version)
    {
        var count = 0;
        foreach (var note in Notes().Where(note => note.Name == name && (version is null || note.Version == version)))
        {
            machine.RemoveFile(note.File);
            cache.RemoveTree(note.Digest);
            count++;
        }

        return count;
    }

    IEnumerable<(string Name, string Version, string Digest, string File)> Notes()
    {
        var root = cache.PathOf("installed");
        foreach (var source in machine.TryListDirectory(root))
        {
            foreach (var entry in machine.TryListDirectory($"{root}/{source.Name}"))
            {
                var dash = entry.Name.LastIndexOf('-');
                var file = $"{root}/{source.Name}/{entry.Name}";
                if (dash > 0 && machine.TryReadText(file)?.Trim() is { Length: 64 } digest)
                {
                    yield return (entry.Name[..dash], entry.Name[(dash + 1)..], digest, file);
                }
            }
        }
    }
}
