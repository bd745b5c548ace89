namespace RecipeEngine.Engine.Converging;

/// <summary>One action of one resource: guards, provider, retries, errors.</summary>
static class ResourceRunner
{
    /// <exception cref="RubyError">What the provider raised, its message saying which resource; nothing with ignore_failure.</exception>
    public static void Run(Context context, ChefRun run, Resource resource, string action, string? timing, Resource? notifier)
    {
        var events = run.Events;
        var started = run.Machine.ReadClock(MachineClock.Monotonic);
        events.ResourceActionStarted(resource, action, timing, notifier);
        try
        {
            if (run.LogsVerbosely(context))
            {
                run.Log(LogLevel.Info, $"Processing {resource} action {action} ({resource.DefinedAt})");
            }
            resource.UpdatedByLastAction = false;
            var left = resource.Read(context, "retries") is long n ? n : 0;
            while (!Attempt(context, run, resource, action, ref left))
            {
            }
        }
        finally
        {
            resource.Elapsed = TimeSpan.FromTicks((run.Machine.ReadClock(MachineClock.Monotonic).TotalNanoseconds - started.TotalNanoseconds) / 100);
            events.ResourceCompleted(resource);
            run.States.Remove(resource);
        }
    }

    static bool Attempt(Context context, ChefRun run, Resource resource, string action, ref long left)
    {
        var mark = context.GetMark();
        try
        {
            if (Guards.Blocking(context, run, resource, action) is { } skipped)
            {
                run.Events.ResourceSkipped(resource, action, skipped.Guard);
                return true;
            }
            WithUmask(context, run, resource, () => ProviderResolver.Resolve(context, run, resource, action).Run(context, run, resource, action));
            return true;
        }
        catch (Exception e) when (run.IsStandardError(context, e))
        {
            context.Unwind(mark);
            var error = run.Describe(context, e);
            var ignore = resource.Read(context, "ignore_failure");
            var message = $"{resource} ({resource.DefinedAt}) had an error: {error.ClassName}: {error.Message}";
            if (Context.Truthy(ignore))
            {
                run.Log(LogLevel.Error, $"{message}; ignore_failure is set, continuing");
                run.Events.ResourceFailed(resource, action, error);
                return true;
            }
            if (left > 0)
            {
                run.Events.ResourceFailedRetriable(resource, action, (int)left, error);
                left--;
                run.Log(LogLevel.Info, $"Retrying execution of {resource}, {left} attempt{(left > 1 ? "s" : "")} left");
                run.Sleep(resource.Read(context, "retry_delay") is long s ? TimeSpan.FromSeconds(s) : TimeSpan.FromSeconds(2));
                return false;
            }
            run.Events.ResourceFailed(resource, action, error);
            throw run.Wrap(context, e, error, message);
        }
    }

    static void WithUmask(Context context, ChefRun run, Resource resource, Action body)
    {
        var mask = resource.Read(context, "umask");
        if (mask is null)
        {
            body();
            return;
        }
        var machine = context.Interpreter.Machine;
        var old = machine.SetUmask(Convert.ToInt32(context.ToS(mask), 8));
        try
        {
            body();
        }
        finally
        {
            machine.SetUmask(old);
        }
    }
}
