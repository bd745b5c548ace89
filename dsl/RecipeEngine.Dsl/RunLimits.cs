namespace RecipeEngine.Dsl;

/// <summary>A program went on for longer, or took more memory, than its embedder allows.</summary>
public sealed class RubyLimitException(string message) : OperationCanceledException(message);

/// <summary>Counts the steps of one run and ends it when it may not go on.</summary>
sealed class RunLimits(CancellationToken cancellation, long? maximumSteps, long? maximumMemory)
{
    const int MemoryInterval = 256;
    readonly long start = maximumMemory is null ? 0 : GC.GetTotalMemory(false);
    long steps;

    /// <summary>At every call, block and round of a loop, in whatever thread.</summary>
    public void Step(Context context)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = Interlocked.Increment(ref steps);
        if (count > maximumSteps)
        {
            throw new RubyLimitException($"the program has made more than {maximumSteps} steps");
        }
        if (maximumMemory is { } most && count % MemoryInterval == 0 && GC.GetTotalMemory(false) - start > most)
        {
            // what nobody holds any more does not count
            GC.Collect();
            if (GC.GetTotalMemory(false) - start > most)
            {
                throw new RubyLimitException($"the program holds more than {most} bytes");
            }
        }
    }
}
