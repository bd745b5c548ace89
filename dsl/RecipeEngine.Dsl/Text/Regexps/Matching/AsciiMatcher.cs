namespace RecipeEngine.Dsl.Text;

/// <summary>Matches ASCII text against the patterns that are most common: quicker than .NET's interpreter, and ready at once. Patterns with
/// back references, atomic groups, looks behind and the like have none.</summary>
internal sealed class AsciiMatcher
{
    readonly MatchStep start;
    readonly int groups;
    readonly string prefix;
    readonly AsciiSet? first;

    internal AsciiMatcher(MatchStep start, int groups)
    {
        this.start = start;
        this.groups = groups;
        prefix = start.Prefix;
        if (prefix.Length == 0 && !start.OnlyAtBegin && start.First is { } set && set != AsciiSet.Everything)
        {
            first = set;
        }
    }

    /// <summary>Offsets of all groups, the whole match first.</summary>
    public int Slots => 2 * groups;

    /// <summary>Looks for the first match at or after <paramref name="from"/> (exactly there when <paramref name="here"/>); for the pattern the text
    /// begins at <paramref name="begin"/>. Fills <paramref name="found"/>; null when only .NET's engine can tell.</summary>
    public bool? Find(ReadOnlySpan<char> text, int begin, int from, bool here, Span<int> found)
    {
        var scan = new MatchScan(text, begin, found);
        for (var at = from; at <= text.Length; at++)
        {
            if (!here)
            {
                at = NextCandidate(text, begin, at);
                if (at < 0)
                {
                    return false;
                }
            }
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = -1;
            }
            var end = start.Match(ref scan, at);
            if (scan.GaveUp)
            {
                return null;
            }
            if (end >= 0)
            {
                found[0] = at;
                found[1] = end;
                return true;
            }
            if (here)
            {
                return false;
            }
        }
        return false;
    }

    int NextCandidate(ReadOnlySpan<char> text, int begin, int at)
    {
        if (start.OnlyAtBegin)
        {
            return at == begin ? at : -1;
        }
        if (first is { } set)
        {
            for (; at < text.Length; at++)
            {
                if (set.Contains(text[at]))
                {
                    return at;
                }
            }
            return -1;
        }
        var next = prefix.Length > 1 ? text[at..].IndexOf(prefix) : prefix.Length == 1 ? text[at..].IndexOf(prefix[0]) : 0;
        return next < 0 ? -1 : at + next;
    }
}
