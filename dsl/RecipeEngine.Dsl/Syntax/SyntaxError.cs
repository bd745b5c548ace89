namespace RecipeEngine.Dsl.Syntax;

/// <summary>One fault in Ruby source.</summary>
/// <param name="File">name of the source</param>
/// <param name="Line">1-based line</param>
/// <param name="Column">1-based column</param>
/// <param name="Message">Ruby's wording where it helps, without place</param>
/// <param name="SourceLine">the text of that line</param>
public sealed record Diagnostic(string File, int Line, int Column, string Message, string SourceLine)
{
    /// <summary><c>file:line: message</c>, the source line and a caret under the column.</summary>
    public override string ToString()
    {
        var indent = new string(SourceLine.Take(Column - 1).Select(c => c == '\t' ? '\t' : ' ').ToArray());
        return $"{File}:{Line}: {Message}\n{SourceLine}\n{indent}^";
    }
}

/// <summary>Ruby source that cannot be parsed; every fault found, at least one.</summary>
public sealed class SyntaxErrorException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(string.Join("\n", diagnostics.Select(d => d.ToString())))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}

/// <summary>A doubtful place in Ruby source.</summary>
/// <param name="Line">1-based line</param>
/// <param name="Message">Ruby's wording, without place</param>
/// <param name="Verbose">only told with <c>-w</c></param>
public sealed record ParserWarning(int Line, string Message, bool Verbose);
