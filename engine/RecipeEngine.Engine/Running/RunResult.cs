namespace RecipeEngine.Engine.Running;

/// <summary>How a run ended.</summary>
public enum RunStatusKind
{
    /// <summary>Everything was brought about (or, in a dry run, looked at).</summary>
    Success,

    /// <summary>An error ended it.</summary>
    Failure,

    /// <summary>It was asked to end, and did after the resource it was at.</summary>
    Aborted,
}

/// <summary>The outcome of a run.</summary>
/// <param name="Status">how it ended</param>
/// <param name="ExitCode">Chef's exit code (see <see cref="ExitCodes"/>)</param>
/// <param name="Error">what ended it; null after a success</param>
/// <param name="HeldBack">dry run: what plain Ruby would have changed</param>
public sealed record RunResult(RunStatusKind Status, int ExitCode, RunError? Error, IReadOnlyList<HeldBackChange> HeldBack);
