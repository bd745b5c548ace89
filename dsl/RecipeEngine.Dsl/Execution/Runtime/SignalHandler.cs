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
    internal Dictionary<int, SignalHandler> SignalHandlers => signalHandlers ??= [];

    Dictionary<int, SignalHandler>? signalHandlers;

    /// <summary>Signals that raise SignalException because the program does not trap them.</summary>
    internal bool RaisesFor(int number) => defaultSignals is not null && defaultSignals[number] is not null;

    /// <summary>Sets what stands for a signal of <see cref="RaisesFor"/>; null: nothing from now on. What stood there ends.</summary>
    internal void RaiseFor(int number, IDisposable? registration)
    {
        defaultSignals ??= new IDisposable?[65];
        defaultSignals[number]?.Dispose();
        defaultSignals[number] = registration;
    }

    IDisposable?[]? defaultSignals;

    /// <summary>The interpreter owns the process: untrapped signals raise SignalException.</summary>
    internal bool RaisesSignals { get; set; }

    /// <summary><c>Process.maxgroups</c></summary>
    internal long MaximumGroups { get; set; } = 65536;

    /// <summary>The signal that an uncaught SignalException ends the program with; 0 for none.</summary>
    internal int DeathSignal { get; set; }

    /// <summary>Signals may come while somebody waits.</summary>
    internal bool AttendsSignals => signalHandlers is { Count: > 0 } || (defaultSignals is not null && Array.Exists(defaultSignals, static s => s is not null));
}
