using System.Net;

namespace RecipeEngine.Engine.Reporting;

/// <summary>The report as one HTML page that loads nothing else.</summary>
static class ReportHtml
{
    const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222; }
        table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid #ddd; }
        pre { background: #f6f6f6; padding: .6rem; overflow-x: auto; margin: .3rem 0; } ul { margin: .2rem 0; padding-left: 1.2rem; }
        .updated { color: #0a6b2d; } .failed, .failure, .aborted { color: #b00020; } .skipped, .up_to_date { color: #777; } .add { color: #0a6b2d; } .del { color: #b00020; }
        """;

    public static void Write(Stream output, RunReport report, int exitCode)
    {
        using var html = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        var title = Text(ReportTexts.Title(report, exitCode));
        html.WriteLine($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>");
        html.WriteLine($"<h1 class=\"{report.StatusFor(exitCode)}\">{title}</h1>\n<table>");
        foreach (var (name, value) in ReportTexts.Facts(report, exitCode))
        {
            html.WriteLine($"<tr><th>{name}</th><td>{Text(value)}</td></tr>");
        }
        html.WriteLine("</table>");
        if (report.Error is { } error)
        {
            html.WriteLine($"<h2>Error</h2>\n<pre>{Text($"{error.ClassName}: {error.Message}\n{string.Join('\n', error.Backtrace.Take(8))}")}</pre>");
        }
        List(html, "Held back: what Ruby code in the recipes would have changed", report.HeldBackChanges.Select(c => c.Text));
        html.WriteLine("<h2>Actions</h2>\n<table>\n<tr><th>resource</th><th>action</th><th>status</th><th>seconds</th><th>where</th></tr>");
        foreach (var r in report.Records)
        {
            WriteRecord(html, r);
        }
        html.WriteLine("</table>");
        List(html, "Deprecations", report.Deprecations.Select(d => $"{d.Message} {d.Location}"));
        List(html, "Handlers", report.HandlerNames);
        html.WriteLine("</body>\n</html>");
    }

    static void WriteRecord(StreamWriter html, ActionRecord r)
    {
        html.Write($"<tr><td style=\"padding-left:{(ReportTexts.Depth(r) * 1.5) + .6:0.0}rem\">{Text(r.Resource.ToString()!)}");
        if (r.Changes.Count > 0)
        {
            html.Write($"<ul>{string.Concat(r.Changes.Select(c => $"<li>{Text(c)}</li>"))}</ul>");
        }
        if (r.Diff.Count > 0)
        {
            html.Write($"<pre>{string.Join('\n', r.Diff.SelectMany(d => d.Split('\n')).Select(DiffLine))}</pre>");
        }
        if (r.Error is { } error)
        {
            html.Write($"<pre>{Text($"{error.ClassName}: {error.Message}")}</pre>");
        }
        html.WriteLine($"</td><td>{Text(r.Action)}</td><td class=\"{r.Status}\">{ReportTexts.Status(r)}{Text(r.Guard is null ? "" : $" ({r.Guard})")}</td><td>{ReportTexts.Seconds(r)}</td><td>{Text(r.Place ?? "")}</td></tr>");
    }

    static string DiffLine(string line) => line switch
    {
        ['+', ..] => $"<span class=\"add\">{Text(line)}</span>",
        ['-', ..] => $"<span class=\"del\">{Text(line)}</span>",
        _ => Text(line),
    };

    static void List(StreamWriter html, string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        if (list.Count > 0)
        {
            html.WriteLine($"<h2>{title}</h2>\n<ul>{string.Concat(list.Select(line => $"<li>{Text(line)}</li>"))}</ul>");
        }
    }

    static string Text(string value) => WebUtility.HtmlEncode(value);
}
