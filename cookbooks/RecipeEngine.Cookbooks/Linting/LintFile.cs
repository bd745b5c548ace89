using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>What part of a cookbook a file is.</summary>
enum LintKind
{
    Other,
    Recipe,
    Attributes,
    Library,
    Resource,
    Provider,
    Metadata,
}

/// <summary>A file being looked at.</summary>
sealed class LintFile(string path, SourceText source, ILintVocabulary words, List<LintFinding> findings)
{
    public string Path { get; } = path;

    public ILintVocabulary Words { get; } = words;

    /// <summary>Whether the cookbook itself, or one it depends on, may define resources that are not known here.</summary>
    public required bool HasDependencies { get; init; }

    public required IReadOnlySet<string> OwnResources { get; init; }

    public string? CookbookName { get; init; }

    /// <summary>Whether a variable of that name is read somewhere.</summary>
    public bool ReadsUpdated { get; init; }

    public LintKind Kind { get; } = path switch
    {
        "metadata.rb" => LintKind.Metadata,
        _ when path.StartsWith("recipes/", StringComparison.Ordinal) => LintKind.Recipe,
        _ when path.StartsWith("attributes/", StringComparison.Ordinal) => LintKind.Attributes,
        _ when path.StartsWith("libraries/", StringComparison.Ordinal) => LintKind.Library,
        _ when path.StartsWith("resources/", StringComparison.Ordinal) => LintKind.Resource,
        _ when path.StartsWith("providers/", StringComparison.Ordinal) => LintKind.Provider,
        _ => LintKind.Other,
    };

    /// <summary>The conditions met so far.</summary>
    public List<IfNode> Conditions { get; } = [];

    public bool IsUnderCondition(Node node) => Conditions.Exists(condition => condition.Span.Start <= node.Span.Start && node.Span.End <= condition.Span.End);

    public string Text(Node node) => source.Text[node.Span.Start..node.Span.End];

    public void Report(string code, LintSeverity severity, Node at, string message, string? replacement = null) => findings.Add(new LintFinding(
        code, severity, message, Path, at.Line, source.ColumnOf(at.Span.Start), replacement is null ? null : new LintFix(at.Span.Start, at.Span.End, replacement)));

    /// <summary>Reports with a change of the method's name.</summary>
    public void ReportName(string code, LintSeverity severity, CallNode call, string message, string? newName)
    {
        var from = call.Receiver?.Span.End ?? call.Span.Start;
        var at = source.Text.IndexOf(call.Method, from, StringComparison.Ordinal);
        findings.Add(new LintFinding(code, severity, message, Path, call.NameLine, source.ColumnOf(Math.Max(at, 0)),
            newName is null || at < 0 || at >= call.Span.End ? null : new LintFix(at, at + call.Method.Length, newName)));
    }
}
