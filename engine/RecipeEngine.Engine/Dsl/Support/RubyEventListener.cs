namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Hands the run's events to Ruby code, by Chef's names and with Chef's arguments.</summary>
sealed class RubyEventListener(Action<string, object?[]> tell) : IRunEvents
{
    void Call(string happened, params object?[] arguments) => tell(happened, arguments);

    static RSymbol Name(string action) => RSymbol.Of(action);

    static object? Status(ChefRun run, RunError? error) => RunStatus.Make(run.Interpreter.MainContext, run, error, run.Machine.UtcNow, run.Machine.UtcNow);

    public void RunStarted(ChefRun run)
    {
        Call("run_start", new RString(run.ChefVersion), Status(run, null));
        Call("run_started", Status(run, null));
    }

    public void RunCompleted(ChefRun run) => Call("run_completed", run.Node, Status(run, null));
    public void RunFailed(ChefRun run, RunError error) => Call("run_failed", error.Exception, Status(run, error));
    public void CookbookCompilationStarted(ChefRun run) => Call("cookbook_compilation_start", run.RootContext);
    public void ConvergeStarted(ChefRun run, int resources) => Call("converge_start", run.RootContext);
    public void ConvergeCompleted() => Call("converge_complete");
    public void ConvergeFailed(RunError error) => Call("converge_failed", error.Exception);

    static string Singular(string phase) => phase switch
    {
        "libraries" => "library",
        _ => phase.TrimEnd('s'),
    };

    public void FileLoaded(string phase, string path)
    {
        if (phase == "recipes")
        {
            Call("recipe_file_loaded", new RString(path), new RString(Path.GetFileNameWithoutExtension(path)));
        }
        else
        {
            Call(Singular(phase) + "_file_loaded", new RString(path));
        }
    }

    public void PhaseCompleted(string phase) => Call(Singular(phase) + "_load_complete");

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier) =>
        Call("resource_action_start", resource, Name(action), timing is null ? null : RSymbol.Of(timing), notifier);

    public void ResourceSkipped(Resource resource, string action, Guard? guard) => Call("resource_skipped", resource, Name(action), null);
    public void ResourceUpToDate(Resource resource, string action) => Call("resource_up_to_date", resource, Name(action));
    public void ResourceUpdated(Resource resource, string action) => Call("resource_updated", resource, Name(action));
    public void ResourceBypassed(Resource resource, string action, string provider) => Call("resource_bypassed", resource, Name(action), new RString(provider));
    public void ResourceCompleted(Resource resource) => Call("resource_completed", resource);

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines) => Call("resource_update_applied", resource, Name(action),
        lines.Count == 1 ? new RString(lines[0].Text) : new RArray(lines.Select(l => (object?)new RString(l.Text))));

    public void ResourceFailedRetriable(Resource resource, string action, int retriesLeft, RunError error) =>
        Call("resource_failed_retriable", resource, Name(action), Box.Int(retriesLeft), error.Exception);

    public void ResourceFailed(Resource resource, string action, RunError error) => Call("resource_failed", resource, Name(action), error.Exception);

    public void RequirementFailed(Resource resource, string action, string message) => Call("provider_requirement_failed", null, null, resource, new RString(message));

    public void WhyRunAssumption(Resource resource, string action, string text) => Call("whyrun_assumption", Name(action), resource, new RString(text));

    public void StreamOutput(Resource resource, string tag, string text) => Call("stream_output", new RString(tag), new RString(text), new RHash());

    public void Deprecated(Deprecation deprecation) => Call("deprecation", new RString(deprecation.Message), new RString(deprecation.Location));

    public void HandlersStarted(int count) => Call("handlers_start", Box.Int(count));
    public void HandlerExecuted(string name) => Call("handler_executed", new RString(name));
    public void HandlersCompleted() => Call("handlers_completed");
}

/// <summary>Where text goes that Ruby code sends to no resource: under the one that is running.</summary>
sealed class RunningResource : IRunEvents
{
    readonly Stack<Resource> running = new();

    public Resource? Current => running.Count > 0 ? running.Peek() : null;

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier) => running.Push(resource);

    public void ResourceCompleted(Resource resource)
    {
        if (running.Count > 0)
        {
            running.Pop();
        }
    }
}

/// <summary>How each resource of the recipes ended, as handlers ask for it.</summary>
sealed class ResourceOutcomes : IRunEvents
{
    readonly Dictionary<Resource, string> last = new(ReferenceEqualityComparer.Instance);

    /// <summary>Resources of a kind: "updated", "up_to_date", "skipped", "failed"; "unprocessed" are those of which nothing was heard.</summary>
    public IEnumerable<Resource> Of(string kind, IEnumerable<Resource> all) => all.Where(r => last.GetValueOrDefault(r, "unprocessed") == kind);

    public void ResourceSkipped(Resource resource, string action, Guard? guard) => last.TryAdd(resource, "skipped");
    public void ResourceUpToDate(Resource resource, string action) => last[resource] = last.GetValueOrDefault(resource) == "updated" ? "updated" : "up_to_date";
    public void ResourceUpdated(Resource resource, string action) => last[resource] = "updated";
    public void ResourceFailed(Resource resource, string action, RunError error) => last[resource] = "failed";
}
