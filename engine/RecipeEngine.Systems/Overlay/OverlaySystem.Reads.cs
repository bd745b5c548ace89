using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

public sealed partial class OverlaySystem
{
    public override FileStatus Stat(string path) => IsUntouched(path) ? Inner.Stat(path) : StatusOf(Existing(path, follow: true, "stat"));

    public override FileStatus LStat(string path) => IsUntouched(path) ? Inner.LStat(path) : StatusOf(Existing(path, follow: false, "lstat"));

    public override FileStatus? TryStat(string path) =>
        IsUntouched(path) ? Inner.TryStat(path) : TryWalk(path, follow: true).Place is { Exists: true } place ? StatusOf(place) : null;

    public override FileStatus? TryLStat(string path) =>
        IsUntouched(path) ? Inner.TryLStat(path) : TryWalk(path, follow: false).Place is { Exists: true } place ? StatusOf(place) : null;

    public override byte[] ReadBytes(string path)
    {
        if (IsUntouched(path))
        {
            return Inner.ReadBytes(path);
        }

        Place place = Existing(path, follow: true, "open");
        return place switch
        {
            { IsDirectory: true } => throw new MachineException(Errno.EISDIR, "read", path),
            { Node: { } node } when node.HasContent || node.Lower is null => node.Bytes.ToArray(),
            _ => Inner.ReadBytes(place.Lower!),
        };
    }

    public override MachineStream OpenRead(string path) => Open(path, OpenFlags.ReadOnly);

    public override IReadOnlyList<DirectoryEntry> ListDirectory(string path)
    {
        if (IsUntouched(path))
        {
            return Inner.ListDirectory(path);
        }

        Place place = Existing(path, follow: true, "opendir");
        return place.IsDirectory ? Entries(place) : throw new MachineException(Errno.ENOTDIR, "opendir", path);
    }

    public override string ReadLink(string path)
    {
        if (IsUntouched(path))
        {
            return Inner.ReadLink(path);
        }

        Place place = Existing(path, follow: false, "readlink");
        return place.Type == FileType.SymbolicLink ? TargetOf(place) : throw new MachineException(Errno.EINVAL, "readlink", path);
    }

    public override string RealPath(string path) => IsUntouched(path) ? Inner.RealPath(path) : Existing(path, follow: true, "realpath").Path;

    public override bool CanAccess(string path, AccessModes modes, bool effective = true)
    {
        if (IsUntouched(path))
        {
            return Inner.CanAccess(path, modes, effective);
        }

        return TryWalk(path, follow: true).Place is { Exists: true } place && MayAccess(place, modes, effective);
    }

    public override FileSystemUsage GetFileSystemUsage(string path)
    {
        if (IsUntouched(path))
        {
            return Inner.GetFileSystemUsage(path);
        }

        Place place = Existing(path, follow: true, "statvfs");
        while (place.Lower is null)
        {
            place = place.Parent!;
        }

        return Inner.GetFileSystemUsage(place.Lower);
    }

    bool MayAccess(Place place, AccessModes modes, bool effective = true)
    {
        if (place.Node is not { } node || ReferenceEquals(node, root))
        {
            return Inner.CanAccess(place.Lower!, modes, effective);
        }

        ProcessIdentity me = Inner.Identity;
        long user = effective ? me.EffectiveUserId : me.UserId;
        if (user == 0)
        {
            return !modes.HasFlag(AccessModes.Execute) || node.Type == FileType.Directory || (node.Mode & 0b001_001_001) != 0;
        }

        bool inGroup = node.GroupId == (effective ? me.EffectiveGroupId : me.GroupId) || me.SupplementaryGroups.Contains(node.GroupId);
        int granted = node.UserId == user ? node.Mode >> 6 : inGroup ? node.Mode >> 3 : node.Mode;
        int asked = (modes.HasFlag(AccessModes.Read) ? 4 : 0) | (modes.HasFlag(AccessModes.Write) ? 2 : 0) | (modes.HasFlag(AccessModes.Execute) ? 1 : 0);
        return (granted & asked) == asked;
    }
}
