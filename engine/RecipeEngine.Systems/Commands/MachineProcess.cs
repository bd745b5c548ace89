namespace RecipeEngine.Systems;

/// <summary>A started command.</summary>
public abstract class MachineProcess : IDisposable
{
    /// <summary>The process id.</summary>
    public abstract int Id { get; }

    /// <summary>The writing end of its standard input, null unless a pipe was asked for.</summary>
    public abstract MachineStream? Input { get; }

    /// <summary>The reading end of its standard output, null unless a pipe was asked for.</summary>
    public abstract MachineStream? Output { get; }

    /// <summary>The reading end of its standard error, null unless a pipe was asked for.</summary>
    public abstract MachineStream? Error { get; }

    /// <summary>Waits for its end; null when the time is up first. The answer is kept.</summary>
    public abstract ExitStatus? Wait(TimeSpan? timeout = null);

    /// <summary>Closes the pipes; the process itself is left alone.</summary>
    public virtual void Dispose()
    {
        Input?.Dispose();
        Output?.Dispose();
        Error?.Dispose();
        GC.SuppressFinalize(this);
    }
}
