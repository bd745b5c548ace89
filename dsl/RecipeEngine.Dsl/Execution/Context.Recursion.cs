namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    List<(object Operation, object? A, object? B)>? running;

    /// <summary>Marks an operation (inspect, ==, hash, flatten) as running on an object, or on a pair of them, until the result is disposed;
    /// <see cref="RecursionScope.Again"/> tells that it was running on it already.</summary>
    public RecursionScope EnterOnce(object operation, object? a, object? b = null)
    {
        running ??= [];
        foreach (var (o, x, y) in running)
        {
            if (ReferenceEquals(x, a) && ReferenceEquals(y, b) && o.Equals(operation))
            {
                return default;
            }
        }
        running.Add((operation, a, b));
        return new RecursionScope(running);
    }

    /// <summary>How many objects an operation is running on.</summary>
    internal int RunningCount(object operation)
    {
        var n = 0;
        for (var i = 0; i < running?.Count; i++)
        {
            n += running[i].Operation.Equals(operation) ? 1 : 0;
        }
        return n;
    }
}

/// <summary>The time during which an operation runs on an object; made by <see cref="Context.EnterOnce"/>.</summary>
public readonly struct RecursionScope : IDisposable
{
    readonly List<(object Operation, object? A, object? B)>? running;
    readonly int mark;

    internal RecursionScope(List<(object, object?, object?)> running)
    {
        this.running = running;
        mark = running.Count - 1;
    }

    /// <summary>The operation had been entered for the same object before: the caller is inside itself.</summary>
    public bool Again => running is null;

    public void Dispose() => running?.RemoveRange(mark, running.Count - mark);
}
