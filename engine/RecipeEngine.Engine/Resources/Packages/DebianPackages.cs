using System.Runtime.CompilerServices;

namespace RecipeEngine.Engine.Resources;

/// <summary>dpkg's database of a machine, read again only when it has changed.</summary>
static class DebianPackages
{
    const string Path = "/var/lib/dpkg/status";
    static readonly ConditionalWeakTable<IReadOnlySystem, Entry> Known = [];

    sealed record Entry(FileStatus Status, DpkgStatus Packages);

    /// <summary>The packages; empty on a machine without dpkg.</summary>
    public static DpkgStatus Read(IReadOnlySystem machine)
    {
        if (machine.TryStat(Path) is not { } status)
        {
            return DpkgStatus.Parse(ReadOnlyMemory<byte>.Empty);
        }
        if (Known.TryGetValue(machine, out var known) && known.Status.Inode == status.Inode && known.Status.Size == status.Size
            && known.Status.ModificationTime.Equals(status.ModificationTime))
        {
            return known.Packages;
        }
        var packages = DpkgStatus.Parse(machine.ReadBytes(Path));
        Known.AddOrUpdate(machine, new Entry(status, packages));
        return packages;
    }

    /// <summary>What apt calls installed: anything but gone or only its configuration left.</summary>
    public static string? InstalledVersion(this DpkgStatus packages, string name) =>
        packages.Find(name) is { Version.Length: > 0 } package
        && !package.Status.EndsWith(" not-installed", StringComparison.Ordinal) && !package.Status.EndsWith(" config-files", StringComparison.Ordinal)
            ? package.Version : null;
}
