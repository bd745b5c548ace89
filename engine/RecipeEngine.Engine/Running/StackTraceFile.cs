namespace RecipeEngine.Engine.Running;

/// <summary>Writes what went wrong, with all frames, below file_cache_path, and says so in the log.</summary>
static class StackTraceFile
{
    public static void Write(Context context, ChefRun run, ISystem machine, RunError error)
    {
        var path = Path.Combine(run.Config.Text(context, "file_cache_path")!, "chef-stacktrace.out");
        try
        {
            if (!run.WhyRun)
            {
                var text = $"Generated at {machine.UtcNow:yyyy-MM-dd HH:mm:ss} +0000\n{error.ClassName}: {error.Message}\n{string.Join("\n", error.Backtrace)}\n";
                for (var cause = error.Exception?.Cause; cause is not null; cause = cause.Cause)
                {
                    text += $"\n>>>> Caused by {context.ClassOf(cause)}: {context.ToS(context.Send(cause, "message"))}\n{string.Join("\n", cause.Locations ?? [])}\n";
                }
                machine.CreateDirectories(Path.GetDirectoryName(path)!);
                machine.WriteText(path, run.Secrets.Masked(text));
                run.Log(LogLevel.Fatal, $"Stacktrace dumped to {path}");
            }
        }
        catch (MachineException)
        {
            // nowhere to write: the error itself is shown all the same
        }
        run.Log(LogLevel.Fatal, new string('-', 87));
        run.Log(LogLevel.Fatal, "PLEASE PROVIDE THE CONTENTS OF THE stacktrace.out FILE (above) IF YOU FILE A BUG REPORT");
        run.Log(LogLevel.Fatal, new string('-', 87));
    }
}
