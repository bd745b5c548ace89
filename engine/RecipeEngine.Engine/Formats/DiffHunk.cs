namespace RecipeEngine.Engine.Formats;

/// <summary>
/// One hunk of a unified diff: a run of changes with three lines of context. Its numbers are those of diff-lcs 1.5.0, which near the end
/// of a file differ from GNU diff's: what Chef prints is what its users compare.
/// </summary>
internal sealed class DiffHunk
{
    const int Context = 3;
    readonly IReadOnlyList<string> old, now;
    readonly List<DiffChange> changes;
    int oldStart, oldEnd, newStart, newEnd;

    public DiffHunk(IReadOnlyList<string> old, IReadOnlyList<string> now, DiffChange change, int lengthDifference)
    {
        this.old = old;
        this.now = now;
        changes = [change];
        int growth = change.Added - change.Removed;
        LengthDifference = lengthDifference + growth;

        // A side that has no lines of its own is placed by the other side and the difference in length so far.
        oldStart = change.Removed > 0 ? change.OldStart : change.NewStart - lengthDifference;
        newStart = change.Added > 0 ? change.NewStart : change.OldStart + lengthDifference;
        oldEnd = change.Removed > 0 ? change.OldStart + change.Removed - 1 : change.NewStart + change.Added - 1 - LengthDifference;
        newEnd = change.Added > 0 ? change.NewStart + change.Added - 1 : change.OldStart + change.Removed - 1 + LengthDifference;

        int before = Math.Min(Context, oldStart);
        oldStart -= before;
        newStart -= before;
        int after = oldEnd + Context > old.Count ? old.Count - oldEnd : Context;
        after = after >= old.Count ? Math.Abs(growth) : after;
        oldEnd += after;
        newEnd += after;
    }

    /// <summary>By how many lines the new text is longer after this hunk.</summary>
    public int LengthDifference { get; }

    /// <summary>Takes the hunk before into this one when they touch.</summary>
    public bool TryMerge(DiffHunk before)
    {
        if (oldStart - before.oldEnd > 1 && newStart - before.newEnd > 1)
        {
            return false;
        }

        (oldStart, newStart) = (before.oldStart, before.newStart);
        changes.InsertRange(0, before.changes);
        return true;
    }

    /// <summary>The header and lines of the hunk.</summary>
    public void WriteTo(List<string> lines)
    {
        lines.Add($"@@ -{Range(oldStart, oldEnd)} +{Range(newStart, newEnd)} @@");
        int at = oldStart;
        foreach (DiffChange change in changes)
        {
            for (; at < change.OldStart; at++)
            {
                lines.Add(" " + old[at]);
            }

            for (int removed = 0; removed < change.Removed; removed++)
            {
                lines.Add("-" + old[at++]);
            }

            for (int added = 0; added < change.Added; added++)
            {
                lines.Add("+" + now[change.NewStart + added]);
            }
        }

        for (int end = Math.Min(oldEnd, old.Count - 1); at <= end; at++)
        {
            lines.Add(" " + old[at]);
        }
    }

    static string Range(int start, int end)
    {
        int length = end - start + 1;
        return length <= 1 ? $"{end + 1}" : $"{start + 1},{length}";
    }
}

/// <summary>A run of lines removed and added at one place; line numbers from 0.</summary>
internal readonly record struct DiffChange(int OldStart, int Removed, int NewStart, int Added);
