using Xunit;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// Every .golden file of the families below, each run by its family and compared as a whole. UPDATE_GOLDEN=1 rewrites what differs;
/// FOCUS=text runs only the cases whose name holds that text.
/// </summary>
public class GoldenTests
{
    static readonly IReadOnlyDictionary<string, IGoldenFamily> Families = new Dictionary<string, IGoldenFamily>
    {
        ["ruby"] = new RubyGoldens(),
        ["errors"] = new CommandGoldens(),
        ["recipes"] = new RecipeGoldens(),
        ["output"] = new OutputGoldens(),
        ["syntax"] = new SyntaxGoldens(),
    };

    // Folders with a test of their own.
    static readonly string[] Elsewhere = ["formats"];

    static string? Focus => Environment.GetEnvironmentVariable("FOCUS");

    public static TheoryData<string> Cases => [.. Selected.DefaultIfEmpty("")];

    /// <summary>Names of the cases to run.</summary>
    internal static IEnumerable<string> Selected => Names.Where(name => Families.ContainsKey(FamilyOf(name)) && (string.IsNullOrEmpty(Focus) || name.Contains(Focus, StringComparison.Ordinal)));

    static IEnumerable<string> Names => Directory.EnumerateFiles(GoldenFile.Folder, "*.golden", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(GoldenFile.Folder, path)[..^".golden".Length])
        .Order(StringComparer.Ordinal);

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Golden(string name)
    {
        Skip.If(name.Length == 0, "no case in focus");
        var golden = GoldenFile.Read(name);
        Assert.True(golden.Why.Length > 10, $"{name}: the first line says in a sentence why the case exists");
        var actual = Families[FamilyOf(name)].Run(golden).ToString();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenFile.PathOf(name), actual);
        }
        else
        {
            Assert.Equal(File.ReadAllText(GoldenFile.PathOf(name)), actual);
        }
    }

    [Fact]
    public void Every_file_belongs_to_a_family() => Assert.All(Names, name => Assert.True(
        Families.ContainsKey(FamilyOf(name)) || Elsewhere.Contains(FamilyOf(name)), $"{name}: no family of this name"));

    [Fact]
    public void A_case_reads_as_it_was_written()
    {
        const string Text = "Why it exists.\n\n-- a.rb --\nputs 1\n-- not closed\n-- stdout --\n1\\ no line feed\n\\ no line feed at the end\n-- empty --\n-- exit --\n0\n";
        var golden = GoldenFile.Parse("x", Text);
        Assert.Equal("Why it exists.", golden.Why);
        Assert.Equal("puts 1\n-- not closed\n", golden.Need("a.rb"));
        Assert.Equal("1\\ no line feed", golden.Need("stdout"));
        Assert.Equal("", golden.Need("empty"));
        Assert.Equal(Text, golden.ToString());
        Assert.Equal(Text.Replace("exit --\n0", "exit --\n1", StringComparison.Ordinal), golden.With("exit", "1\n").ToString());
    }

    static string FamilyOf(string name) => name.Split('/')[0];
}
