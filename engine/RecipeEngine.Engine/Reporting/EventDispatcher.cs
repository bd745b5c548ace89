using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Passes every event on to all listeners, in the order they were added.</summary>
public sealed class EventDispatcher : IRunEvents
{
    readonly List<IRunEvents> listeners = [];

    /// <summary>While above zero nothing is passed on (guards run as resources).</summary>
    public int Muted { get; set; }

    public void Add(IRunEvents listener) => listeners.Add(listener);

    void Each(Action<IRunEvents> tell)
    {
        if (Muted > 0)
        {
            return;
        }
        foreach (var l in listeners.ToArray())
        {
            tell(l);
        }
    }

    public void NotStarted(ChefRun run, RunError error) => Each(l => l.NotStarted(run, error));
    public void RunStarted(ChefRun run) => Each(l => l.RunStarted(run));
    public void PolicyLoaded(string name, string? revision) => Each(l => l.PolicyLoaded(name, revision));

    public void RunListExpanded(ChefRun run) => Each(l => l.RunListExpanded(run));
    public void RunListExpandFailed(ChefRun run, IReadOnlyList<(string Role, string IncludedBy)> missing, RunError error) => Each(l => l.RunListExpandFailed(run, missing, error));
    public void CookbooksFound(IReadOnlyList<CookbookDirectory> cookbooks) => Each(l => l.CookbooksFound(cookbooks));
    public void CookbookCompilationStarted(ChefRun run) => Each(l => l.CookbookCompilationStarted(run));
    public void FileLoaded(string phase, string path) => Each(l => l.FileLoaded(phase, path));
    public void PhaseCompleted(string phase) => Each(l => l.PhaseCompleted(phase));
    public void CompileFailed(ChefRun run, string? path, RunError error) => Each(l => l.CompileFailed(run, path, error));
    public void ConvergeStarted(ChefRun run, int resources) => Each(l => l.ConvergeStarted(run, resources));
    public void ConvergeCompleted() => Each(l => l.ConvergeCompleted());
    public void ConvergeFailed(RunError error) => Each(l => l.ConvergeFailed(error));
    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier) => Each(l => l.ResourceActionStarted(resource, action, timing, notifier));
    public void ResourceSkipped(Resource resource, string action, Guard? guard) => Each(l => l.ResourceSkipped(resource, action, guard));
    public void ResourceUpToDate(Resource resource, string action) => Each(l => l.ResourceUpToDate(resource, action));
    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines) => Each(l => l.ResourceUpdateApplied(resource, action, lines));
    public void ResourceUpdated(Resource resource, string action) => Each(l => l.ResourceUpdated(resource, action));
    public void ResourceFailedRetriable(Resource resource, string action, int retriesLeft, RunError error) => Each(l => l.ResourceFailedRetriable(resource, action, retriesLeft, error));
    public void ResourceFailed(Resource resource, string action, RunError error) => Each(l => l.ResourceFailed(resource, action, error));
    public void ResourceCompleted(Resource resource) => Each(l => l.ResourceCompleted(resource));
    public void ResourceBypassed(Resource resource, string action, string provider) => Each(l => l.ResourceBypassed(resource, action, provider));
    public void RequirementFailed(Resource resource, string action, string message) => Each(l => l.RequirementFailed(resource, action, message));
    public void WhyRunAssumption(Resource resource, string action, string text) => Each(l => l.WhyRunAssumption(resource, action, text));
    public void StreamOutput(Resource resource, string tag, string text) => Each(l => l.StreamOutput(resource, tag, text));
    public void Logged(LogLevel level, string text) => Each(l => l.Logged(level, text));
    public void Deprecated(Deprecation deprecation) => Each(l => l.Deprecated(deprecation));
    public void HeldBack(IReadOnlyList<HeldBackChange> changes) => Each(l => l.HeldBack(changes));
    public void HandlersStarted(int count) => Each(l => l.HandlersStarted(count));
    public void HandlerExecuted(string name) => Each(l => l.HandlerExecuted(name));
    public void HandlersCompleted() => Each(l => l.HandlersCompleted());
    public void RunCompleted(ChefRun run) => Each(l => l.RunCompleted(run));
    public void RunFailed(ChefRun run, RunError error) => Each(l => l.RunFailed(run, error));
}
