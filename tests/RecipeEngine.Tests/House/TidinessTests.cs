using RecipeEngine.Tests.Machines;
using Xunit;
using Xunit.Abstractions;

namespace RecipeEngine.Tests.House;

/// <summary>Sizes, places and words.</summary>
public class TidinessTests(ITestOutputHelper output)
{
    static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitignore", "ARCHITECTURE.md", "BannedSymbols.txt", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props",
        "LICENSE", "README.md", "RecipeEngine.sln", "benchmarks", "cookbooks", "docs", "dsl", "engine", "global.json", "runner", "tests",
    ];

    // In two parts, so that this file does not speak of them.
    static readonly (string Name, string Top)[] Registries =
        [("nuget", ".org"), ("npmjs", ".com"), ("npmjs", ".org"), ("pypi", ".org"), ("registry", ".npm"), ("crates", ".io"), ("index", ".docker"), ("rubygems", "server")];

    [Fact]
    public void Files_are_small()
    {
        var lengths = Sources.CSharp.Select(file => (File: file, Lines: Sources.Read(file).Count(character => character == '\n'))).OrderBy(entry => entry.Lines).ToList();
        double Share(int limit) => 100.0 * lengths.Count(entry => entry.Lines < limit) / lengths.Count;
        output.WriteLine($"{lengths.Count} files, {lengths.Sum(entry => entry.Lines)} lines; {Share(90):0.0}% under 90, {Share(400):0.0}% under 400, longest {lengths[^1]}");
        Assert.True(lengths[^1].Lines <= 800, $"{lengths[^1]} is over 800 lines");
        Assert.True(Share(90) >= 50, $"{Share(90):0.0}% of the files are under 90 lines, it should be half of them");
        Assert.True(Share(400) >= 95, $"{Share(400):0.0}% of the files are under 400 lines, it should be 95%");
    }

    [Fact]
    public void The_top_level_is_fixed() => Assert.Empty(Sources.Files.Select(file => file.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void The_architecture_fits_in_one_sitting() => Assert.InRange(Sources.Read("ARCHITECTURE.md").Count(character => character == '\n'), 20, 200);

    [Fact]
    public void No_registry_is_named()
    {
        var texts = Sources.Files.Where(file => new FileInfo(Path.Combine(Repository.Root, file)).Length < 2_000_000);
        Assert.All(texts, file =>
        {
            var text = Sources.Read(file);
            Assert.All(Registries, registry => Assert.DoesNotContain(registry.Name + registry.Top, text, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Theory]
    [InlineData("runner/RecipeEngine.Cli/")]
    public void Only_the_command_line_has_a_Main(string folder) => Assert.All(
        Sources.CSharp.Where(file => !file.StartsWith(folder, StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal) && !file.StartsWith("benchmarks/", StringComparison.Ordinal)),
        file => Assert.DoesNotContain("static int Main(", Sources.Read(file), StringComparison.Ordinal));
}
