using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Tests.Goldens;
using Xunit;

namespace RecipeEngine.Tests.Syntax;

/// <summary>tests/goldens/syntax: pairs of sections, a source (<c>ruby</c>, <c>erubis</c> or <c>erb MODE</c>) and what comes of it: the
/// tree, or the faults, or the generated source. UPDATE_GOLDEN=1 rewrites; FOCUS=text picks files.</summary>
public class SyntaxGoldenTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(GoldenFile.Folder, "syntax"), "*.golden")
        .Select(path => "syntax/" + Path.GetFileNameWithoutExtension(path))
        .Where(name => Environment.GetEnvironmentVariable("FOCUS") is not { Length: > 0 } focus || name.Contains(focus, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Source_gives_tree(string name)
    {
        var golden = GoldenFile.Read(name);
        var actual = new StringWriter { NewLine = "\n" };
        actual.Write(golden.Why + "\n\n");
        foreach (var (section, text) in golden.Sections)
        {
            if (section is "tree" or "faults" or "source" or "tokens")
            {
                continue;
            }
            var (kind, result) = Answer(section, text);
            actual.Write($"-- {section} --\n{text}-- {kind} --\n{result}\n");
        }
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenFile.PathOf(name), actual.ToString());
        }
        Assert.Equal(File.ReadAllText(GoldenFile.PathOf(name)), actual.ToString());
    }

    static (string Kind, string Result) Answer(string section, string text)
    {
        try
        {
            if (section.StartsWith("erb", StringComparison.Ordinal))
            {
                var mode = section.Length > 4 ? section[4..] : null;
                return ("source", section == "erubis" ? ErbTemplate.Compile(text).TrimEnd('\n') : ErbTemplate.CompileErb(text, mode));
            }
            var source = new SourceText(text, "a.rb");
            return section == "ruby tokens" ? ("tokens", TokenPrinter.Print(source).TrimEnd('\n')) : ("tree", SexpPrinter.Print(Parser.Parse(source)));
        }
        catch (SyntaxErrorException error)
        {
            return ("faults", error.Message);
        }
    }
}
