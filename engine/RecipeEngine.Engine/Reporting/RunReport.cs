using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Collects a run for the reports (JSON, JUnit, Markdown, HTML).</summary>
public sealed class RunReport : IRunEvents
{
    /// <summary>The kinds of report there are, by file extension.</summary>
    public static IReadOnlyList<string> Extensions => [".json", ".xml", ".md", ".html"];

    readonly Stack<ActionRecord> open = new();

    public List<ActionRecord> Records { get; } = [];
    public ChefRun? Run { get; private set; }
    public RunError? Error { get; private set; }
    public List<string> HandlerNames { get; } = [];
    public List<(string Message, string Location)> Deprecations { get; } = [];
    public IReadOnlyList<HeldBackChange> HeldBackChanges { get; private set; } = [];
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Ended { get; private set; }
    public TimeSpan Duration => Ended - Started;
    public int Updated => Count("updated");

    /// <summary>Resources of the recipes that the run did not come to.</summary>
    public int Unprocessed
    {
        get
        {
            var seen = new HashSet<Resource>(Records.Select(r => r.Resource), ReferenceEqualityComparer.Instance);
            return Run?.RootContext.Collection.All.Count(r => !seen.Contains(r)) ?? 0;
        }
    }

    /// <summary>How many actions ended like this.</summary>
    public int Count(string status) => Records.Count(r => r.Status == status);

    /// <summary>success, failure, or aborted when the run was asked to end.</summary>
    public string StatusFor(int exitCode) => Error is null ? "success" : exitCode is ExitCodes.Interrupted or ExitCodes.Terminated ? "aborted" : "failure";

    /// <summary>Writes the report that belongs to a file extension (see <see cref="Extensions"/>), without the run's secrets.</summary>
    public void Write(string extension, Stream output, int exitCode) => (Run?.Secrets ?? new SecretTexts()).WriteMasked(output, masked => WritePlain(extension, masked, exitCode));

    void WritePlain(string extension, Stream output, int exitCode)
    {
        switch (extension)
        {
            case ".xml": ReportJUnit.Write(output, this); break;
            case ".md": ReportMarkdown.Write(output, this, exitCode); break;
            case ".html": ReportHtml.Write(output, this, exitCode); break;
            default: ReportJson.Write(output, this, exitCode); break;
        }
    }

    public void NotStarted(ChefRun run, RunError error)
    {
        RunStarted(run);
        RunFailed(run, error);
    }

    public void RunStarted(ChefRun run)
    {
        Run = run;
        Started = run.Machine.UtcNow;
    }

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier)
    {
        var record = new ActionRecord { Resource = resource, Action = action, NotifiedBy = notifier?.ToString(), Parent = open.Count > 0 ? open.Peek() : null, Id = Records.Count + 1 };
        Records.Add(record);
        open.Push(record);
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard)
    {
        // guards of another resource, asked by a library, are not this one's
        if (open.Count > 0 && ReferenceEquals(open.Peek().Resource, resource))
        {
            Set(resource, "skipped");
            open.Peek().Guard = guard?.Word ?? "action :nothing";
        }
    }

    public void ResourceUpToDate(Resource resource, string action) => Set(resource, "up_to_date");
    public void ResourceUpdated(Resource resource, string action) => Set(resource, "updated");
    public void ResourceBypassed(Resource resource, string action, string provider) => Set(resource, "skipped");

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines)
    {
        if (open.Count == 0)
        {
            return;
        }
        var record = open.Peek();
        record.Changes.AddRange(lines.Where(l => !l.IsPlain).Select(l => l.Text));
        if (!record.IsSensitive)
        {
            record.Diff.AddRange(lines.Where(l => l.IsPlain).Select(l => l.Text));
        }
    }

    public void ResourceFailed(Resource resource, string action, RunError error)
    {
        Set(resource, "failed");
        if (open.Count > 0)
        {
            open.Peek().Error = error;
        }
    }

    public void ResourceCompleted(Resource resource)
    {
        if (open.TryPop(out var record))
        {
            record.Duration = resource.Elapsed;
            if (record.Status == "unprocessed" && Run is { EndsEarly: true })
            {
                record.Status = "updated";
            }
            if (Run?.States.TryGetValue(resource, out var states) == true)
            {
                (record.Before, record.After) = states;
            }
        }
    }

    public void HandlerExecuted(string name) => HandlerNames.Add(name);
    public void Deprecated(Deprecation deprecation) => Deprecations.Add((deprecation.Message, deprecation.Location));
    public void HeldBack(IReadOnlyList<HeldBackChange> changes) => HeldBackChanges = changes;
    public void RunCompleted(ChefRun run) => Ended = run.Machine.UtcNow;

    public void RunFailed(ChefRun run, RunError error)
    {
        // a restart that was asked for is no failure of the run
        Error = error.ClassName == "Chef::Exceptions::Reboot" ? null : error;
        Ended = run.Machine.UtcNow;
    }

    void Set(Resource resource, string status)
    {
        if (open.Count > 0 && ReferenceEquals(open.Peek().Resource, resource))
        {
            open.Peek().Status = status;
        }
    }
}
