namespace RecipeEngine.Dsl.Execution;

/// <summary><c>exit!</c>: the process ends at once with this code.</summary>
public sealed class ImmediateExitException(int code) : Exception
{
    public int Code { get; } = code;
}
