using System.Buffers;
using System.Text;
using System.Text.Json;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Output for programs: every event of a run as one line of JSON, with the names of the JSON report.</summary>
public sealed class JsonLinesFormatter(TextWriter output) : IRunEvents
{
    readonly RunReport report = new();
    readonly Stack<ActionRecord> open = new();

    void Line(string name, Action<Utf8JsonWriter>? write = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            write?.Invoke(json);
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n");
        output.Flush();
    }

    void Ended(string name, ChefRun run, RunError? error)
    {
        var exitCode = error is null ? ExitCodes.Success : ExitCodes.Of(error);
        Line(name, json =>
        {
            json.WriteString("status", report.StatusFor(exitCode));
            json.WriteString("finished", report.Ended);
            json.WriteNumber("duration_s", ReportJson.Seconds(report.Duration));
            ReportJson.WriteTotals(json, report);
            if (error is not null)
            {
                ReportJson.WriteError(json, run, error);
            }
        });
    }

    public void NotStarted(ChefRun run, RunError error)
    {
        report.NotStarted(run, error);
        Ended("run_failed", run, error);
    }

    public void RunStarted(ChefRun run)
    {
        report.RunStarted(run);
        Line("run_started", json =>
        {
            ReportJson.WriteVersion(json);
            json.WriteString("started", report.Started);
            json.WriteBoolean("dry_run", run.WhyRun);
        });
    }

    public void RunListExpanded(ChefRun run) => Line("run_list_expanded", json =>
    {
        json.WriteString("node", run.Node.Name);
        ReportJson.Strings(json, "run_list", run.Node.RunList.Select(i => i.ToString()));
        ReportJson.Strings(json, "expanded_run_list", run.ExpandedRunList);
    });

    public void CookbooksFound(IReadOnlyList<CookbookDirectory> cookbooks) => Line("cookbooks_found", json => ReportJson.WriteCookbooks(json, report.Run));

    public void CompileFailed(ChefRun run, string? path, RunError error) => Line("compile_failed", json =>
    {
        json.WriteString("file", path);
        ReportJson.WriteError(json, run, error);
    });

    public void ConvergeStarted(ChefRun run, int resources) => Line("converge_started", json => json.WriteNumber("resources", resources));

    public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier)
    {
        report.ResourceActionStarted(resource, action, timing, notifier);
        var record = report.Records[^1];
        open.Push(record);
        Line("resource_started", json =>
        {
            json.WriteNumber("id", record.Id);
            json.WriteString("type", resource.ResourceName);
            json.WriteString("name", resource.Name);
            json.WriteString("action", action);
        });
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard) => report.ResourceSkipped(resource, action, guard);
    public void ResourceUpToDate(Resource resource, string action) => report.ResourceUpToDate(resource, action);
    public void ResourceUpdated(Resource resource, string action) => report.ResourceUpdated(resource, action);
    public void ResourceBypassed(Resource resource, string action, string provider) => report.ResourceBypassed(resource, action, provider);
    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines) => report.ResourceUpdateApplied(resource, action, lines);
    public void ResourceFailed(Resource resource, string action, RunError error) => report.ResourceFailed(resource, action, error);

    public void ResourceFailedRetriable(Resource resource, string action, int retriesLeft, RunError error) => Line("resource_retried", json =>
    {
        json.WriteString("resource", resource.ToString());
        json.WriteNumber("retries_left", retriesLeft);
        ReportJson.WriteError(json, report.Run, error);
    });

    public void WhyRunAssumption(Resource resource, string action, string text) => Line("assumption", json =>
    {
        json.WriteString("resource", resource.ToString());
        json.WriteString("text", text);
    });

    public void ResourceCompleted(Resource resource)
    {
        report.ResourceCompleted(resource);
        if (open.TryPop(out var record))
        {
            Line("resource_completed", json => ReportJson.WriteRecord(json, report.Run, record));
        }
    }

    public void StreamOutput(Resource resource, string tag, string text)
    {
        if (!Context.Truthy(resource.GetInstanceVariable(RSymbol.Of("@sensitive"))))
        {
            Line("output", json =>
            {
                json.WriteString("resource", resource.ToString());
                json.WriteString("text", text);
            });
        }
    }

    public void Logged(LogLevel level, string text) => Line("log", json =>
    {
        json.WriteString("level", level.ToString().ToLowerInvariant());
        json.WriteString("text", text);
    });

    public void Deprecated(Deprecation deprecation) => Line("deprecation", json =>
    {
        json.WriteString("message", deprecation.Message);
        json.WriteString("location", deprecation.Location);
    });

    public void HeldBack(IReadOnlyList<HeldBackChange> changes) => Line("held_back", json => ReportJson.Strings(json, "held_back", changes.Select(c => c.Text)));
    public void HandlerExecuted(string name) => Line("handler_executed", json => json.WriteString("name", name));

    public void RunCompleted(ChefRun run)
    {
        report.RunCompleted(run);
        Ended("run_completed", run, null);
    }

    public void RunFailed(ChefRun run, RunError error)
    {
        report.RunFailed(run, error);
        Ended("run_failed", run, error);
    }
}
