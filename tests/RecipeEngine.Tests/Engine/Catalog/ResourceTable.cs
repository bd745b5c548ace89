using System.Globalization;
using System.Text;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>docs/resources.md: what works of Chef's resources, made from <see cref="ResourceReview"/>.</summary>
static class ResourceTable
{
    static readonly (Standing Standing, string Heading, string Meaning)[] Words =
    [
        (Standing.Host, "host", "converged on a real Debian 12 host by the tests in tests/machines (dry run, run, second run)"),
        (Standing.Scripted, "scripted", "converged in memory, the answers of programs written from what Chef reads and what the tools are known to print, not taken from a host: rpm families, SELinux and the like, for which no host was at hand"),
        (Standing.Untried, "untried", "there (a property: declared and validated), but no test recipe uses it"),
        (Standing.Refused, "refused", "compiled and validated; converging it on Linux ends in Chef's own error, \"Cannot find a provider for …\" or UnsupportedAction"),
        (Standing.Missing, "missing", "not there"),
    ];

    public static string Write(IReadOnlyList<ResourceReview> all)
    {
        var text = new StringBuilder();
        text.Append("# Resources\n\nMade by the test `ResourceTableTests` from the engine's tables, Chef's (tests/data/chef-resources.txt) and the recipes of the tests; ");
        text.Append("`UPDATE_GOLDEN=1 dotnet test --filter ResourceTable` writes it anew.\n\n");
        foreach (var (_, heading, meaning) in Words)
        {
            text.Append($"- **{heading}**: {meaning}\n");
        }
        text.Append("\n| | all | ").AppendJoin(" | ", Words.Select(w => w.Heading)).Append(" |\n|---|").Insert(text.Length, "---:|", Words.Length + 1).Append('\n');
        var current = all.Where(r => !r.Facts.IsLegacy).ToList();
        Count(text, "resources of Chef 18", current.Select(r => r.Standing));
        Count(text, "their actions", current.SelectMany(r => r.Actions).Select(a => a.Standing));
        Count(text, "their properties", current.SelectMany(r => r.Properties).Select(p => p.Standing));
        var legacy = all.Where(r => r.Facts.IsLegacy).ToList();
        Count(text, "resources of Chef 11 and 12 that are gone since", legacy.Select(r => r.Standing));
        Count(text, "their actions", legacy.SelectMany(r => r.Actions).Select(a => a.Standing));
        Count(text, "their properties", legacy.SelectMany(r => r.Properties).Select(p => p.Standing));
        text.Append("\nActions: as tried on a host, then in *italics* those tried in memory, `code` those never tried, struck through those missing. Properties: used on a host + used in memory / all.\n");
        foreach (var (title, some) in (ReadOnlySpan<(string, Func<ResourceReview, bool>)>)
        [
            ("For Linux", r => r.Facts.IsForLinux && !r.Facts.IsLegacy),
            ("For other systems", r => !r.Facts.IsForLinux),
            ("Of Chef 11 and 12", r => r.Facts.IsLegacy),
        ])
        {
            text.Append($"\n## {title}\n\n| resource | state | actions | properties | not there |\n|---|---|---|---:|---|\n");
            foreach (var review in all.Where(some))
            {
                Row(text, review);
            }
        }
        text.Append("\n## Declared otherwise than Chef's\n\n");
        foreach (var difference in all.SelectMany(r => r.Differences))
        {
            text.Append($"- {difference}\n");
        }
        return text.ToString();
    }

    static void Count(StringBuilder text, string what, IEnumerable<Standing> standings)
    {
        var counts = standings.CountBy(s => s).ToDictionary();
        text.Append($"| {what} | {counts.Values.Sum()} | ").AppendJoin(" | ", Words.Select(w => counts.GetValueOrDefault(w.Standing).ToString(CultureInfo.InvariantCulture))).Append(" |\n");
    }

    static void Row(StringBuilder text, ResourceReview review)
    {
        var properties = review.Properties.ToList();
        var note = review.Facts.Note.Length > 0 ? $" ({review.Facts.Note})" : "";
        var missing = properties.Where(p => p.Standing == Standing.Missing).Select(p => p.Property).ToList();
        var used = $"{properties.Count(p => p.Standing == Standing.Host)} + {properties.Count(p => p.Standing == Standing.Scripted)} / {properties.Count}";
        text.Append($"| {review.Facts.Name}{note} | {Words.First(w => w.Standing == review.Standing).Heading} | {string.Join(", ", review.Actions.OrderBy(a => a.Standing).Select(Show))} | {used} | ");
        text.Append(review.Standing == Standing.Missing ? "all" : string.Join(", ", missing)).Append(" |\n");
    }

    static string Show((string Action, Standing Standing) action) => action.Standing switch
    {
        Standing.Host => action.Action,
        Standing.Scripted => $"*{action.Action}*",
        Standing.Untried => $"`{action.Action}`",
        Standing.Refused => $"{action.Action} (refused)",
        _ => $"~~{action.Action}~~",
    };
}
