using System.Runtime.InteropServices;

namespace RecipeEngine.Engine.Formats;

/// <summary>
/// The longest common subsequence of two texts by Hunt and Szymanski's method. Of several equally long ones it chooses the one the Ruby
/// library diff-lcs chooses, because Chef's diffs come from there.
/// </summary>
internal static class LineMatching
{
    /// <summary>For each old line the number of the new line it stays as, or -1.</summary>
    public static int[] Match(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        int[] matches = new int[old.Count];
        Array.Fill(matches, -1);
        int start = 0, oldEnd = old.Count, newEnd = now.Count;
        while (start < oldEnd && start < newEnd && old[start] == now[start])
        {
            matches[start] = start++;
        }

        while (start < oldEnd && start < newEnd && old[oldEnd - 1] == now[newEnd - 1])
        {
            matches[--oldEnd] = --newEnd;
        }

        MatchMiddle(old, now, start, oldEnd, newEnd, matches);
        return matches;
    }

    static void MatchMiddle(IReadOnlyList<string> old, IReadOnlyList<string> now, int start, int oldEnd, int newEnd, int[] matches)
    {
        Dictionary<string, List<int>> places = new(StringComparer.Ordinal);
        for (int at = start; at < newEnd; at++)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(places, now[at], out _) ??= []).Add(at);
        }

        // ends[k]: the smallest new line that ends a common subsequence of length k + 1; chains[k]: that subsequence, from its end.
        List<int> ends = [];
        List<Link?> chains = [];
        for (int at = start; at < oldEnd; at++)
        {
            if (!places.TryGetValue(old[at], out List<int>? candidates))
            {
                continue;
            }

            int length = -1;
            for (int index = candidates.Count - 1; index >= 0; index--)
            {
                int place = candidates[index];
                length = length > 0 && ends[length] > place && ends[length - 1] < place
                    ? Replace(ends, length, place)
                    : Insert(ends, place, length);
                if (length >= 0)
                {
                    Link link = new(length > 0 ? chains[length - 1] : null, at, place);
                    if (length == chains.Count)
                    {
                        chains.Add(link);
                    }
                    else
                    {
                        chains[length] = link;
                    }
                }
            }
        }

        for (Link? link = chains.Count > 0 ? chains[^1] : null; link is not null; link = link.Before)
        {
            matches[link.Old] = link.New;
        }
    }

    static int Replace(List<int> ends, int at, int place)
    {
        ends[at] = place;
        return at;
    }

    // Where the place belongs, -1 when it is there already; the search may begin from the last answer.
    static int Insert(List<int> ends, int place, int last)
    {
        if (ends.Count == 0 || place > ends[^1])
        {
            ends.Add(place);
            return ends.Count - 1;
        }

        int low = 0, high = last < 0 ? ends.Count - 1 : last;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (ends[middle] == place)
            {
                return -1;
            }

            (low, high) = place > ends[middle] ? (middle + 1, high) : (low, middle - 1);
        }

        return Replace(ends, low, place);
    }

    sealed record Link(Link? Before, int Old, int New);
}
