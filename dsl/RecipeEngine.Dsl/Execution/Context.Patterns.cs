using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    /// <summary>Why the last pattern did not match; read when no other branch is left.</summary>
    internal PatternMiss Missed;

    /// <summary>The value of the case/in being matched, when it is one that deconstruct would be asked of; null otherwise.</summary>
    internal object? CaseSubject;

    /// <summary>What its deconstruct has given.</summary>
    internal (object? Value, RArray Items)? Deconstructed;
}
