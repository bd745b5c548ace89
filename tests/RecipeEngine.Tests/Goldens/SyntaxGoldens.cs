using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// <c>syntax/</c>: pairs of sections, a source (<c>ruby</c>, <c>ruby tokens</c>, <c>erubis</c> or <c>erb MODE</c>) and what comes of it: the tree, the
/// tokens, the generated source, or the faults.
/// </summary>
sealed class SyntaxGoldens : IGoldenFamily
{
    public GoldenFile Run(GoldenFile golden)
    {
        var sections = new List<(string, string)>();
        foreach (var (name, text) in golden.Sections.Where(section => section.Name is not ("tree" or "faults" or "source" or "tokens")))
        {
            var (kind, result) = Answer(name, text);
            sections.Add((name, text));
            sections.Add((kind, result + "\n"));
        }
        return golden.WithSections(sections);
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
