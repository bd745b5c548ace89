using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Finds a device at a mount point, under any of the names it goes by.</summary>
/// <param name="device">the device itself (found by its label or UUID)</param>
/// <param name="written">as fstab has it: "LABEL=x", "UUID=x" or the device</param>
/// <param name="linkTarget">where it points to if it is a link</param>
/// <param name="mountPoint">absolute path</param>
sealed class MountTable(string device, string written, string? linkTarget, string mountPoint)
{
    string DevicePattern => device.Contains(':', StringComparison.Ordinal) || device.Contains("//", StringComparison.Ordinal)
        ? Regex.Escape(device) + "/?"
        : linkTarget is null ? Regex.Escape(device) : $"(?:{Regex.Escape(device)}|{Regex.Escape(linkTarget)})";

    /// <summary>Whether it is mounted there, by the lines of `findmnt -rn`; of several mounts upon each other the last counts.</summary>
    /// <param name="realMountPoint">without links</param>
    /// <param name="loopDevices">what `losetup -a` prints, asked for only when a loop device is mounted there</param>
    public bool IsMounted(string listing, string realMountPoint, Func<string> loopDevices)
    {
        var mounted = false;
        foreach (var line in listing.Split('\n'))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 2 || fields[0] != realMountPoint)
            {
                continue;
            }
            var source = fields[1];
            mounted = Regex.IsMatch(source, $@"\A{DevicePattern}\z") || Regex.IsMatch(source, $@"\A{DevicePattern}\[") || Regex.IsMatch(source, $@"\[{DevicePattern}\]\z")
                || source == device.Replace(" ", "\\x20", StringComparison.Ordinal)
                || (source.StartsWith("/dev/loop", StringComparison.Ordinal) && loopDevices().Contains(device, StringComparison.Ordinal));
        }
        return mounted;
    }

    /// <summary>Index of its line in fstab, the last of several; negative when there is none.</summary>
    public int IndexIn(Fstab table)
    {
        var pattern = new Regex($@"\A(?:{Regex.Escape(written)}|{DevicePattern})\z");
        for (var at = table.Lines.Count - 1; at >= 0; at--)
        {
            if (FstabEntry.Parse(table.Lines[at]) is { } entry && entry.MountPoint == mountPoint && pattern.IsMatch(entry.Device))
            {
                return at;
            }
        }
        return -1;
    }
}
