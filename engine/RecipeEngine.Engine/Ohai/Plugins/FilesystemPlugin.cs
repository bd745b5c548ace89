using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>
/// filesystem: mounts with sizes in KiB, options and UUIDs, by_pair ("device,mountpoint"), by_device and by_mountpoint. Mounts come first
/// that df lists, then the others, then devices with a file system that is not mounted.
/// </summary>
public sealed class FilesystemPlugin : OhaiPlugin
{
    // df asks none of these for their size; an automounter must not even be touched.
    static readonly HashSet<string> WithoutSize =
    [
        "autofs", "proc", "sysfs", "debugfs", "tracefs", "devpts", "fusectl", "fuse.portal", "mqueue", "rpc_pipefs", "securityfs", "cgroup",
        "cgroup2", "pstore", "bpf", "configfs", "hugetlbfs", "binfmt_misc", "ramfs", "nsfs", "efivarfs", "selinuxfs",
    ];

    public override IReadOnlyList<string> Provides { get; } = ["filesystem"];

    public override void Collect(OhaiCollector ohai)
    {
        IReadOnlySystem machine = ohai.Machine;
        List<FstabEntry> mounts = [.. Fstab.Parse(machine.TryReadText("/proc/mounts") ?? "").Entries];
        Dictionary<string, OhaiMap> pairs = [];
        HashSet<long> seen = [];
        foreach (FstabEntry mount in mounts)
        {
            if (SizeOf(machine, mount, seen) is { } usage)
            {
                AddSize(Pair(pairs, mount.Device, mount.MountPoint), usage);
            }
        }

        foreach (FstabEntry mount in mounts)
        {
            OhaiMap pair = Pair(pairs, mount.Device, mount.MountPoint);
            pair["mount"] = mount.MountPoint;
            pair["fs_type"] = mount.Type;
            pair["mount_options"] = OhaiMap.ListOf(mount.Options.Split(','));
        }

        foreach (BlockDevice device in BlockDevice.All(machine))
        {
            List<OhaiMap> mounted = [.. pairs.Values.Where(pair => pair.Text("device") == device.Path)];
            foreach (OhaiMap pair in mounted.Count > 0 ? mounted : [Pair(pairs, device.Path, "")])
            {
                if (!pair.ContainsKey("fs_type"))
                {
                    pair.SetIf("fs_type", device.FileSystem);
                }

                pair.SetIf("uuid", device.Uuid);
                pair.SetIf("label", device.Label);
            }
        }

        Arrange(ohai.Data.Branch("filesystem"), pairs);
    }

    static OhaiMap Pair(Dictionary<string, OhaiMap> pairs, string device, string mountPoint)
    {
        string key = $"{device},{mountPoint}";
        if (!pairs.TryGetValue(key, out OhaiMap? pair))
        {
            pairs[key] = pair = new OhaiMap { ["device"] = device };
        }

        return pair;
    }

    // As df: no pseudo file systems, and each real one once.
    static FileSystemUsage? SizeOf(IReadOnlySystem machine, FstabEntry mount, HashSet<long> seen)
    {
        if (WithoutSize.Contains(mount.Type) || machine.TryStat(mount.MountPoint) is not { } status || seen.Contains(status.Device))
        {
            return null;
        }

        try
        {
            FileSystemUsage usage = machine.GetFileSystemUsage(mount.MountPoint);
            return usage.Blocks > 0 && seen.Add(status.Device) ? usage : null;
        }
        catch (MachineException)
        {
            return null;
        }
    }

    static void AddSize(OhaiMap pair, FileSystemUsage usage)
    {
        long used = usage.Blocks - usage.FreeBlocks;
        pair["kb_size"] = Kilobytes(usage.Blocks, usage.BlockSize);
        pair["kb_used"] = Kilobytes(used, usage.BlockSize);
        pair["kb_available"] = Kilobytes(usage.AvailableBlocks, usage.BlockSize);
        pair["percent_used"] = Percent(used, used + usage.AvailableBlocks);
        if (usage.Inodes > 0)
        {
            long usedInodes = usage.Inodes - usage.FreeInodes;
            pair["total_inodes"] = $"{usage.Inodes}";
            pair["inodes_used"] = $"{usedInodes}";
            pair["inodes_available"] = $"{usage.FreeInodes}";
            pair["inodes_percent_used"] = Percent(usedInodes, usage.Inodes);
        }
    }

    static void Arrange(OhaiMap filesystem, Dictionary<string, OhaiMap> pairs)
    {
        OhaiMap byPair = filesystem.Branch("by_pair"), byDevice = filesystem.Branch("by_device"), byMountPoint = filesystem.Branch("by_mountpoint");
        foreach ((string key, OhaiMap pair) in pairs)
        {
            byPair[key] = pair;
            string device = pair.Text("device")!;
            string? mount = pair.Text("mount");
            OhaiMap ofDevice = byDevice.Branch(device);
            CopyFacts(pair, ofDevice);
            List<object?> mounts = ofDevice.List("mounts");
            if (mount is not null)
            {
                mounts.Add(mount);
                OhaiMap ofMount = byMountPoint.Branch(mount);
                CopyFacts(pair, ofMount);
                ofMount.List("devices").Add(device);
            }
        }
    }

    static void CopyFacts(OhaiMap from, OhaiMap to)
    {
        foreach ((string key, object? value) in from)
        {
            if (key is not ("device" or "mount"))
            {
                to[key] = value;
            }
        }
    }

    static string Kilobytes(long blocks, long blockSize) => $"{((blocks * blockSize) + 1023) / 1024}";

    // Rounded up, as df does.
    static string Percent(long part, long whole) => whole <= 0 ? "0%" : $"{((part * 100) + whole - 1) / whole}%";
}
