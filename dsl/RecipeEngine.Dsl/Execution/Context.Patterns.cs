using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    /// <summary>Why the last pattern did not match; read when no other branch is left.</summary>
    internal PatternMiss Missed;
}
