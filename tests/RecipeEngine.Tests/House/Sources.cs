using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.House;

/// <summary>The files of the repository, without what a build or a run leaves behind.</summary>
static class Sources
{
    static readonly HashSet<string> LeftBehind = ["bin", "obj", "out", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea"];

    /// <summary>Paths below the top directory, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk("").Order(StringComparer.Ordinal)];

    public static IEnumerable<string> CSharp => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    static IEnumerable<string> Walk(string below)
    {
        var directory = Path.Combine(Repository.Root, below);
        foreach (var file in Directory.EnumerateFiles(directory).Where(path => Path.GetFileName(path) != ".git"))
        {
            yield return Path.Combine(below, Path.GetFileName(file));
        }
        foreach (var folder in Directory.EnumerateDirectories(directory).Select(Path.GetFileName).Where(name => !LeftBehind.Contains(name!)))
        {
            foreach (var file in Walk(Path.Combine(below, folder!)))
            {
                yield return file;
            }
        }
    }
}
