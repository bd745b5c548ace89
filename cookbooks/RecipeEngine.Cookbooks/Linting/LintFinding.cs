namespace RecipeEngine.Cookbooks.Linting;

/// <summary>How bad a finding is.</summary>
public enum LintSeverity
{
    /// <summary>Could be better.</summary>
    Note,

    /// <summary>Works today, or does not do what it looks like.</summary>
    Warning,

    /// <summary>Cannot work.</summary>
    Error,
}

/// <summary>Something a cookbook should not do.</summary>
/// <param name="Code">such as "Chef/Correctness/InvalidNotificationTiming", the name Cookstyle has for it where it has one</param>
/// <param name="File">path below the cookbook</param>
/// <param name="Line">1-based</param>
/// <param name="Column">1-based</param>
/// <param name="Fix">a change of the text after which it does what it was meant to do; null when that is not certain</param>
public sealed record LintFinding(string Code, LintSeverity Severity, string Message, string File, int Line, int Column, LintFix? Fix = null)
{
    /// <summary>"file:line:column: code: message".</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Code}: {Message}";
}

/// <summary>A change of a text: what lies between two offsets (of characters) becomes something else.</summary>
public sealed record LintFix(int Start, int End, string Replacement)
{
    /// <summary>A text with changes made; of two that overlap, only the first.</summary>
    public static string Apply(string text, IEnumerable<LintFix> fixes)
    {
        var result = new System.Text.StringBuilder();
        var at = 0;
        foreach (var fix in fixes.OrderBy(fix => fix.Start))
        {
            if (fix.Start >= at)
            {
                result.Append(text, at, fix.Start - at).Append(fix.Replacement);
                at = fix.End;
            }
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
