namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>What is told of a thread.</summary>
static class ThreadFacts
{
    /// <summary>run, sleep, sleep_forever, aborting or dead.</summary>
    public static string Word(RThread t) => t.State switch
    {
        RubyThreadState.Finished or RubyThreadState.Failed => "dead",
        RubyThreadState.Sleeping => "sleep",
        RubyThreadState.SleepingForever => "sleep_forever",
        _ when t.IsKilled => "aborting",
        _ => "run",
    };

    public static string Inspect(Context ctx, RThread t)
    {
        var name = t.Name is null ? "" : "@" + ctx.ToS(t.Name);
        var place = t.Block?.Body.Location is { } l ? $" {l.File}:{l.Line}" : "";
        return $"{ctx.AnyToS(t)[..^1]}{name}{place} {Word(t)}>";
    }
}
