using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution;

/// <summary>The trees of the texts that were evaluated last: a template is mostly evaluated again and again, and in scopes with the same variables it is the same tree.</summary>
sealed class EvaluatedTexts
{
    const int Kept = 4, Shortest = 200, Longest = 200_000;
    readonly Entry?[] entries = new Entry?[Kept];
    int next;

    /// <exception cref="SyntaxErrorException">The text is not Ruby.</exception>
    public ProgramNode Parse(string source, string file, int line, string[] locals)
    {
        if (source.Length is < Shortest or > Longest)
        {
            return Parser.Parse(new SourceText(source, file, line), locals);
        }
        foreach (var entry in entries)
        {
            if (entry is not null && entry.Line == line && entry.Source == source && entry.File == file && entry.Locals.AsSpan().SequenceEqual(locals))
            {
                return entry.Tree;
            }
        }
        var tree = Parser.Parse(new SourceText(source, file, line), locals);
        entries[next] = new Entry(source, file, line, locals, tree);
        next = (next + 1) % Kept;
        return tree;
    }

    sealed record Entry(string Source, string File, int Line, string[] Locals, ProgramNode Tree);
}
