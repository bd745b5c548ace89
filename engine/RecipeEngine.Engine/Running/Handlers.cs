namespace RecipeEngine.Engine.Running;

/// <summary>Report and exception handlers of the configuration.</summary>
static class Handlers
{
    /// <summary>Tells the start handlers that the node is built.</summary>
    public static void Start(Context context, ChefRun run, bool converging)
    {
        if (!converging)
        {
            return;
        }
        run.Log(LogLevel.Info, $"Starting Chef Infra Client Run for {run.Node.Name}");
        run.Log(LogLevel.Info, "Running start handlers");
        Dsl.Support.ClientClass.Tell(context, "run_start_notifications", () => RunStatus.Make(context, run, null, run.Machine.UtcNow, run.Machine.UtcNow));
        foreach (var handler in run.Config.Get(context, "start_handlers") as RArray ?? [])
        {
            context.Send(handler, "run_report_unsafe", RunStatus.Make(context, run, null, run.Machine.UtcNow, run.Machine.UtcNow));
        }
        run.Log(LogLevel.Info, "Start handlers complete.");
    }

    public static void Run(Context context, ChefRun run, RunError? error, DateTimeOffset started, DateTimeOffset finished)
    {
        var list = run.Config.Get(context, error is null ? "report_handlers" : "exception_handlers") as RArray ?? new RArray();
        run.Events.HandlersStarted(list.Count);
        run.Log(error is null ? LogLevel.Info : LogLevel.Error, error is null ? "Running report handlers" : "Running exception handlers");
        Dsl.Support.ClientClass.Tell(context, error is null ? "run_completed_successfully_notifications" : "run_failed_notifications", () => RunStatus.Make(context, run, error, started, finished));
        foreach (var handler in list)
        {
            var name = context.ClassOf(handler).ToString();
            var mark = context.GetMark();
            try
            {
                var status = RunStatus.Make(context, run, error, started, finished);
                context.Send(handler, "run_report_unsafe", status);
            }
            catch (Exception e) when (run.IsFailure(e))
            {
                context.Unwind(mark);
                var raised = run.Describe(context, e);
                run.Log(LogLevel.Error, $"Report handler {name} raised {(raised.Exception is null ? raised.Headline : context.Inspect(raised.Exception))}");
                foreach (var line in raised.Backtrace)
                {
                    run.Log(LogLevel.Error, line.ToString()!);
                }
            }
            run.Events.HandlerExecuted(name);
        }
        run.Events.HandlersCompleted();
        run.Log(error is null ? LogLevel.Info : LogLevel.Error, error is null ? "Report handlers complete" : "Exception handlers complete");
    }
}

/// <summary>What a handler can ask about the run.</summary>
static class RunStatus
{
    public static RObject Make(Context context, ChefRun run, RunError? error, DateTimeOffset started, DateTimeOffset finished)
    {
        var status = (RObject)context.Send(context.Interpreter.FindClass(context, "Chef::RunStatus"), "new")!;
        void Set(string name, object? value) => status.SetInstanceVariable(RSymbol.Of("@" + name), value);
        var all = run.RootContext.Collection.All;
        var time = context.Interpreter.FindClass(context, "Time");
        Set("node", run.Node);
        Set("run_context", run.RootContext);
        Set("exception", error?.Exception);
        Set("backtrace", error is null ? null : new RArray(error.Backtrace.Select(b => (object?)new RString(b.ToString()))));
        Set("success", Box.Bool(error is null));
        Set("run_id", new RString(run.Id));
        Set("all_resources", new RArray(all));
        Set("updated_resources", new RArray(all.Where(r => r.Updated)));
        Set("start_time", context.Send(time, "at", started.ToUnixTimeMilliseconds() / 1000.0));
        Set("end_time", context.Send(time, "at", finished.ToUnixTimeMilliseconds() / 1000.0));
        Set("elapsed_time", (finished - started).TotalSeconds);
        return status;
    }
}
