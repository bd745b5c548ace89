using System.Text;
using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Formats;

/// <summary>A job of a crontab: when, what, and the variables set above it.</summary>
/// <param name="Schedule">Minute, hour, day, month and weekday as written, or one "@daily" and its like.</param>
/// <param name="Variables">Assignments above the job, in order; values without the quotes around them.</param>
public sealed record CrontabEntry(
    IReadOnlyList<string> Schedule, string Command, IReadOnlyList<KeyValuePair<string, string>> Variables)
{
    /// <summary>Whether the schedule is a word such as "@reboot".</summary>
    public bool IsSpecial => Schedule.Count == 1;
}

/// <summary>
/// A user's crontab. A job is known again by the line "# Chef Name: …" above it; all other lines are kept as they are.
/// </summary>
public sealed partial record Crontab(IReadOnlyList<string> Lines)
{
    const string Mark = "# Chef Name: ";
    static readonly string[] QuotedVariables = ["MAILTO", "PATH", "SHELL", "HOME"];

    /// <summary>The crontab of a user who has none.</summary>
    public static Crontab Empty { get; } = new([]);

    /// <summary>Reads what `crontab -l` prints.</summary>
    public static Crontab Parse(string text) => new(UnifiedDiff.Lines(text));

    /// <summary>The job of a name, null when there is none; a name without a job below it has an empty one.</summary>
    public CrontabEntry? Find(string name)
    {
        int start = IndexOf(name);
        if (start < 0)
        {
            return null;
        }

        List<KeyValuePair<string, string>> variables = [];
        for (int at = start + 1; at < Lines.Count; at++)
        {
            string line = Lines[at];
            if (Assignment().Match(line) is { Success: true } assignment)
            {
                variables.Add(new(assignment.Groups[1].Value, Unquote(assignment.Groups[2].Value)));
            }
            else if (Special().Match(line) is { Success: true } special)
            {
                return new CrontabEntry([special.Groups[1].Value], special.Groups[2].Value, variables);
            }
            else
            {
                return Job().Match(line) is { Success: true } job
                    ? new CrontabEntry([.. Enumerable.Range(1, 5).Select(field => job.Groups[field].Value)], job.Groups[6].Value, variables)
                    : new CrontabEntry([], "", variables);
            }
        }

        return new CrontabEntry([], "", variables);
    }

    /// <summary>The crontab with a job in place of the one of that name, or added at the end.</summary>
    public Crontab With(string name, CrontabEntry entry)
    {
        IEnumerable<string> written = Render(name, entry);
        (int start, int end) = Extent(name);
        return start < 0 ? new([.. Lines, .. written]) : new([.. Lines.Take(start), .. written, .. Lines.Skip(end)]);
    }

    /// <summary>The crontab without the job of a name.</summary>
    public Crontab Without(string name)
    {
        (int start, int end) = Extent(name);
        return start < 0 ? this : new([.. Lines.Take(start), .. Lines.Skip(end)]);
    }

    /// <summary>The text to install, each line ended.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (string line in Lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    static IEnumerable<string> Render(string name, CrontabEntry entry)
    {
        yield return Mark + name;
        foreach ((string variable, string value) in entry.Variables)
        {
            yield return QuotedVariables.Contains(variable) ? $"{variable}=\"{value}\"" : $"{variable}={value}";
        }

        yield return $"{string.Join(' ', entry.Schedule)} {entry.Command}";
    }

    int IndexOf(string name)
    {
        for (int at = 0; at < Lines.Count; at++)
        {
            if (Lines[at] == Mark + name)
            {
                return at;
            }
        }

        return -1;
    }

    // From the comment to after the job; a line that is neither assignment nor job does not belong to it.
    (int Start, int End) Extent(string name)
    {
        int start = IndexOf(name);
        int end = start + 1;
        while (start >= 0 && end < Lines.Count && Assignment().IsMatch(Lines[end]))
        {
            end++;
        }

        bool hasJob = start >= 0 && end < Lines.Count && (Special().IsMatch(Lines[end]) || Job().IsMatch(Lines[end]));
        return (start, hasJob ? end + 1 : end);
    }

    static string Unquote(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;

    [GeneratedRegex(@"^([^\s#@*=][^\s=]*)=(.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly))\s+(.*)$")]
    private static partial Regex Special();

    [GeneratedRegex(@"^([-0-9*,/]+)\s+([-0-9*,/]+)\s+([-0-9*,/]+)\s+([-0-9*,/]+|[a-zA-Z]{3})\s+([-0-9*,/]+|[a-zA-Z]{3})\s+(.*)$")]
    private static partial Regex Job();
}
