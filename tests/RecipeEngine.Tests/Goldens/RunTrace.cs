using System.Text;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Converging;
using RecipeEngine.Engine.Providers;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Engine.Running;

namespace RecipeEngine.Tests.Goldens;

/// <summary>Writes down what happens to each resource, one line an event.</summary>
sealed class RunTrace : IRunEvents
{
    readonly StringBuilder text = new();
    readonly HashSet<Resource> seen = [], updated = [];
    int depth;

    public string Text(RunError? error, int exit)
    {
        if (error is not null)
        {
            text.Append($"run failed: {error.ClassName}: {error.Message.TrimEnd()}\n");
        }
        return $"{text}{updated.Count}/{seen.Count} resources updated, exit {exit}\n";
    }

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier)
    {
        Line($"{resource} action {action}{(timing is null ? "" : $" ({timing}, notified by {notifier})")}");
        seen.Add(resource);
        depth++;
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard) => Line(guard is null ? "nothing to do" : $"skipped by {guard.Word}");

    public void ResourceUpToDate(Resource resource, string action) => Line("up to date");

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines)
    {
        foreach (var line in lines)
        {
            Line((line.IsPlain ? "  " : "- ") + line.Text);
        }
    }

    public void ResourceUpdated(Resource resource, string action) => updated.Add(resource);

    public void ResourceFailed(Resource resource, string action, RunError error) => Line($"failed: {error.ClassName}: {error.Message.TrimEnd()}");

    public void ResourceFailedRetriable(Resource resource, string action, int retriesLeft, RunError error) => Line($"failed, {retriesLeft} left: {error.Message.TrimEnd()}");

    public void ResourceBypassed(Resource resource, string action, string provider) => Line($"bypassed: {provider}");

    public void RequirementFailed(Resource resource, string action, string message) => Line($"requirement: {message}");

    public void WhyRunAssumption(Resource resource, string action, string assumption) => Line($"assumed: {assumption}");

    public void ResourceCompleted(Resource resource) => depth--;

    public void Logged(LogLevel level, string line)
    {
        if (level >= LogLevel.Warn)
        {
            Line($"{level}: {line}");
        }
    }

    public void Deprecated(Deprecation deprecation) => Line($"deprecated: {deprecation.Message}");

    void Line(string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
