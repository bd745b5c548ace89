using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

public sealed partial class OverlaySystem
{
    public override void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default)
    {
        Place place = Walk(path, follow: false, "write");
        if (place is { Exists: true, IsDirectory: true })
        {
            throw new MachineException(Errno.EISDIR, "write", path);
        }

        FileStatus? former = place is { Exists: true, Type: FileType.File } ? StatusOf(place) : null;
        OverlayNode node = NewNode(FileType.File, ownership.Mode ?? former?.Mode ?? (0b110_110_110 & ~Umask));
        node.UserId = ownership.UserId ?? former?.UserId ?? node.UserId;
        node.GroupId = ownership.GroupId ?? former?.GroupId ?? node.GroupId;
        node.SetContent(content.ToArray());
        Attach(place, node, "write", path);
    }

    public override void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        using MachineStream file = Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate);
        file.Write(content);
    }

    public override void CreateDirectory(string path, int mode = 511) =>
        Attach(Vacant(path, "mkdir"), NewNode(FileType.Directory, mode & ~Umask & 0xfff), "mkdir", path);

    public override void RemoveFile(string path)
    {
        Place place = Existing(path, follow: false, "unlink");
        if (place.IsDirectory)
        {
            throw new MachineException(Errno.EISDIR, "unlink", path);
        }

        if (place.Node is { } node)
        {
            node.Links--;
        }

        Detach(place, "unlink", path);
    }

    public override void RemoveDirectory(string path)
    {
        Place place = Existing(path, follow: false, "rmdir");
        if (!place.IsDirectory || Entries(place).Count > 0)
        {
            throw new MachineException(place.IsDirectory ? Errno.ENOTEMPTY : Errno.ENOTDIR, "rmdir", path);
        }

        Detach(place, "rmdir", path);
    }

    public override void RemoveTree(string path) => Detach(Existing(path, follow: false, "lstat"), "unlink", path);

    public override void Rename(string from, string to)
    {
        string both = $"({from}, {to})";
        Place source = Walk(from, follow: false, "rename"), target = Walk(to, follow: false, "rename");
        Errno error = source.Exists switch
        {
            false => Errno.ENOENT,
            _ when target is { Exists: true, IsDirectory: true } && !source.IsDirectory => Errno.EISDIR,
            _ when target is { Exists: true, IsDirectory: false } && source.IsDirectory => Errno.ENOTDIR,
            _ when source.Path == target.Path => Errno.None,
            _ when source.IsDirectory && target.Path.StartsWith(source.Path + "/", StringComparison.Ordinal) => Errno.EINVAL,
            _ when target is { Exists: true, IsDirectory: true } && Entries(target).Count > 0 => Errno.ENOTEMPTY,
            _ => Errno.None,
        };
        if (error != Errno.None)
        {
            throw new MachineException(error, "rename", both);
        }

        if (source.Path == target.Path)
        {
            return;
        }

        OverlayNode node = Own(source);
        Detach(source, "rename", both);
        Enter(Changeable(target.Parent!, "rename", both), target.Name, node);
        node.ChangeTime = Now;
    }

    public override void CreateSymbolicLink(string target, string path) =>
        Attach(Vacant(path, "symlink"), NewNode(FileType.SymbolicLink, 0b111_111_111, target), "symlink", path);

    public override void CreateHardLink(string target, string path)
    {
        Place source = Existing(target, follow: false, "link"), place = Vacant(path, "link");
        if (source.IsDirectory)
        {
            throw new MachineException(Errno.EPERM, "link", $"({target}, {path})");
        }

        OverlayNode node = Own(source);
        Enter(Changeable(place.Parent!, "link", path), place.Name, node);
        node.Links++;
        node.ChangeTime = Now;
    }

    public override void CreateFifo(string path, int mode = 438)
    {
        Place place = Vacant(path, "mkfifo");
        string copy = PrivatePath(place.Name);
        Inner.CreateFifo(copy, mode);
        OverlayNode node = new(FileType.Fifo, mode & ~Umask & 0xfff, ++lastInode) { Lower = copy, IsLive = true };
        Enter(Changeable(place.Parent!, "mkfifo", path), place.Name, node);
    }

    public override void ChangeMode(string path, int mode)
    {
        OverlayNode node = Owned(path, followLinks: true, "chmod");
        node.Mode = mode & 0xfff;
        node.ChangeTime = Now;
    }

    public override void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true)
    {
        OverlayNode node = Owned(path, followLinks, "chown");
        if (userId is { } user && user != node.UserId && Inner.Identity.EffectiveUserId != 0)
        {
            throw new MachineException(Errno.EPERM, "chown", path);
        }

        node.UserId = userId ?? node.UserId;
        node.GroupId = groupId ?? node.GroupId;
        node.ChangeTime = Now;
    }

    public override void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true)
    {
        OverlayNode node = Own(Existing(path, followLinks, "utime"));
        (node.AccessTime, node.ModificationTime, node.ChangeTime) = (access, modification, Now);
    }

    public override void Truncate(string path, long length)
    {
        using MachineStream file = Open(path, OpenFlags.WriteOnly);
        file.SetLength(length);
    }

    public override void ChangeDirectory(string path)
    {
        Place place = Existing(path, follow: true, "chdir");
        if (!place.IsDirectory)
        {
            throw new MachineException(Errno.ENOTDIR, "chdir", path);
        }

        string real = place.Path;
        if (place.Lower == real)
        {
            Inner.ChangeDirectory(real);
        }

        virtualDirectory = place.Lower == real ? null : real;
    }

    OverlayNode NewNode(FileType type, int mode, string target = "")
    {
        ProcessIdentity me = Inner.Identity;
        Timestamp now = Now;
        return new OverlayNode(type, mode, ++lastInode)
        {
            Target = target,
            UserId = me.EffectiveUserId,
            GroupId = me.EffectiveGroupId,
            AccessTime = now,
            ModificationTime = now,
            ChangeTime = now,
        };
    }

    // The node of something that exists: made now if it was not changed before.
    OverlayNode Own(Place place)
    {
        lock (root)
        {
            return OwnAlone(place);
        }
    }

    OverlayNode OwnAlone(Place place)
    {
        if (place.Node is { } known)
        {
            return known;
        }

        // Another walk may have made it since this place was looked up.
        OverlayNode directory = Own(place.Parent!);
        if (directory.Entries.GetValueOrDefault(place.Name) is { IsLive: false } made)
        {
            return place.Node = made;
        }

        FileStatus status = place.Status!.Value;
        OverlayNode node = new(status.Type, status.Mode, status.Inode)
        {
            Device = status.Device,
            RawDevice = status.RawDevice,
            UserId = status.UserId,
            GroupId = status.GroupId,
            Links = (int)status.LinkCount,
            Lower = place.Lower,
            AccessTime = status.AccessTime,
            ModificationTime = status.ModificationTime,
            ChangeTime = status.ChangeTime,
            Target = status.IsSymbolicLink ? Inner.ReadLink(place.Lower!) : "",
        };
        place.Node = node;
        directory.Entries[place.Name] = node;
        if (status is { LinkCount: > 1, IsDirectory: false })
        {
            linked[(status.Device, status.Inode)] = node;
        }

        return node;
    }

    OverlayNode Owned(string path, bool followLinks, string operation)
    {
        Place place = Existing(path, followLinks, operation);
        long me = Inner.Identity.EffectiveUserId;
        return me == 0 || StatusOf(place).UserId == me ? Own(place) : throw new MachineException(Errno.EPERM, operation, path);
    }

    // A directory whose entries may be changed by this user.
    OverlayNode Changeable(Place directory, string operation, string path) =>
        MayAccess(directory, AccessModes.Write | AccessModes.Execute) ? Own(directory) : throw new MachineException(Errno.EACCES, operation, path);

    Place Vacant(string path, string operation)
    {
        Place place = Walk(path.Length > 1 ? path.TrimEnd('/') : path, follow: false, operation);
        return place.Exists ? throw new MachineException(Errno.EEXIST, operation, path) : place;
    }

    void Attach(Place place, OverlayNode node, string operation, string path)
    {
        Enter(Changeable(place.Parent!, operation, path), place.Name, node);
    }

    // Commands are prepared while other threads of the program go on.
    void Enter(OverlayNode directory, string name, OverlayNode? node)
    {
        lock (root)
        {
            directory.Entries[name] = node;
            directory.ModificationTime = directory.ChangeTime = Now;
        }
    }

    void Detach(Place place, string operation, string path)
    {
        if (place.Parent is null)
        {
            throw new MachineException(Errno.EBUSY, operation, path);
        }

        OverlayNode directory = Changeable(place.Parent, operation, path);
        if (directory.Lower is { } lower && Inner.TryLStat(Place.Join(lower, place.Name)) is not null)
        {
            Enter(directory, place.Name, null);
            return;
        }

        lock (root)
        {
            directory.Entries.Remove(place.Name);
            directory.ModificationTime = directory.ChangeTime = Now;
        }
    }
}
