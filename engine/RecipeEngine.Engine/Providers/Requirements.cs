namespace RecipeEngine.Engine.Providers;

/// <summary>What must hold before an action may run. In why-run a failed requirement with an assumption is shown and assumed to be mended earlier.</summary>
public sealed class Requirements
{
    /// <summary>The Ruby class of an error for which Chef names none.</summary>
    public const string Unnamed = "Chef::Mixin::WhyRun::ResourceRequirements::Assertion::AssertionFailure";

    internal sealed record Entry(string[]? Actions, Func<bool> Holds, string ErrorClass, string Message, string? Assumption, bool Blocks);

    internal List<Entry> Entries { get; } = [];

    /// <param name="actions">actions it is for, separated by blanks; empty: all but nothing</param>
    /// <param name="holds">the check, run before the action</param>
    /// <param name="errorClass">Ruby class of the error</param>
    /// <param name="message">what is wrong</param>
    /// <param name="assumption">what why-run assumes instead of failing; null: it fails too</param>
    /// <param name="blocks">in why-run the action is skipped after the assumption</param>
    public void Assert(string actions, Func<bool> holds, string errorClass, string message, string? assumption = null, bool blocks = false) =>
        Entries.Add(new Entry(actions.Length == 0 ? null : actions.Split(' '), holds, errorClass, message, assumption, blocks));
}
