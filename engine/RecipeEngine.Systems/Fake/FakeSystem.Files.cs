using RecipeEngine.Systems.Fake;

namespace RecipeEngine.Systems;

public sealed partial class FakeSystem
{
    int lastDescriptor = 9;

    public FileStatus Stat(string path) => Find(path, follow: true, "stat").Status;

    public FileStatus LStat(string path) => Find(path, follow: false, "lstat").Status;

    public FileStatus? TryStat(string path) => TryFind(path, follow: true)?.Status;

    public FileStatus? TryLStat(string path) => TryFind(path, follow: false)?.Status;

    public byte[] ReadBytes(string path)
    {
        FakeNode node = Find(path, follow: true, "open");
        return node.Type == FileType.Directory
            ? throw new MachineException(Errno.EISDIR, "read", path)
            : node.Content[..node.Length];
    }

    public MachineStream OpenRead(string path) => Open(path, OpenFlags.ReadOnly);

    public IReadOnlyList<DirectoryEntry> ListDirectory(string path)
    {
        FakeNode node = Find(path, follow: true, "opendir");
        return node.Type == FileType.Directory
            ? [.. node.Children.Select(child => new DirectoryEntry(child.Key, child.Value.Type, child.Value.Inode))]
            : throw new MachineException(Errno.ENOTDIR, "opendir", path);
    }

    public string ReadLink(string path)
    {
        FakeNode node = Find(path, follow: false, "readlink");
        return node.Type == FileType.SymbolicLink ? node.Target : throw new MachineException(Errno.EINVAL, "readlink", path);
    }

    public string RealPath(string path)
    {
        (FakeNode? node, _, _, string real) = tree.Walk(path, currentDirectory, follow: true, "realpath");
        return node is null ? throw new MachineException(Errno.ENOENT, "realpath", path) : real;
    }

    // Root may read and write everything, but run only what someone may run.
    public bool CanAccess(string path, AccessModes modes, bool effective = true) =>
        TryFind(path, follow: true) is { } node
        && (!modes.HasFlag(AccessModes.Execute) || node.Type == FileType.Directory || (node.Mode & 0b001_001_001) != 0);

    public FileSystemUsage GetFileSystemUsage(string path)
    {
        Find(path, follow: true, "statvfs");
        return FileSystemUsage;
    }

    public MachineStream Open(string path, OpenFlags flags, int mode = 438)
    {
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(path, currentDirectory, !flags.HasFlag(OpenFlags.NoFollow), "open");
        bool writes = (flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
        if (node is null)
        {
            if (!flags.HasFlag(OpenFlags.Create))
            {
                throw new MachineException(Errno.ENOENT, "open", path);
            }

            node = Attach(parent, name, tree.NewNode(FileType.File, mode & ~Umask & 0xfff));
        }
        else if (flags.HasFlag(OpenFlags.Create | OpenFlags.Exclusive))
        {
            throw new MachineException(Errno.EEXIST, "open", path);
        }
        else if (node.Type == FileType.Directory && writes)
        {
            throw new MachineException(Errno.EISDIR, "open", path);
        }
        else if (node.Type == FileType.SymbolicLink)
        {
            throw new MachineException(Errno.ELOOP, "open", path);
        }
        else if (flags.HasFlag(OpenFlags.Truncate) && writes)
        {
            node.Resize(0);
            node.ModificationTime = node.ChangeTime = Now;
        }

        return new FakeStream(this, node, path, flags, ++lastDescriptor);
    }

    FakeNode Find(string path, bool follow, string operation) =>
        tree.Walk(path, currentDirectory, follow, operation).Node ?? throw new MachineException(Errno.ENOENT, operation, path);

    FakeNode? TryFind(string path, bool follow)
    {
        try
        {
            return tree.Walk(path, currentDirectory, follow, "stat").Node;
        }
        catch (MachineException)
        {
            return null;
        }
    }

    // A place where nothing is yet: its directory and name.
    (FakeNode Parent, string Name) Vacant(string path, string operation)
    {
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(path.Length > 1 ? path.TrimEnd('/') : path, currentDirectory, follow: false, operation);
        return node is null ? (parent, name) : throw new MachineException(Errno.EEXIST, operation, path);
    }

    FakeNode Attach(FakeNode parent, string name, FakeNode node)
    {
        node.AccessTime = node.ModificationTime = node.ChangeTime = Now;
        parent.Children[name] = node;
        parent.ModificationTime = parent.ChangeTime = Now;
        return node;
    }
}
