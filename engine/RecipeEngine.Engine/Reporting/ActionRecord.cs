namespace RecipeEngine.Engine.Reporting;

/// <summary>One action of one resource, as reports tell it.</summary>
public sealed class ActionRecord
{
    public required Resource Resource { get; init; }
    public required string Action { get; init; }

    /// <summary>updated, up_to_date, skipped, failed or unprocessed.</summary>
    public string Status { get; set; } = "unprocessed";

    /// <summary>What was changed, in Chef's words.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>Lines of unified diffs; empty for a sensitive resource.</summary>
    public List<string> Diff { get; } = [];

    /// <summary>What kept the action from running.</summary>
    public string? Guard { get; set; }

    /// <summary>The resource whose notification this action is.</summary>
    public string? NotifiedBy { get; init; }

    /// <summary>The action this one is part of.</summary>
    public ActionRecord? Parent { get; init; }
    public RunError? Error { get; set; }

    /// <summary>Counted from 1 in the order of starting.</summary>
    public int Id { get; init; }
    public TimeSpan Duration { get; set; }

    /// <summary>What the machine looked like before; null: the thing did not exist, or its provider does not tell.</summary>
    public State? Before { get; set; }

    /// <summary>What it looks like since; only with <see cref="RunOptions.RecordStates"/>, after an update.</summary>
    public State? After { get; set; }

    /// <summary>Content, diffs and output of commands are not shown.</summary>
    public bool IsSensitive => Context.Truthy(Resource.GetInstanceVariable(RSymbol.Of("@sensitive")));

    /// <summary>"cookbook::recipe line 3"; null when neither is known.</summary>
    public string? Place => Resource.CookbookName is { } cookbook ? $"{cookbook}::{Resource.RecipeName} line {Resource.CallSite?.Line ?? Resource.SourceLine}" : null;
}
