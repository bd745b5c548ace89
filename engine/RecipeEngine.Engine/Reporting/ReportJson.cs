using System.Text.Json;

namespace RecipeEngine.Engine.Reporting;

/// <summary>The JSON report (schema_version 1), and the parts of it that are lines of the JSON formatter.</summary>
static class ReportJson
{
    const int ContextLines = 2;

    public static void Write(Stream output, RunReport report, int exitCode)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var run = report.Run;
        json.WriteStartObject();
        WriteVersion(json);
        json.WriteString("node", run?.Node.Name);
        json.WriteString("started", report.Started);
        json.WriteString("finished", report.Ended);
        json.WriteNumber("duration_s", Seconds(report.Duration));
        json.WriteBoolean("dry_run", run?.WhyRun ?? false);
        Strings(json, "run_list", run?.Node.RunList.Select(i => i.ToString()) ?? []);
        Strings(json, "expanded_run_list", run?.ExpandedRunList ?? []);
        WriteCookbooks(json, run);
        json.WriteString("status", report.StatusFor(exitCode));
        json.WriteNumber("exit_code", exitCode);
        WriteTotals(json, report);
        json.WriteStartArray("resources");
        foreach (var r in report.Records)
        {
            json.WriteStartObject();
            WriteRecord(json, run, r);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (run?.WhyRun == true)
        {
            Strings(json, "held_back", report.HeldBackChanges.Select(c => c.Text));
        }
        if (report.Error is { } error)
        {
            WriteError(json, run, error);
        }
        Strings(json, "handlers", report.HandlerNames);
        Strings(json, "deprecations", report.Deprecations.Select(d => d.Location.Length > 0 ? $"{d.Message} ({d.Location})" : d.Message));
        json.WriteEndObject();
    }

    public static void WriteVersion(Utf8JsonWriter json)
    {
        json.WriteNumber("schema_version", 1);
        json.WriteString("version", typeof(RunReport).Assembly.GetName().Version?.ToString(3));
    }

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    public static void WriteCookbooks(Utf8JsonWriter json, ChefRun? run)
    {
        json.WriteStartArray("cookbooks");
        foreach (var c in run?.CookbooksInOrder ?? [])
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteString("version", c.Metadata.Version);
            json.WriteString("source", c.Root);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteTotals(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject("totals");
        foreach (var status in new[] { "updated", "up_to_date", "skipped", "failed" })
        {
            json.WriteNumber(status, report.Count(status));
        }
        json.WriteNumber("unprocessed", report.Unprocessed);
        json.WriteEndObject();
    }

    public static void WriteRecord(Utf8JsonWriter json, ChefRun? run, ActionRecord r)
    {
        json.WriteNumber("id", r.Id);
        json.WriteString("type", r.Resource.ResourceName);
        json.WriteString("name", r.Resource.Name);
        json.WriteString("action", r.Action);
        json.WriteString("cookbook", r.Resource.CookbookName);
        json.WriteString("recipe", r.Resource.RecipeName);
        json.WriteNumber("line", r.Resource.CallSite?.Line ?? r.Resource.SourceLine);
        json.WriteString("status", r.Status);
        Strings(json, "changes", r.Changes);
        json.WriteString("diff", r.Diff.Count == 0 ? null : string.Join("\n", r.Diff));
        WriteState(json, run, "before", r, r.Before);
        WriteState(json, run, "after", r, r.After);
        json.WriteNumber("duration_s", Seconds(r.Duration));
        json.WriteString("guard", r.Guard);
        json.WriteString("notified_by", r.NotifiedBy);
        if (r.Parent is { } parent)
        {
            json.WriteNumber("parent", parent.Id);
        }
        if (r.Error is { } error)
        {
            WriteError(json, run, error);
        }
    }

    static void WriteState(Utf8JsonWriter json, ChefRun? run, string name, ActionRecord r, State? state)
    {
        if (run is null || state is null || r.IsSensitive)
        {
            return;
        }
        var values = new RubyJson(run.Interpreter.MainContext, json);
        json.WriteStartObject(name);
        foreach (var (key, value) in state.Values.Where(v => r.Resource.Definition.Find(v.Key) is not { IsSensitive: true }))
        {
            json.WritePropertyName(key);
            values.Write(value);
        }
        json.WriteEndObject();
    }

    public static void WriteError(Utf8JsonWriter json, ChefRun? run, RunError error)
    {
        json.WriteStartObject("error");
        json.WriteString("class", error.ClassName);
        json.WriteString("message", error.Message);
        var at = error.Backtrace.FirstOrDefault();
        json.WriteString("file", at?.File);
        json.WriteNumber("line", at?.Line ?? 0);
        Strings(json, "context", at is null ? [] : LinesAround(run, at));
        Strings(json, "trace", error.Backtrace.Select(b => b.ToString()));
        json.WriteEndObject();
    }

    // "12: package 'x'": the line of the fault and those about it.
    static IEnumerable<string> LinesAround(ChefRun? run, BacktraceLine at)
    {
        var lines = (run?.Machine.TryReadText(at.File) ?? "").Split('\n');
        for (var n = Math.Max(1, at.Line - ContextLines); n <= Math.Min(lines.Length, at.Line + ContextLines); n++)
        {
            if (n < lines.Length || lines[n - 1].Length > 0)
            {
                yield return $"{n}: {lines[n - 1]}";
            }
        }
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var v in values)
        {
            json.WriteStringValue(v);
        }
        json.WriteEndArray();
    }
}
