using System.Globalization;

namespace RecipeEngine.Engine.Reporting;

/// <summary>What the reports for people say, whatever they are written in.</summary>
static class ReportTexts
{
    public static string Title(RunReport report, int exitCode) =>
        $"{(report.Run?.WhyRun == true ? "Dry run" : "Run")} on {report.Run?.Node.Name ?? "this machine"}: {report.StatusFor(exitCode)}";

    public static IReadOnlyList<(string Name, string Value)> Facts(RunReport report, int exitCode)
    {
        List<(string, string)> facts =
        [
            ("Started", report.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC"),
            ("Duration", report.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"),
            ("Exit code", exitCode.ToString(CultureInfo.InvariantCulture)),
            ("Run list", string.Join(", ", report.Run?.Node.RunList.Select(i => i.ToString()) ?? [])),
            ("Cookbooks", string.Join(", ", report.Run?.CookbooksInOrder.Select(c => $"{c.Name} {c.Metadata.Version}") ?? [])),
            ("Actions", $"{report.Updated} updated, {report.Count("up_to_date")} up to date, {report.Count("skipped")} skipped, {report.Count("failed")} failed, {report.Unprocessed} not reached"),
        ];
        return [.. facts.Where(f => f.Item2.Length > 0)];
    }

    /// <summary>What is worth a look: everything that was not simply up to date or skipped.</summary>
    public static IEnumerable<ActionRecord> Notable(RunReport report) => report.Records.Where(r => r.Status is "updated" or "failed" or "unprocessed");

    public static string Status(ActionRecord r) => r.Status.Replace('_', ' ');

    public static string Seconds(ActionRecord r) => r.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    public static int Depth(ActionRecord r) => r.Parent is { } parent ? Depth(parent) + 1 : 0;
}
