namespace RecipeEngine.Dsl.Text;

/// <summary>Set arithmetic on ranges of code points.</summary>
internal static class CodePointRanges
{
    public const int Last = 0x10FFFF;

    /// <summary>The same set sorted, with touching ranges joined.</summary>
    public static List<(int First, int Last)> Normalize(IEnumerable<(int First, int Last)> ranges)
    {
        var result = new List<(int First, int Last)>();
        foreach (var range in ranges.Order())
        {
            if (result.Count > 0 && range.First <= result[^1].Last + 1)
            {
                result[^1] = (result[^1].First, Math.Max(result[^1].Last, range.Last));
            }
            else
            {
                result.Add(range);
            }
        }
        return result;
    }

    public static List<(int First, int Last)> Complement(IEnumerable<(int First, int Last)> ranges)
    {
        var result = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in Normalize(ranges))
        {
            if (first > next)
            {
                result.Add((next, first - 1));
            }
            next = last + 1;
        }
        if (next <= Last)
        {
            result.Add((next, Last));
        }
        return result;
    }

    /// <summary>The part of the set between two code points.</summary>
    public static List<(int First, int Last)> Between(IEnumerable<(int First, int Last)> ranges, int low, int high)
    {
        var result = new List<(int, int)>();
        foreach (var (first, last) in ranges)
        {
            if (first <= high && last >= low)
            {
                result.Add((Math.Max(first, low), Math.Min(last, high)));
            }
        }
        return result;
    }
}
