using System.Runtime.InteropServices;

namespace RecipeEngine.Systems.Local;

/// <summary>Turns C results into values or <see cref="MachineException"/>.</summary>
internal static unsafe class Native
{
    // statx, pidfd_open and friends by number: older C libraries have no wrapper. pidfd_open is 434 everywhere.
    static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    static readonly nint StatxNumber = Arm ? 291 : 332;

    public static readonly nint PidfdOpenNumber = 434;
    public static readonly nint SetGroupsNumber = Arm ? 159 : 116;
    public static readonly nint SetResUidNumber = Arm ? 147 : 117;
    public static readonly nint SetResGidNumber = Arm ? 149 : 119;
    public static readonly nint GetPriorityNumber = Arm ? 141 : 140;

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Sequential)]
    struct Statx
    {
        public uint Mask, BlockSize;
        public ulong Attributes;
        public uint LinkCount, UserId, GroupId;
        public ushort Mode, Pad;
        public ulong Inode, Size, Blocks, AttributesMask;
        public StatxTime Access, Birth, Change, Modification;
        public uint RawMajor, RawMinor, Major, Minor;
        public fixed ulong Spare[14];
    }

    [StructLayout(LayoutKind.Sequential)]
    struct StatxTime
    {
        public long Seconds;
        public uint Nanoseconds;
        public int Pad;

        public readonly Timestamp Value => new(Seconds, (int)Nanoseconds);
    }

    public static Errno LastError => (Errno)Marshal.GetLastPInvokeError();

    public static MachineException Failure(string operation, string? path) => new(LastError, operation, path);

    /// <summary>Throws when a call answered -1.</summary>
    public static nint Check(nint result, string operation, string? path) => result == -1 ? throw Failure(operation, path) : result;

    /// <summary>stat (follow), lstat, or fstat (path empty) by one call; the errno when it fails.</summary>
    public static Errno TryStat(int directory, string path, int flags, out FileStatus status)
    {
        Statx raw;
        nint result;
        const uint BasicAndBirth = 0xfff;
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            result = Libc.syscall(StatxNumber, directory, (nint)name, flags, (nint)BasicAndBirth, (nint)(&raw));
        }

        if (result != 0)
        {
            status = default;
            return LastError;
        }

        const uint HasBirth = 0x800;
        status = new FileStatus(
            (FileType)(raw.Mode >> 12),
            raw.Mode & 0xfff,
            raw.UserId,
            raw.GroupId,
            (long)raw.Size,
            (long)raw.Inode,
            raw.LinkCount,
            MakeDevice(raw.Major, raw.Minor),
            MakeDevice(raw.RawMajor, raw.RawMinor),
            raw.BlockSize,
            (long)raw.Blocks,
            raw.Access.Value,
            raw.Modification.Value,
            raw.Change.Value,
            (raw.Mask & HasBirth) != 0 ? raw.Birth.Value : null);
        return Errno.None;
    }

    public static FileStatus Stat(int descriptor, string? path) =>
        TryStat(descriptor, "", Libc.AtEmptyPath, out FileStatus status) is var error && error == Errno.None
            ? status
            : throw new MachineException(error, "fstat", path);

    /// <summary>Our flags as this architecture's open(2) wants them: ARM numbers four of them otherwise.</summary>
    public static int ToNative(OpenFlags flags)
    {
        int value = (int)flags;
        if (!Arm)
        {
            return value;
        }

        const int Moved = (int)(OpenFlags.Directory | OpenFlags.NoFollow);
        return (value & ~Moved)
            | (flags.HasFlag(OpenFlags.Directory) ? 0x4000 : 0)
            | (flags.HasFlag(OpenFlags.NoFollow) ? 0x8000 : 0);
    }

    public static int Open(string path, OpenFlags flags, int mode)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            while (true)
            {
                int descriptor = Libc.open(name, ToNative(flags | OpenFlags.CloseOnExec), (uint)mode);
                if (descriptor >= 0)
                {
                    return descriptor;
                }

                if (LastError != Errno.EINTR)
                {
                    throw Failure("open", path);
                }
            }
        }
    }

    public static int Read(int descriptor, Span<byte> buffer, string? path)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                nint count = Libc.read(descriptor, start, buffer.Length);
                if (count >= 0)
                {
                    return (int)count;
                }

                if (LastError != Errno.EINTR)
                {
                    throw Failure("read", path);
                }
            }
        }
    }

    /// <summary>Milliseconds as poll(2) wants them: rounded up, -1 for no limit.</summary>
    public static int PollTimeout(TimeSpan? timeout) => timeout is { } limit
        ? (int)Math.Clamp(Math.Ceiling(limit.TotalMilliseconds), 0, int.MaxValue)
        : -1;

    public static uint Id(long? id) => id is { } value ? (uint)value : uint.MaxValue;

    static long MakeDevice(uint major, uint minor) =>
        ((major & 0xfffL) << 8) | ((major & ~0xfffL) << 32) | (minor & 0xffL) | ((minor & ~0xffL) << 12);
}
