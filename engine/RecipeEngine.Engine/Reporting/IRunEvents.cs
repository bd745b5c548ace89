using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Everything that happens in a run, in order. Formatters and reports implement what they care for.</summary>
public interface IRunEvents
{
    /// <summary>The run ended before it began: a bad configuration, another run that holds the lock. No other event of the run comes.</summary>
    void NotStarted(ChefRun run, RunError error) { }
    void RunStarted(ChefRun run) { }
    void RunListExpanded(ChefRun run) { }

    /// <summary>The run converges a policy.</summary>
    /// <param name="revision">of its lock; null when it has none</param>
    void PolicyLoaded(string name, string? revision) { }

    void RunListExpandFailed(ChefRun run, IReadOnlyList<(string Role, string IncludedBy)> missing, RunError error) { }
    void CookbooksFound(IReadOnlyList<CookbookDirectory> cookbooks) { }
    void CookbookCompilationStarted(ChefRun run) { }

    /// <summary>A file of the compile phase was run: libraries, attributes, lwrps, definitions or recipes.</summary>
    void FileLoaded(string phase, string path) { }

    /// <summary>All files of a phase were run.</summary>
    void PhaseCompleted(string phase) { }

    /// <summary>A cookbook file (or a missing recipe: no path) stopped the compile phase.</summary>
    void CompileFailed(ChefRun run, string? path, RunError error) { }

    void ConvergeStarted(ChefRun run, int resources) { }
    void ConvergeCompleted() { }
    void ConvergeFailed(RunError error) { }

    void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier) { }
    void ResourceSkipped(Resource resource, string action, Guard? guard) { }
    void ResourceUpToDate(Resource resource, string action) { }

    /// <summary>One change (or what would change, in why-run).</summary>
    void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines) { }
    void ResourceUpdated(Resource resource, string action) { }
    void ResourceFailedRetriable(Resource resource, string action, int retriesLeft, RunError error) { }
    void ResourceFailed(Resource resource, string action, RunError error) { }
    void ResourceCompleted(Resource resource) { }

    /// <summary>Why-run cannot tell for this provider.</summary>
    void ResourceBypassed(Resource resource, string action, string provider) { }
    void RequirementFailed(Resource resource, string action, string message) { }
    void WhyRunAssumption(Resource resource, string action, string text) { }

    /// <summary>Output of a running command.</summary>
    void StreamOutput(Resource resource, string tag, string text) { }

    /// <summary>A line of the log.</summary>
    void Logged(LogLevel level, string text) { }

    void Deprecated(Deprecation deprecation) { }

    /// <summary>Dry run: what plain Ruby in the recipes would have changed.</summary>
    void HeldBack(IReadOnlyList<HeldBackChange> changes) { }
    void HandlersStarted(int count) { }
    void HandlerExecuted(string name) { }
    void HandlersCompleted() { }
    void RunCompleted(ChefRun run) { }
    void RunFailed(ChefRun run, RunError error) { }
}
