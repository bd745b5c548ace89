namespace RecipeEngine.Dsl.Execution;

/// <summary>What a program wants done at a signal.</summary>
sealed class SignalHandler(object? command)
{
    public object? Command { get; } = command;
    public IDisposable? Registration { get; set; }
    /// <summary>Runs the command in the main thread.</summary>
    public Action<Context> Run { get; init; } = static _ => { };
}

public sealed partial class Interpreter
{
    internal Dictionary<int, SignalHandler> SignalHandlers { get; } = [];

    /// <summary>Signals that raise SignalException because the program does not trap them.</summary>
    internal Dictionary<int, IDisposable> DefaultSignals { get; } = [];

    /// <summary>The interpreter owns the process: untrapped signals raise SignalException.</summary>
    internal bool RaisesSignals { get; set; }

    /// <summary><c>Process.maxgroups</c></summary>
    internal long MaximumGroups { get; set; } = 65536;

    /// <summary>The signal that an uncaught SignalException ends the program with; 0 for none.</summary>
    internal int DeathSignal { get; set; }

    /// <summary>Signals may come while somebody waits.</summary>
    internal bool AttendsSignals => SignalHandlers.Count + DefaultSignals.Count > 0;
}
