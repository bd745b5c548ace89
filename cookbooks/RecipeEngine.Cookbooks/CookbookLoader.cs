using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>What happens when one cookbook lies in two places.</summary>
public enum DuplicateCookbooks
{
    /// <summary>An error, as since Chef 13.</summary>
    Reject,

    /// <summary>A later path's files are laid over an earlier one's, as Chef 11 and 12 did.</summary>
    Merge,
}

/// <summary>Evaluates the Ruby of a metadata.rb onto a builder.</summary>
public delegate void MetadataScript(string path, MetadataBuilder metadata);

/// <summary>How a <see cref="CookbookLoader"/> goes about it.</summary>
public sealed record CookbookLoaderOptions
{
    /// <summary>Evaluates metadata.rb; without it a cookbook that has only metadata.rb is an error.</summary>
    public MetadataScript? RubyMetadata { get; init; }

    public DuplicateCookbooks Duplicates { get; init; } = DuplicateCookbooks.Reject;

    /// <summary>Whether a cookbook that does not tell its name goes by its directory's, as before Chef 12.</summary>
    public bool InferNames { get; init; }
}

/// <summary>
/// Finds cookbooks by name below several paths; a path that holds metadata.rb or metadata.json is itself a cookbook. The name counts
/// that the metadata says; a cookbook whose directory has another name is found too, but only then all directories are looked at.
/// </summary>
public sealed class CookbookLoader
{
    readonly IReadOnlySystem machine;
    readonly CookbookLoaderOptions options;
    readonly MetadataReader reader;
    readonly List<string> paths;
    readonly Dictionary<string, CookbookDirectory?> found = new(StringComparer.Ordinal);
    Dictionary<string, List<string>>? byName;
    IReadOnlyList<string>? directories;

    /// <param name="paths">cookbook paths, the weakest first; one that does not exist holds nothing</param>
    public CookbookLoader(IReadOnlySystem machine, IEnumerable<string> paths, CookbookLoaderOptions? options = null)
    {
        this.machine = machine;
        this.options = options ?? new CookbookLoaderOptions();
        reader = new MetadataReader(machine, this.options);
        this.paths = paths.Select(path => MachinePath.Absolute(machine, path)).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The absolute paths looked at.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>Names of all cookbooks there are, sorted. Reads all metadata.</summary>
    public IReadOnlyList<string> Names => ByName().Keys.Order(StringComparer.Ordinal).ToList();

    /// <summary>The cookbook of a name, null when there is none.</summary>
    public CookbookDirectory? Find(string name)
    {
        if (!found.TryGetValue(name, out var cookbook))
        {
            cookbook = Look(name);
            found[name] = cookbook;
        }

        return cookbook;
    }

    /// <summary>The cookbook of a name; RecipeError CookbookNotFound when there is none.</summary>
    public CookbookDirectory Get(string name) => Find(name)
        ?? throw RecipeError.Chef("CookbookNotFound",
            $"Cookbook {name} not found. If you're loading {name} from another cookbook, make sure you configure the dependency in your metadata");

    CookbookDirectory? Look(string name)
    {
        var namedSo = Directories().Where(directory => MachinePath.Name(directory) == name).ToList();
        if (namedSo.Count == 0 || namedSo.Any(directory => reader.NameOf(directory) != name))
        {
            namedSo = ByName().GetValueOrDefault(name) ?? [];
        }

        if (namedSo.Count > 1 && options.Duplicates == DuplicateCookbooks.Reject)
        {
            throw RecipeError.Chef("CookbookMergingError", "Cookbook merging is no longer supported, the cookbook named "
                + $"{name} can only appear once in the cookbook_path, but is in {string.Join(" and in ", namedSo)}");
        }

        return namedSo.Count == 0 ? null : new CookbookDirectory(machine, name, namedSo, () => reader.ReadValid(namedSo[^1]));
    }

    Dictionary<string, List<string>> ByName()
    {
        if (byName is null)
        {
            byName = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var directory in Directories().Where(directory => options.InferNames || reader.HasMetadata(directory)))
            {
                if (reader.NameOf(directory) is { } name)
                {
                    byName.TryAdd(name, []);
                    byName[name].Add(directory);
                }
            }
        }

        return byName;
    }

    IReadOnlyList<string> Directories() => directories ??= paths.SelectMany(DirectoriesOf).ToList();

    // Loops, not queries: those over a struct are compiled when they are met, at every start.
    List<string> DirectoriesOf(string path)
    {
        if (reader.HasMetadata(path))
        {
            return [path];
        }
        List<string> below = [];
        foreach (var entry in machine.TryListDirectory(path))
        {
            if (!entry.Name.StartsWith('.') && MachinePath.Join(path, entry.Name) is var directory && machine.IsDirectory(directory))
            {
                below.Add(directory);
            }
        }
        below.Sort(StringComparer.Ordinal);
        return below;
    }
}
