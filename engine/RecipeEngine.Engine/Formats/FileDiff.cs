using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace RecipeEngine.Engine.Formats;

/// <summary>One side of a file comparison: its name in the header, its time, and its bytes.</summary>
public readonly record struct DiffSide(string Path, DateTimeOffset ModifiedAt, ReadOnlyMemory<byte> Content, int Nanoseconds = -1)
{
    internal string Header(string mark)
    {
        string fraction = Nanoseconds >= 0 ? $"{Nanoseconds:000000000}" : ModifiedAt.ToString("fffffff", CultureInfo.InvariantCulture) + "00";
        string zone = ModifiedAt.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return $"{mark} {Path}\t{ModifiedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}.{fraction} {zone}";
    }
}

/// <summary>What a run shows of a file's change: the diff, or why there is none to show (the words are Chef's).</summary>
/// <param name="LargestFile">Bytes above which a file is not compared.</param>
/// <param name="LongestDiff">Characters above which a diff is not shown.</param>
/// <param name="Disabled">Whether diffs are switched off.</param>
public sealed record FileDiff(long LargestFile = 10_000_000, long LongestDiff = 1_000_000, bool Disabled = false)
{
    /// <summary>The lines to show.</summary>
    public IReadOnlyList<string> Describe(DiffSide old, DiffSide now)
    {
        if (Disabled)
        {
            return ["(diff output suppressed by config)"];
        }

        if (old.Content.Length > LargestFile || now.Content.Length > LargestFile)
        {
            return [$"(file sizes exceed {LargestFile} bytes, diff output suppressed)"];
        }

        if (IsBinary(old.Content.Span))
        {
            return ["(current file is binary, diff output suppressed)"];
        }

        if (IsBinary(now.Content.Span))
        {
            return ["(new content is binary, diff output suppressed)"];
        }

        IReadOnlyList<string> hunks = UnifiedDiff.Hunks(Encoding.UTF8.GetString(old.Content.Span), Encoding.UTF8.GetString(now.Content.Span));
        if (hunks.Count == 0)
        {
            return ["(no diff)"];
        }

        List<string> lines = [old.Header("---"), now.Header("+++"), .. hunks];
        return lines.Sum(line => line.Length + 1L) > LongestDiff
            ? [$"(long diff of over {LongestDiff} characters, diff output suppressed)"]
            : lines;
    }

    /// <summary>Whether bytes are anything but UTF-8 text of printable characters and white space.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content))
        {
            return true;
        }

        foreach (Rune rune in Encoding.UTF8.GetString(content).EnumerateRunes())
        {
            if (rune.IsAscii ? rune.Value is not (>= 32 and < 127 or >= 9 and <= 13) : !IsPrintable(rune))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned);
}
