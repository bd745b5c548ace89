using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Resolving;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Benchmarks;

/// <summary>A directory that is a Supermarket of the public one's size, with a Berksfile of 100 cookbooks and the archives that it needs.</summary>
static class MadeUpSupermarket
{
    public const int Cookbooks = 4000;
    public const int Versions = 40_000;

    public static byte[] Index() => SupermarketShape.Index(seed: 1, Cookbooks, Versions);

    /// <summary>The hundred cookbooks asked for.</summary>
    public static IReadOnlyList<Demand> Demands() => [.. Enumerable.Range(0, 100).Select(i => new Demand($"cookbook-{(i * 37) + 11}", VersionConstraint.Any, $"Berksfile:{i + 2}"))];

    public static void Write(string directory)
    {
        var index = Index();
        Directory.CreateDirectory(Path.Combine(directory, "cookbooks"));
        File.WriteAllBytes(Path.Combine(directory, "universe.json"), index);
        File.WriteAllText(Path.Combine(directory, "Berksfile"), $"source '{Path.GetFullPath(directory)}'\n{string.Concat(Demands().Select(demand => $"cookbook '{demand.Name}'\n"))}");
        foreach (var (name, version) in Resolver.Resolve(new UniverseIndex(Universe.Parse(index)), Demands()).Required)
        {
            File.WriteAllBytes(Path.Combine(directory, "cookbooks", $"{name}-{version.Version}.tar.gz"), Archive(name, version));
        }
    }

    static byte[] Archive(string name, PackageVersion version)
    {
        var needs = string.Join(", ", version.Dependencies.Select(needed => $"\"{needed.Name}\": \"{needed.Constraint}\""));
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{name}/metadata.json")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"name\": \"{name}\", \"version\": \"{version.Version}\", \"dependencies\": {{{needs}}}}}")),
            });
        }

        return buffer.ToArray();
    }
}

/// <summary>A read index as the resolver takes it.</summary>
sealed class UniverseIndex(Universe universe) : IPackageIndex
{
    public IReadOnlyList<PackageVersion> Versions(string name) => [.. universe.Versions(name).Select(version => new PackageVersion(version.Version, version.Dependencies))];
}
