using System.Text.Json;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Collects a run for the JSON and JUnit reports.</summary>
public sealed class RunReport : IRunEvents
{
    readonly Stack<ActionRecord> open = new();

    /// <summary>One action of one resource.</summary>
    public sealed class ActionRecord
    {
        public required Resource Resource { get; init; }
        public required string Action { get; init; }
        public string Status { get; set; } = "unprocessed";
        public List<string> Changes { get; } = [];
        public List<string> Diff { get; } = [];
        public string? Guard { get; set; }
        public string? NotifiedBy { get; init; }
        public ActionRecord? Parent { get; init; }
        public RunError? Error { get; set; }
        public int Id { get; init; }
        public TimeSpan Duration { get; set; }
    }

    public List<ActionRecord> Records { get; } = [];
    public ChefRun? Run { get; private set; }
    public RunError? Error { get; private set; }
    public bool Finished { get; private set; }
    public List<string> HandlerNames { get; } = [];
    public List<(string Message, string Location)> Deprecations { get; } = [];
    public IReadOnlyList<HeldBackChange> HeldBackChanges { get; private set; } = [];
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Ended { get; private set; }
    public int Updated => Records.Count(r => r.Status == "updated");

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

    void Set(Resource resource, string status)
    {
        if (open.Count > 0 && ReferenceEquals(open.Peek().Resource, resource))
        {
            open.Peek().Status = status;
        }
    }

    public void ResourceSkipped(Resource resource, string action, Guard? guard)
    {
        Set(resource, "skipped");
        if (open.Count > 0)
        {
            open.Peek().Guard = guard?.Word ?? "action :nothing";
        }
    }

    public void ResourceUpToDate(Resource resource, string action) => Set(resource, "up_to_date");
    public void ResourceUpdated(Resource resource, string action) => Set(resource, "updated");

    public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> lines)
    {
        if (open.Count == 0)
        {
            return;
        }
        open.Peek().Changes.AddRange(lines.Where(l => !l.IsPlain).Select(l => l.Text));
        if (!Context.Truthy(resource.GetInstanceVariable(RSymbol.Of("@sensitive"))))
        {
            open.Peek().Diff.AddRange(lines.Where(l => l.IsPlain).Select(l => l.Text));
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
        if (open.Count > 0)
        {
            open.Pop().Duration = resource.Elapsed;
        }
    }

    public void HandlerExecuted(string name) => HandlerNames.Add(name);
    public void Deprecated(string message, string location) => Deprecations.Add((message, location));

    public void HeldBack(IReadOnlyList<HeldBackChange> changes) => HeldBackChanges = changes;

    public void RunCompleted(ChefRun run)
    {
        Finished = true;
        Ended = run.Machine.UtcNow;
    }

    public void RunFailed(ChefRun run, RunError error)
    {
        Finished = true;
        Error = error;
        Ended = run.Machine.UtcNow;
    }

    /// <summary>The JSON report (schema_version 1).</summary>
    public void WriteJson(Stream output, int exitCode)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("version", typeof(RunReport).Assembly.GetName().Version?.ToString(3));
        json.WriteString("node", Run?.Node.Name);
        json.WriteString("started", Started);
        json.WriteString("finished", Ended);
        json.WriteNumber("duration_s", Math.Round((Ended - Started).TotalSeconds, 3));
        json.WriteBoolean("dry_run", Run?.WhyRun ?? false);
        Strings(json, "run_list", Run?.Node.RunList.Select(i => i.ToString()) ?? []);
        Strings(json, "expanded_run_list", Run?.ExpandedRunList ?? []);
        json.WriteStartArray("cookbooks");
        foreach (var c in Run?.CookbooksInOrder ?? [])
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteString("version", c.Metadata.Version);
            json.WriteString("source", c.Root);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("status", Error is null ? "success" : exitCode is 2 or 3 ? "aborted" : "failure");
        json.WriteNumber("exit_code", exitCode);
        json.WriteStartObject("totals");
        foreach (var status in new[] { "updated", "up_to_date", "skipped", "failed" })
        {
            json.WriteNumber(status, Records.Count(r => r.Status == status));
        }
        json.WriteNumber("unprocessed", Run?.RootContext.Collection.All.Count(r => Records.All(x => !ReferenceEquals(x.Resource, r))) ?? 0);
        json.WriteEndObject();
        json.WriteStartArray("resources");
        foreach (var r in Records)
        {
            WriteRecord(json, r);
        }
        json.WriteEndArray();
        if (Run?.WhyRun == true)
        {
            Strings(json, "held_back", HeldBackChanges.Select(c => c.Text));
        }
        if (Error is { } error)
        {
            json.WritePropertyName("error");
            WriteError(json, error);
        }
        Strings(json, "handlers", HandlerNames);
        Strings(json, "deprecations", Deprecations.Select(d => $"{d.Message} ({d.Location})"));
        json.WriteEndObject();
    }

    void WriteRecord(Utf8JsonWriter json, ActionRecord r)
    {
        json.WriteStartObject();
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
        var sensitive = Context.Truthy(r.Resource.GetInstanceVariable(RSymbol.Of("@sensitive")));
        WriteState(json, "before", r, sensitive);
        json.WriteNumber("duration_s", Math.Round(r.Duration.TotalSeconds, 3));
        json.WriteString("guard", r.Guard);
        json.WriteString("notified_by", r.NotifiedBy);
        if (r.Parent is { } parent)
        {
            json.WriteNumber("parent", parent.Id);
        }
        if (r.Error is { } error)
        {
            json.WritePropertyName("error");
            WriteError(json, error);
        }
        json.WriteEndObject();
    }

    void WriteState(Utf8JsonWriter json, string name, ActionRecord r, bool sensitive)
    {
        if (Run is null || sensitive || !Run.States.TryGetValue(r.Resource, out var states) || states.Before is not { } state)
        {
            return;
        }
        var values = new RubyJson(Run.Interpreter.MainContext, json);
        json.WriteStartObject(name);
        foreach (var (key, value) in state.Values.Where(v => r.Resource.Definition.Find(v.Key) is not { IsSensitive: true }))
        {
            json.WritePropertyName(key);
            values.Write(value);
        }
        json.WriteEndObject();
    }

    static void WriteError(Utf8JsonWriter json, RunError error)
    {
        json.WriteStartObject();
        json.WriteString("class", error.ClassName);
        json.WriteString("message", error.Message);
        var at = error.Backtrace.FirstOrDefault();
        json.WriteString("file", at?.File);
        json.WriteNumber("line", at?.Line ?? 0);
        Strings(json, "trace", error.Backtrace.Select(b => b.ToString()));
        json.WriteEndObject();
    }

    static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var v in values)
        {
            json.WriteStringValue(v);
        }
        json.WriteEndArray();
    }

    /// <summary>The JUnit report: one test case per action.</summary>
    public void WriteJUnit(Stream output)
    {
        using var xml = System.Xml.XmlWriter.Create(output, new System.Xml.XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) });
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Run?.Node.Name ?? "recipe");
        xml.WriteAttributeString("tests", Number(Records.Count));
        xml.WriteAttributeString("failures", Number(Records.Count(r => r.Status == "failed")));
        xml.WriteAttributeString("skipped", Number(Records.Count(r => r.Status == "skipped")));
        xml.WriteAttributeString("time", (Ended - Started).TotalSeconds.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var r in Records)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", r.Resource.CookbookName is { } c ? $"{c}.{r.Resource.RecipeName}" : "recipe");
            xml.WriteAttributeString("name", $"{r.Resource} {r.Action}");
            xml.WriteAttributeString("time", r.Duration.TotalSeconds.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
            if (r.Status == "skipped")
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", r.Guard ?? "");
                xml.WriteEndElement();
            }
            if (r.Error is { } error)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", error.ClassName);
                xml.WriteString(error.Message);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
