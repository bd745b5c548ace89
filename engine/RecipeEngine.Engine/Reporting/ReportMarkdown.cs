namespace RecipeEngine.Engine.Reporting;

/// <summary>The report as Markdown, for a pull request or a chat: totals, what changed with its diff, the error, then every action.</summary>
static class ReportMarkdown
{
    public static void Write(Stream output, RunReport report, int exitCode)
    {
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"# {Escape(ReportTexts.Title(report, exitCode))}\n");
        foreach (var (name, value) in ReportTexts.Facts(report, exitCode))
        {
            text.WriteLine($"- {name}: {Escape(value)}");
        }
        if (report.Error is { } error)
        {
            text.WriteLine($"\n## Error\n\n{Code($"{error.ClassName}: {error.Message}\n{string.Join('\n', error.Backtrace.Take(8))}")}");
        }
        Section(text, "Held back: what Ruby code in the recipes would have changed", report.HeldBackChanges.Select(c => c.Text));
        var notable = ReportTexts.Notable(report).ToList();
        if (notable.Count > 0)
        {
            text.WriteLine($"\n## {(report.Run?.WhyRun == true ? "Would change" : "Changed")}");
            foreach (var r in notable)
            {
                WriteChange(text, r);
            }
        }
        text.WriteLine("\n## All actions\n\n| resource | action | status | seconds | where |\n|---|---|---|---|---|");
        foreach (var r in report.Records)
        {
            var indent = string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", ReportTexts.Depth(r)));
            text.WriteLine($"| {indent}{Escape(r.Resource.ToString()!)} | {Escape(r.Action)} | {ReportTexts.Status(r)}{(r.Guard is null ? "" : $" ({r.Guard})")} | {ReportTexts.Seconds(r)} | {Escape(r.Place ?? "")} |");
        }
        Section(text, "Deprecations", report.Deprecations.Select(d => $"{d.Message} {d.Location}"));
        Section(text, "Handlers", report.HandlerNames);
    }

    static void WriteChange(StreamWriter text, ActionRecord r)
    {
        text.WriteLine($"\n**{Escape(r.Resource.ToString()!)}** {Escape(r.Action)}: {ReportTexts.Status(r)}{(r.NotifiedBy is { } by ? $", notified by {Escape(by)}" : "")}\n");
        foreach (var change in r.Changes)
        {
            text.WriteLine($"- {Escape(change)}");
        }
        if (r.Diff.Count > 0)
        {
            text.WriteLine(Code(string.Join('\n', r.Diff), "diff"));
        }
        if (r.Error is { } error)
        {
            text.WriteLine(Code($"{error.ClassName}: {error.Message}"));
        }
    }

    static void Section(StreamWriter text, string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        if (list.Count > 0)
        {
            text.WriteLine($"\n## {title}\n");
            list.ForEach(line => text.WriteLine($"- {Escape(line)}"));
        }
    }

    // The fence is longer than any run of backticks inside.
    static string Code(string content, string language = "")
    {
        var fence = "```";
        while (content.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }
        return $"{fence}{language}\n{content.TrimEnd('\n')}\n{fence}";
    }

    internal static string Escape(string value)
    {
        var text = new System.Text.StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '\n' => " ",
                '|' or '*' or '_' or '`' or '<' or '[' or '\\' => "\\" + c,
                _ => c.ToString(),
            });
        }
        return text.ToString();
    }
}
