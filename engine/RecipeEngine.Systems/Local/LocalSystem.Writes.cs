using System.Security.Cryptography;
using RecipeEngine.Systems.Local;

namespace RecipeEngine.Systems;

public sealed unsafe partial class LocalSystem
{
    public MachineStream Open(string path, OpenFlags flags, int mode = 438)
    {
        OpenFlags access = flags & OpenFlags.AccessMask;
        return new DescriptorStream(
            Native.Open(path, flags, mode), path, access != OpenFlags.WriteOnly, access != OpenFlags.ReadOnly, owned: true);
    }

    public void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default)
    {
        FileStatus? former = TryLStat(path);
        if (former is { IsDirectory: true })
        {
            throw new MachineException(Errno.EISDIR, "write", path);
        }

        former = former is { IsFile: true } ? former : null;
        (MachineStream file, string? temporary) = NewFileBeside(path);
        using (file)
        {
            try
            {
                file.Write(content);
                Assign(file, former, ownership);
                file.Sync();
                if (temporary is null)
                {
                    temporary = TemporaryBeside(path);
                    LinkUnnamed(file, temporary);
                }

                Rename(temporary, path);
            }
            catch when (temporary is not null)
            {
                fixed (byte* name = MachineText.EncodeTerminated(temporary))
                {
                    _ = Libc.unlink(name);
                }

                throw;
            }
        }
    }

    // Where the file system can, a file that has no name until it is complete: a killed process leaves nothing. Nobody else may read it before it
    // has its owner and mode.
    (MachineStream File, string? Name) NewFileBeside(string path)
    {
        const OpenFlags Unnamed = OpenFlags.WriteOnly | OpenFlags.Directory | (OpenFlags)0x400000;
        const OpenFlags NewFile = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.NoFollow;
        int slash = path.LastIndexOf('/');
        if (TryStat("/proc/self/fd") is null)
        {
            string named = TemporaryBeside(path);
            return (Open(named, NewFile, 0b110_000_000), named);
        }

        try
        {
            return (Open(slash < 0 ? "." : path[..(slash + 1)], Unnamed, 0b110_000_000), null);
        }
        catch (MachineException unable) when (unable.Errno is Errno.EOPNOTSUPP or Errno.EISDIR or Errno.EINVAL)
        {
            string temporary = TemporaryBeside(path);
            return (Open(temporary, NewFile, 0b110_000_000), temporary);
        }
    }

    static void LinkUnnamed(MachineStream file, string path)
    {
        fixed (byte* text = MachineText.EncodeTerminated($"/proc/self/fd/{file.Descriptor}"), name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.linkat(Libc.AtCurrentDirectory, text, Libc.AtCurrentDirectory, name, Libc.AtFollow), "write", path);
        }
    }

    public void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        using MachineStream file = Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate);
        file.Write(content);
    }

    public void CreateDirectory(string path, int mode = 511)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.mkdir(name, (uint)mode), "mkdir", path);
        }
    }

    public void RemoveFile(string path)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.unlink(name), "unlink", path);
        }
    }

    public void RemoveDirectory(string path)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.rmdir(name), "rmdir", path);
        }
    }

    public void RemoveTree(string path)
    {
        if (!LStat(path).IsDirectory)
        {
            RemoveFile(path);
            return;
        }

        foreach (DirectoryEntry entry in ListDirectory(path))
        {
            string inside = $"{path}/{entry.Name}";
            if (entry.Type == FileType.Directory)
            {
                RemoveTree(inside);
            }
            else
            {
                RemoveFile(inside);
            }
        }

        RemoveDirectory(path);
    }

    public void Rename(string from, string to)
    {
        fixed (byte* old = MachineText.EncodeTerminated(from), name = MachineText.EncodeTerminated(to))
        {
            Native.Check(Libc.rename(old, name), "rename", $"({from}, {to})");
        }
    }

    public void CreateSymbolicLink(string target, string path)
    {
        fixed (byte* text = MachineText.EncodeTerminated(target), name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.symlink(text, name), "symlink", $"({target}, {path})");
        }
    }

    public void CreateHardLink(string target, string path)
    {
        fixed (byte* text = MachineText.EncodeTerminated(target), name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.link(text, name), "link", $"({target}, {path})");
        }
    }

    public void CreateFifo(string path, int mode = 438)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.mkfifo(name, (uint)mode), "mkfifo", path);
        }
    }

    public void ChangeMode(string path, int mode)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.chmod(name, (uint)mode), "chmod", path);
        }
    }

    public void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            int flags = followLinks ? 0 : Libc.AtNoFollow;
            Native.Check(
                Libc.fchownat(Libc.AtCurrentDirectory, name, Native.Id(userId), Native.Id(groupId), flags), "chown", path);
        }
    }

    public void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true)
    {
        Libc.TimeSpec* times = stackalloc Libc.TimeSpec[2];
        times[0] = new Libc.TimeSpec { Seconds = access.Seconds, Nanoseconds = access.Nanoseconds };
        times[1] = new Libc.TimeSpec { Seconds = modification.Seconds, Nanoseconds = modification.Nanoseconds };
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.utimensat(Libc.AtCurrentDirectory, name, times, followLinks ? 0 : Libc.AtNoFollow), "utime", path);
        }
    }

    public void Truncate(string path, long length)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.truncate(name, length), "truncate", path);
        }
    }

    void Assign(MachineStream file, FileStatus? former, FileOwnership wanted)
    {
        long? user = wanted.UserId ?? former?.UserId;
        long? group = wanted.GroupId ?? former?.GroupId;
        FileStatus now = file.Stat();
        if ((user ?? now.UserId) != now.UserId || (group ?? now.GroupId) != now.GroupId)
        {
            try
            {
                file.ChangeOwner(user, group);
            }
            catch (MachineException denied) when (denied.Errno == Errno.EPERM && wanted is { UserId: null, GroupId: null })
            {
                // An ordinary user may replace another's file, but not give the new one away.
            }
        }

        file.ChangeMode(wanted.Mode ?? former?.Mode ?? (0b110_110_110 & ~Umask));
    }

    static string TemporaryBeside(string path)
    {
        int slash = path.LastIndexOf('/');
        string name = path[(slash + 1)..];
        string brief = name.Length > 60 ? name[..60] : name;
        return $"{path[..(slash + 1)]}.{brief}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
    }
}
