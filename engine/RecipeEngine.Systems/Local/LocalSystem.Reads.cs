using System.Buffers;
using System.Runtime.InteropServices;
using RecipeEngine.Systems.Local;

namespace RecipeEngine.Systems;

public sealed unsafe partial class LocalSystem
{
    public FileStatus Stat(string path) => StatOrThrow(path, 0, "stat");

    public FileStatus LStat(string path) => StatOrThrow(path, Libc.AtNoFollow, "lstat");

    public FileStatus? TryStat(string path) => TryStat(path, 0);

    public FileStatus? TryLStat(string path) => TryStat(path, Libc.AtNoFollow);

    public byte[] ReadBytes(string path)
    {
        using MachineStream file = OpenRead(path);
        FileStatus status = file.Stat();
        if (status.IsDirectory)
        {
            throw new MachineException(Errno.EISDIR, "read", path);
        }

        // Files under /proc and /sys say size 0 (or a page) and yet have content: read to the end whatever the size.
        byte[] content = new byte[Math.Min(status.Size + 1, Array.MaxLength)];
        int length = 0;
        while (true)
        {
            if (length == content.Length)
            {
                Array.Resize(ref content, Math.Max(4096, (int)Math.Min(content.Length * 2L, Array.MaxLength)));
            }

            int count = file.Read(content.AsSpan(length));
            if (count == 0)
            {
                break;
            }

            length += count;
        }

        Array.Resize(ref content, length);
        return content;
    }

    public MachineStream OpenRead(string path) =>
        new DescriptorStream(Native.Open(path, OpenFlags.ReadOnly, 0), path, readable: true, writable: false, owned: true);

    public IReadOnlyList<DirectoryEntry> ListDirectory(string path)
    {
        nint directory;
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            directory = Libc.opendir(name);
        }

        if (directory == 0)
        {
            throw Native.Failure("opendir", path);
        }

        try
        {
            List<DirectoryEntry> entries = [];
            while (true)
            {
                Marshal.SetLastPInvokeError(0);
                byte* entry = Libc.readdir(directory);
                if (entry is null)
                {
                    break;
                }

                // struct dirent of 64-bit Linux: inode 8, offset 8, record length 2, type 1, name.
                string name = MachineText.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + 19));
                if (name is not ("." or ".."))
                {
                    FileType type = (FileType)entry[18];
                    entries.Add(new DirectoryEntry(name, type == FileType.Unknown ? TypeOf($"{path}/{name}") : type, *(long*)entry));
                }
            }

            return entries;
        }
        finally
        {
            _ = Libc.closedir(directory);
        }
    }

    public string ReadLink(string path)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4097);
        try
        {
            fixed (byte* name = MachineText.EncodeTerminated(path), target = buffer)
            {
                nint length = Native.Check(Libc.readlink(name, target, buffer.Length), "readlink", path);
                return MachineText.Decode(buffer.AsSpan(0, (int)length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public string RealPath(string path)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            byte* resolved = Libc.realpath(name, null);
            if (resolved is null)
            {
                throw Native.Failure("realpath", path);
            }

            try
            {
                return MachineText.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(resolved));
            }
            finally
            {
                Libc.free(resolved);
            }
        }
    }

    public bool CanAccess(string path, AccessModes modes, bool effective = true)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            return Libc.faccessat(Libc.AtCurrentDirectory, name, (int)modes, effective ? Libc.AtEffectiveAccess : 0) == 0;
        }
    }

    public FileSystemUsage GetFileSystemUsage(string path)
    {
        Libc.StatVfs raw;
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.statvfs(name, &raw), "statvfs", path);
        }

        return new FileSystemUsage(
            (long)raw.FragmentSize, (long)raw.Blocks, (long)raw.FreeBlocks, (long)raw.AvailableBlocks, (long)raw.Inodes, (long)raw.FreeInodes);
    }

    static FileStatus? TryStat(string path, int flags) =>
        !path.Contains('\0', StringComparison.Ordinal)
            && Native.TryStat(Libc.AtCurrentDirectory, path, flags, out FileStatus status) == Errno.None
            ? status
            : null;

    static FileStatus StatOrThrow(string path, int flags, string operation)
    {
        Errno error = Native.TryStat(Libc.AtCurrentDirectory, path, flags, out FileStatus status);
        return error == Errno.None ? status : throw new MachineException(error, operation, path);
    }

    static FileType TypeOf(string path) => TryStat(path, Libc.AtNoFollow)?.Type ?? FileType.Unknown;
}
