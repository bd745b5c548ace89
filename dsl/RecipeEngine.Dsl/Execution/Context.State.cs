namespace RecipeEngine.Dsl.Execution;

public sealed partial class Context
{
    /// <summary>Tags that a running <c>catch</c> waits for, innermost last.</summary>
    internal List<object?> Catches { get; } = [];

    /// <summary>The Fiber that runs in this context; null in a thread's own.</summary>
    internal RObject? Fiber { get; set; }

    /// <summary>Values of <c>Thread#[]</c>: each fiber has its own.</summary>
    internal Dictionary<RSymbol, object?> FiberLocals => field ??= [];

    Dictionary<string, HashSet<object>> Visiting => field ??= new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="inner"/> unless the object is being visited by the same operation already; then gives <paramref name="again"/>.</summary>
    internal T Guarded<T>(string operation, object value, Func<T> inner, T again)
    {
        if (!Visiting.TryGetValue(operation, out var set))
        {
            Visiting[operation] = set = new HashSet<object>(ReferenceEqualityComparer.Instance);
        }
        if (!set.Add(value))
        {
            return again;
        }
        try
        {
            return inner();
        }
        finally
        {
            set.Remove(value);
        }
    }

    /// <summary>Throws the error that a signal has carried as far as signals go.</summary>
    internal object? ThrowPending()
    {
        var error = Pending!;
        Pending = null;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return null;
    }

    /// <summary>What a method or block gives whose body ended in a signal: the returned value, or the signal that an error passes.</summary>
    internal object? Left(object result) => ReferenceEquals(result, Signal.Throw) ? result : SignalValue;

    /// <summary>As <see cref="Left"/>, where an error must be thrown.</summary>
    internal object? Delivered(object? result) => result is not Signal ? result : ReferenceEquals(result, Signal.Throw) ? ThrowPending() : SignalValue;

    /// <summary>Gives signals, other threads and embedders their turn; may throw.</summary>
    internal void Poll() => Interrupt?.Invoke(this);
}
