using System.Globalization;
using System.Text;

namespace RecipeEngine.Engine.Formats;

/// <summary>One mount of fstab(5).</summary>
/// <param name="Options">As written, joined by commas.</param>
public sealed record FstabEntry(string Device, string MountPoint, string Type, string Options = "defaults", int Dump = 0, int Pass = 0)
{
    /// <summary>Reads a line; null for a comment, an empty or a malformed one. Missing last fields have their defaults.</summary>
    public static FstabEntry? Parse(string line)
    {
        string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3 || fields[0][0] == '#')
        {
            return null;
        }

        return new FstabEntry(
            Decode(fields[0]), Decode(fields[1]), fields[2], fields.ElementAtOrDefault(3) ?? "defaults",
            Number(fields.ElementAtOrDefault(4)), Number(fields.ElementAtOrDefault(5)));
    }

    /// <summary>The line.</summary>
    public override string ToString() => $"{Encode(Device)} {Encode(MountPoint)} {Type} {Options} {Dump} {Pass}";

    static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // White space in names is written as octal escapes (getmntent(3)); /proc/mounts does so too.
    internal static string Decode(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        StringBuilder text = new();
        for (int at = 0; at < field.Length; at++)
        {
            if (field[at] == '\\' && at + 3 < field.Length && field.AsSpan(at + 1, 3).ContainsAnyExceptInRange('0', '7') == false)
            {
                text.Append((char)Convert.ToInt32(field.Substring(at + 1, 3), 8));
                at += 3;
            }
            else
            {
                text.Append(field[at]);
            }
        }

        return text.ToString();
    }

    static string Encode(string field) =>
        field.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal).Replace("\t", "\\011", StringComparison.Ordinal);
}

/// <summary>The file systems table; lines that are not touched are kept as they are.</summary>
public sealed record Fstab(IReadOnlyList<string> Lines)
{
    /// <summary>Reads /etc/fstab or /proc/mounts.</summary>
    public static Fstab Parse(string text) => new(UnifiedDiff.Lines(text));

    /// <summary>All mounts.</summary>
    public IEnumerable<FstabEntry> Entries => Lines.Select(FstabEntry.Parse).OfType<FstabEntry>();

    /// <summary>The last mount of a device at a mount point, which is the one in force; null when there is none.</summary>
    public FstabEntry? Find(string device, string mountPoint) =>
        IndexOf(device, mountPoint) is >= 0 and int at ? FstabEntry.Parse(Lines[at]) : null;

    /// <summary>The table with this mount in place of the last of the same device and mount point, or added at the end.</summary>
    public Fstab With(FstabEntry entry)
    {
        int at = IndexOf(entry.Device, entry.MountPoint);
        return at < 0 ? new([.. Lines, entry.ToString()]) : new([.. Lines.Take(at), entry.ToString(), .. Lines.Skip(at + 1)]);
    }

    /// <summary>The table without the last mount of that device and mount point.</summary>
    public Fstab Without(string device, string mountPoint) =>
        IndexOf(device, mountPoint) is >= 0 and int at ? new([.. Lines.Take(at), .. Lines.Skip(at + 1)]) : this;

    /// <summary>The text, each line ended.</summary>
    public override string ToString() => string.Concat(Lines.Select(line => line + "\n"));

    int IndexOf(string device, string mountPoint)
    {
        for (int at = Lines.Count - 1; at >= 0; at--)
        {
            if (FstabEntry.Parse(Lines[at]) is { } entry && entry.Device == device && entry.MountPoint == mountPoint)
            {
                return at;
            }
        }

        return -1;
    }
}
