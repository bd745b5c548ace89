namespace RecipeEngine.Engine.Formats;

/// <summary>The difference of two texts, line by line, as unified hunks with three lines of context.</summary>
public static class UnifiedDiff
{
    /// <summary>The hunks' lines, from "@@ …"; empty when the texts have the same lines.</summary>
    public static IReadOnlyList<string> Hunks(string old, string now) => Hunks(Lines(old), Lines(now));

    /// <summary>The hunks' lines, from "@@ …"; empty when the texts have the same lines.</summary>
    public static IReadOnlyList<string> Hunks(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        List<string> lines = [];
        DiffHunk? before = null;
        int difference = 0;
        foreach (DiffChange change in Changes(old, now))
        {
            DiffHunk hunk = new(old, now, change, difference);
            difference = hunk.LengthDifference;
            if (before is not null && !hunk.TryMerge(before))
            {
                before.WriteTo(lines);
            }

            before = hunk;
        }

        before?.WriteTo(lines);
        return lines;
    }

    /// <summary>A text's lines without their ends; a last line needs none.</summary>
    public static string[] Lines(string text)
    {
        string[] lines = text.Split('\n');
        if (lines[^1].Length == 0)
        {
            lines = lines[..^1];
        }

        for (int at = 0; at < lines.Length; at++)
        {
            if (lines[at].EndsWith('\r'))
            {
                lines[at] = lines[at][..^1];
            }
        }

        return lines;
    }

    static IEnumerable<DiffChange> Changes(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        int[] matches = LineMatching.Match(old, now);
        int oldAt = 0, newAt = 0;
        for (int at = 0; at <= old.Count; at++)
        {
            int match = at == old.Count ? now.Count : matches[at];
            if (match < 0)
            {
                continue;
            }

            if (at > oldAt || match > newAt)
            {
                yield return new DiffChange(oldAt, at - oldAt, newAt, match - newAt);
            }

            (oldAt, newAt) = (at + 1, match + 1);
        }
    }
}
