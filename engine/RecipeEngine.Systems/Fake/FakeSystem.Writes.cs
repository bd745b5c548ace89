using RecipeEngine.Systems.Fake;

namespace RecipeEngine.Systems;

public sealed partial class FakeSystem
{
    public void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default)
    {
        (FakeNode? former, FakeNode parent, string name, _) = tree.Walk(path, currentDirectory, follow: false, "write");
        if (former is { Type: FileType.Directory })
        {
            throw new MachineException(Errno.EISDIR, "write", path);
        }

        former = former is { Type: FileType.File } ? former : null;
        FakeNode node = tree.NewNode(FileType.File, ownership.Mode ?? former?.Mode ?? (0b110_110_110 & ~Umask));
        node.UserId = ownership.UserId ?? former?.UserId ?? 0;
        node.GroupId = ownership.GroupId ?? former?.GroupId ?? 0;
        node.Resize(content.Length);
        content.CopyTo(node.Content);
        Attach(parent, name, node);
    }

    public void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        using MachineStream file = Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate);
        file.Write(content);
    }

    public void CreateDirectory(string path, int mode = 511)
    {
        (FakeNode parent, string name) = Vacant(path, "mkdir");
        Attach(parent, name, tree.NewNode(FileType.Directory, mode & ~Umask & 0xfff));
    }

    public void RemoveFile(string path)
    {
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(path, currentDirectory, follow: false, "unlink");
        switch (node?.Type)
        {
            case null:
                throw new MachineException(Errno.ENOENT, "unlink", path);
            case FileType.Directory:
                throw new MachineException(Errno.EISDIR, "unlink", path);
            default:
                node.Links--;
                Detach(parent, name);
                break;
        }
    }

    public void RemoveDirectory(string path)
    {
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(path, currentDirectory, follow: false, "rmdir");
        if (node is not { Type: FileType.Directory })
        {
            throw new MachineException(node is null ? Errno.ENOENT : Errno.ENOTDIR, "rmdir", path);
        }

        if (node.Children.Count > 0)
        {
            throw new MachineException(Errno.ENOTEMPTY, "rmdir", path);
        }

        Detach(parent, name);
    }

    public void RemoveTree(string path)
    {
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(path, currentDirectory, follow: false, "unlink");
        if (node is null)
        {
            throw new MachineException(Errno.ENOENT, "lstat", path);
        }

        Detach(parent, name);
    }

    public void Rename(string from, string to)
    {
        string both = $"({from}, {to})";
        (FakeNode? node, FakeNode parent, string name, _) = tree.Walk(from, currentDirectory, follow: false, "rename");
        (FakeNode? replaced, FakeNode target, string newName, _) = tree.Walk(to, currentDirectory, follow: false, "rename");
        if (node is null)
        {
            throw new MachineException(Errno.ENOENT, "rename", both);
        }

        if (replaced is { Type: FileType.Directory } && node.Type != FileType.Directory)
        {
            throw new MachineException(Errno.EISDIR, "rename", both);
        }

        if (replaced is not null && replaced.Type != FileType.Directory && node.Type == FileType.Directory)
        {
            throw new MachineException(Errno.ENOTDIR, "rename", both);
        }

        if (replaced is { Children.Count: > 0 } && replaced != node)
        {
            throw new MachineException(Errno.ENOTEMPTY, "rename", both);
        }

        Detach(parent, name);
        target.Children[newName] = node;
        target.ModificationTime = target.ChangeTime = node.ChangeTime = Now;
    }

    public void CreateSymbolicLink(string target, string path)
    {
        (FakeNode parent, string name) = Vacant(path, "symlink");
        Attach(parent, name, tree.NewNode(FileType.SymbolicLink, 0b111_111_111, target));
    }

    public void CreateHardLink(string target, string path)
    {
        FakeNode node = Find(target, follow: false, "link");
        if (node.Type == FileType.Directory)
        {
            throw new MachineException(Errno.EPERM, "link", $"({target}, {path})");
        }

        (FakeNode parent, string name) = Vacant(path, "link");
        parent.Children[name] = node;
        parent.ModificationTime = parent.ChangeTime = node.ChangeTime = Now;
        node.Links++;
    }

    public void CreateFifo(string path, int mode = 438)
    {
        (FakeNode parent, string name) = Vacant(path, "mkfifo");
        Attach(parent, name, tree.NewNode(FileType.Fifo, mode & ~Umask & 0xfff));
    }

    public void ChangeMode(string path, int mode)
    {
        FakeNode node = Find(path, follow: true, "chmod");
        node.Mode = mode & 0xfff;
        node.ChangeTime = Now;
    }

    public void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true)
    {
        FakeNode node = Find(path, followLinks, "chown");
        node.UserId = userId ?? node.UserId;
        node.GroupId = groupId ?? node.GroupId;
        node.ChangeTime = Now;
    }

    public void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true)
    {
        FakeNode node = Find(path, followLinks, "utime");
        (node.AccessTime, node.ModificationTime, node.ChangeTime) = (access, modification, Now);
    }

    public void Truncate(string path, long length)
    {
        using MachineStream file = Open(path, OpenFlags.WriteOnly);
        file.SetLength(length);
    }

    void Detach(FakeNode parent, string name)
    {
        parent.Children.Remove(name);
        parent.ModificationTime = parent.ChangeTime = Now;
    }
}
