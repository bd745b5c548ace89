namespace RecipeEngine.Dsl.Execution;

/// <summary>What a program wants done at a signal.</summary>
sealed class SignalHandler(object? command)
{
    public object? Command { get; } = command;
    public IDisposable? Registration { get; set; }
}

public sealed partial class Interpreter
{
    internal Dictionary<int, SignalHandler> SignalHandlers { get; } = [];
}
