using System.Diagnostics;
using System.Security.Cryptography;
using RecipeEngine.Cookbooks.Archives;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>
/// A Supermarket: a server with its API, a static server that has only <c>/universe</c> (or <c>/universe.json</c>) and archives, or a directory of the
/// same shape. Where nothing says an archive's place, it lies at <c>cookbooks/NAME-VERSION.tar.gz</c> (or .tgz).
/// </summary>
sealed class SupermarketCatalog(CookbookSource source, SourceContext context) : ICatalog
{
    readonly Lock gate = new();
    readonly string key = CookbookCache.KeyOf(source.Address);
    readonly SupermarketFiles files = new(source, context);
    Universe? universe;

    public CookbookSource Source => source;

    public IEnumerable<string> Names => Index.Names;

    Universe Index
    {
        get
        {
            lock (gate)
            {
                if (universe is null)
                {
                    var start = Stopwatch.GetTimestamp();
                    universe = files.ReadIndex(key);
                    context.Timings.Index += Stopwatch.GetElapsedTime(start);
                }

                return universe;
            }
        }
    }

    public IReadOnlyList<PackageVersion> Versions(string name) =>
        Index.Versions(name).Select(version => new PackageVersion(version.Version, version.Dependencies, this)).ToList();

    public string? Installed(string name, string version)
    {
        var digest = context.Cache.ReadNote($"installed/{key}/{name}-{version}")?.Trim();
        return digest is { Length: 64 } && context.Cache.FindTree(digest) is { } tree ? CookbookIn(tree, name) : null;
    }

    public string Install(string name, string version)
    {
        if (Installed(name, version) is { } known)
        {
            return known;
        }

        // Without an index in hand (a lock is followed) the API is asked alone; only a server without one needs its index.
        var entry = (files.HasApi ? universe : Index)?.Versions(name).FirstOrDefault(candidate => candidate.Version.ToString() == version);
        var archive = files.Download(name, version, entry)
            ?? files.Download(name, version, Index.Versions(name).FirstOrDefault(candidate => candidate.Version.ToString() == version))
            ?? throw RecipeError.Ruby("Berkshelf::CookbookNotFound",
                $"{source} no longer has {name} ({version}): run `recipe berks update {name}` to take another version");
        var digest = Convert.ToHexStringLower(SHA256.HashData(archive));
        var tree = context.Cache.Tree(digest, directory =>
        {
            ArchiveUnpacker.Unpack(context.Machine, archive, directory, $"{name}-{version}");
            CheckIs(CookbookIn(directory, name), name, version);
        });
        context.Cache.Keep($"installed/{key}/{name}-{version}", digest + "\n");
        return CookbookIn(tree, name);
    }

    void CheckIs(string directory, string name, string version)
    {
        var metadata = context.ReadMetadata(directory);
        if (metadata.Name != name || metadata.ParsedVersion.ToString() != version)
        {
            throw RecipeError.Ruby("Berkshelf::MismatchedCookbookName", $"the archive that {source} gives for {name} ({version}) holds {metadata.Name} ({metadata.Version})");
        }
    }

    // An archive holds one directory with the cookbook, or the cookbook itself.
    string CookbookIn(string tree, string name) => context.Machine.ListDirectory(tree)
        .Where(entry => entry.Type == FileType.Directory)
        .OrderBy(entry => entry.Name == name ? 0 : 1).ThenBy(entry => entry.Name, StringComparer.Ordinal)
        .Select(entry => MachinePath.Join(tree, entry.Name))
        .Prepend(tree)
        .FirstOrDefault(context.IsCookbook)
            ?? throw RecipeError.Ruby("Berkshelf::NotACookbook", $"the archive that {source} gives for {name} holds no cookbook: there is no metadata.json or metadata.rb in it");
}
