namespace RecipeEngine.Engine.Reporting;

/// <summary>What a dry run held back, in one line.</summary>
public static class HeldBackText
{
    const int Shown = 5;

    /// <summary>"create file /a, delete file /b", and how many more.</summary>
    public static string Of(IReadOnlyList<HeldBackChange> changes) =>
        string.Join(", ", changes.Take(Shown).Select(c => c.Text)) + (changes.Count > Shown ? $", and {changes.Count - Shown} more (--report lists them)" : "");
}
