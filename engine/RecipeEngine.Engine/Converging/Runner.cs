namespace RecipeEngine.Engine.Converging;

/// <summary>Walks a context's resources and runs their actions and notifications.</summary>
public sealed class Runner(ChefRun run, RunContext inside)
{
    /// <summary>Runs everything, then the delayed notifications; errors of both are gathered.</summary>
    /// <exception cref="RubyError">The one error, or Chef::Exceptions::MultipleFailures.</exception>
    public void Converge(Context context)
    {
        var failures = new List<(RunError Error, Exception Thrown, bool Delayed)>();
        var mark = context.GetMark();
        try
        {
            if (!inside.UnifiedMode)
            {
                ResolveNotifications(context);
            }
            inside.Collection.Execute(resource => RunAll(context, resource));
            StopIfAsked();
        }
        catch (Exception e) when (run.EndsRun(e))
        {
            failures.Add((run.Describe(context, e), e, false));
            context.Unwind(mark);
        }
        RunDelayed(context, failures);
        Raise(context, failures);
    }

    static void Raise(Context context, List<(RunError Error, Exception Thrown, bool Delayed)> failures)
    {
        if (failures.Count == 1)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0].Thrown);
        }
        if (failures.Count > 1)
        {
            var lines = failures.Select(f => $"* {f.Error.ClassName} occurred in {(f.Delayed ? "delayed notification" : "Chef Infra Client run")}: {f.Error.Message}");
            var error = new RubyError("Chef::Exceptions::MultipleFailures", "Multiple failures occurred:\n" + string.Join("\n", lines));
            var value = error.ToException(context);
            value.Locations = [.. failures[0].Error.Backtrace];
            value.Backtrace = new RArray(failures[0].Error.Backtrace.Select(l => (object?)new RString(l.ToString())));
            throw error;
        }
    }

    /// <summary>The resources alone, without what is delayed.</summary>
    public void ConvergeResources(Context context)
    {
        ResolveNotifications(context);
        inside.Collection.Execute(resource => RunAll(context, resource));
    }

    void ResolveNotifications(Context context)
    {
        foreach (var resource in inside.Collection.All)
        {
            foreach (var n in inside.Before(resource).Concat(inside.Immediate(resource)).Concat(inside.Delayed(resource)))
            {
                NotificationTargets.Resolve(context, inside, n, mustExist: true);
            }
        }
    }

    void RunAll(Context context, Resource resource)
    {
        StopIfAsked();
        foreach (var action in resource.Actions(context))
        {
            RunAction(context, resource, action, null, null);
        }
    }

    // A resource that has begun is finished, with those it declares itself.
    void StopIfAsked()
    {
        if (inside.Parent is null)
        {
            run.ThrowIfStopped();
        }
    }

    /// <summary>One action of one resource with what it notifies.</summary>
    public void RunAction(Context context, Resource resource, string action, string? timing, Resource? notifier)
    {
        var home = resource.RunContext ?? inside;
        var before = home.Before(resource);
        if (before.Count > 0)
        {
            var whyRun = run.ForcedWhyRun;
            run.ForcedWhyRun = true;
            run.Log(LogLevel.Info, $"{resource} running why-run {action} action to support before action");
            try
            {
                ResourceRunner.Run(context, run, resource, action, null, null);
            }
            finally
            {
                run.ForcedWhyRun = whyRun;
            }
            if (resource.UpdatedByLastAction)
            {
                foreach (var n in before)
                {
                    var target = NotificationTargets.Resolve(context, home, n, mustExist: true)!;
                    run.Log(LogLevel.Info, $"{resource} sending {n.Action.Name} action to {target} (before)");
                    RunAction(context, target, n.Action.Name, "before", resource);
                }
            }
        }
        resource.ExecutedByRunner = true;
        ResourceRunner.Run(context, run, resource, action, timing, notifier);
        if (run.EndsEarly)
        {
            throw new EndRunEarlyException();
        }
        if (!resource.UpdatedByLastAction)
        {
            return;
        }
        foreach (var n in home.Immediate(resource).ToArray())
        {
            if (NotificationTargets.Resolve(context, home, n, mustExist: !home.UnifiedMode) is not { } target)
            {
                home.PendingImmediate.Add(n);
                continue;
            }
            run.Log(LogLevel.Info, $"{resource} sending {n.Action.Name} action to {target} (immediate)");
            RunAction(context, target, n.Action.Name, "immediate", resource);
        }
        foreach (var n in home.Delayed(resource))
        {
            if (NotificationTargets.Resolve(context, home, n, mustExist: !home.UnifiedMode) is null)
            {
                home.DelayedActions.Add(n);
                continue;
            }
            if (!home.AddDelayed(n))
            {
                run.Log(LogLevel.Info, $"{resource} not queuing delayed action {n.Action.Name} on {n.Resolved} (delayed), as it's already been queued");
            }
        }
    }

    /// <summary>Unified mode: a resource has just been declared; runs it, and what earlier ones wanted of it.</summary>
    public void RunDeclared(Context context, Resource resource)
    {
        RunAll(context, resource);
        foreach (var n in inside.PendingImmediate.ToArray())
        {
            if (ReferenceEquals(NotificationTargets.Resolve(context, inside, n, mustExist: false), resource))
            {
                inside.PendingImmediate.Remove(n);
                RunAction(context, resource, n.Action.Name, "immediate", n.Notifier);
            }
        }
    }

    /// <summary>Unified mode: the end of the action's body. By now everything that any resource notifies must be there.</summary>
    public void Finish(Context context)
    {
        var failures = new List<(RunError Error, Exception Thrown, bool Delayed)>();
        var mark = context.GetMark();
        try
        {
            ResolveNotifications(context);
        }
        catch (Exception e) when (run.EndsRun(e))
        {
            failures.Add((run.Describe(context, e), e, false));
            context.Unwind(mark);
        }
        RunDelayed(context, failures);
        Raise(context, failures);
    }

    void RunDelayed(Context context, List<(RunError Error, Exception Thrown, bool Delayed)> failures)
    {
        var done = new List<Notification>();
        while (inside.DelayedActions.Count > 0)
        {
            var n = inside.DelayedActions[0];
            inside.DelayedActions.RemoveAt(0);
            var mark = context.GetMark();
            try
            {
                // what is missing has been told; in unified mode Chef goes on and calls the name itself
                var target = NotificationTargets.Resolve(context, inside, n, mustExist: !inside.UnifiedMode)
                    ?? throw RubyError.NoMethod($"undefined method `run_action' for {context.Inspect(n.Target)}:{context.ClassOf(n.Target)}", n.Target, "run_action");
                if (done.Any(d => d.Duplicates(n)))
                {
                    continue;
                }
                done.Add(n);
                run.Log(LogLevel.Info, $"{n.Notifier} sending {n.Action.Name} action to {target} (delayed)");
                RunAction(context, target, n.Action.Name, "delayed", n.Notifier);
            }
            catch (Exception e) when (run.IsFailure(e))
            {
                failures.Add((run.Describe(context, e), e, true));
                context.Unwind(mark);
            }
        }
    }
}
