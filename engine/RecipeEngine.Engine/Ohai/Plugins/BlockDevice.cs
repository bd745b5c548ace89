using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>A disk, partition or volume, and what udev found on it.</summary>
internal sealed record BlockDevice(string Path, string? FileSystem, string? Uuid, string? Label)
{
    /// <summary>The devices lsblk lists: no RAM disks, no loop devices without a file.</summary>
    public static IEnumerable<BlockDevice> All(IReadOnlySystem machine)
    {
        foreach (string name in OhaiPlugin.SortedNames(machine, "/sys/class/block"))
        {
            string directory = $"/sys/class/block/{name}";
            bool isLoop = name.StartsWith("loop", StringComparison.Ordinal);
            if (name.StartsWith("ram", StringComparison.Ordinal) || (isLoop && machine.TryReadText(directory + "/size")?.Trim() is (null or "0")))
            {
                continue;
            }

            Dictionary<string, string> found = Properties(machine, machine.TryReadText(directory + "/dev")?.Trim());
            string? mapped = name.StartsWith("dm-", StringComparison.Ordinal) ? machine.TryReadText(directory + "/dm/name")?.Trim() : null;
            yield return new BlockDevice(
                mapped is null ? "/dev/" + name : "/dev/mapper/" + mapped,
                found.GetValueOrDefault("ID_FS_TYPE"),
                found.GetValueOrDefault("ID_FS_UUID"),
                found.GetValueOrDefault("ID_FS_LABEL"));
        }
    }

    // udev's database: a file per device number, with "E:KEY=value" lines.
    static Dictionary<string, string> Properties(IReadOnlySystem machine, string? number)
    {
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach (string line in (number is null ? "" : machine.TryReadText($"/run/udev/data/b{number}") ?? "").Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 2 && line.StartsWith("E:", StringComparison.Ordinal))
            {
                properties[line[2..equals]] = line[(equals + 1)..];
            }
        }

        return properties;
    }
}
