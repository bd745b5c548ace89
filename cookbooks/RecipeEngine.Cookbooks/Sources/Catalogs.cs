using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>Several sources as one: of one version the first source's counts. Cookbooks with a location of their own exist in that version only.</summary>
sealed class Catalogs : IPackageIndex
{
    readonly Dictionary<string, IReadOnlyList<PackageVersion>> known = new(StringComparer.Ordinal);

    readonly IReadOnlyDictionary<string, CookbookSource> preferred;

    public Catalogs(Berksfile berksfile, SourceContext context)
    {
        preferred = berksfile.Preferred;
        All = berksfile.Sources
            .Select(source => source.Kind == SourceKind.Directory ? (ICatalog)new DirectoryCatalog(source, context) : new SupermarketCatalog(source, context))
            .ToList();
    }

    /// <summary>The sources, in the order they are asked.</summary>
    public IReadOnlyList<ICatalog> All { get; }

    /// <summary>The sources that are asked for a cookbook.</summary>
    public IReadOnlyList<ICatalog> For(string name) => preferred.TryGetValue(name, out var only) ? [.. All.Where(catalog => catalog.Source == only)] : All;

    /// <summary>Says that a cookbook is taken from a directory.</summary>
    public void Pin(string name, CookbookMetadata metadata, object origin) =>
        known[name] = [new PackageVersion(metadata.ParsedVersion, SourceContext.Requirements(metadata), origin)];

    public IReadOnlyList<PackageVersion> Versions(string name)
    {
        if (!known.TryGetValue(name, out var versions))
        {
            var merged = new Dictionary<CookbookVersion, PackageVersion>();
            foreach (var version in For(name).SelectMany(catalog => catalog.Versions(name)))
            {
                merged.TryAdd(version.Version, version);
            }

            known[name] = versions = [.. merged.Values];
        }

        return versions;
    }

    public IEnumerable<string> Similar(string name) => All.SelectMany(catalog => catalog.Names).Concat(known.Where(entry => entry.Value.Count > 0).Select(entry => entry.Key))
        .Distinct(StringComparer.Ordinal)
        .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 4))
        .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name);

    // Levenshtein's, with "-" and "_" as one letter.
    static int Distance(string a, string b)
    {
        (a, b) = (a.Replace('_', '-'), b.Replace('_', '-'));
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = row[j];
                row[j] = cost;
            }
        }

        return row[b.Length];
    }
}
