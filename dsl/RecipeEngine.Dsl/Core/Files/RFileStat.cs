using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>A File::Stat.</summary>
public sealed class RFileStat(RClass klass) : RObject(klass)
{
    public FileStatus Status { get; set; }

    public static RFileStat Of(Context ctx, FileStatus status) => new(ctx.Interpreter.FindClass(ctx, "File::Stat")) { Status = status };

    public static string TypeName(FileType type) => type switch
    {
        FileType.File => "file",
        FileType.Directory => "directory",
        FileType.SymbolicLink => "link",
        FileType.BlockDevice => "blockSpecial",
        FileType.CharacterDevice => "characterSpecial",
        FileType.Fifo => "fifo",
        FileType.Socket => "socket",
        _ => "unknown",
    };

    /// <summary>Whether the effective (or real) user has a right by the permission bits.</summary>
    public bool Grants(Context ctx, int bit, bool effective)
    {
        var identity = ctx.Interpreter.Machine.Identity;
        var user = effective ? identity.EffectiveUserId : identity.UserId;
        if (user == 0)
        {
            return bit != 1 || (Status.Mode & 0x49) != 0 || Status.IsDirectory;
        }
        var shift = Status.UserId == user ? 6 : FileQueries.IsInGroup(ctx, Status.GroupId) ? 3 : 0;
        return ((Status.Mode >> shift) & bit) != 0;
    }
}

/// <summary>File::Stat: what stat(2) said.</summary>
[RubyClass("File::Stat", Includes = ["Comparable"])]
public static class FileStatClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RFileStat(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RFileStat self, object? path)
    {
        var text = Coerce.ToPath(ctx, path);
        self.Status = MachineErrors.Call("rb_stat_init", text, () => ctx.Interpreter.Machine.Stat(text));
    }

    [RubyMethod("initialize_copy")]
    public static RFileStat Copy(RFileStat self, RFileStat other)
    {
        self.Status = other.Status;
        return self;
    }

    [RubyMethod("<=>")]
    public static object? Compare(RFileStat self, object? other) => other is RFileStat o ? Box.Int(self.Status.ModificationTime.CompareTo(o.Status.ModificationTime)) : null;

    [RubyMethod("mode")]
    public static long Mode(RFileStat self) => self.Status.RawMode;

    [RubyMethod("size")]
    public static long Size(RFileStat self) => self.Status.Size;

    [RubyMethod("size?")]
    public static object? SizeOrNil(RFileStat self) => self.Status.Size == 0 ? null : Box.Int(self.Status.Size);

    [RubyMethod("zero?")]
    public static bool IsZero(RFileStat self) => self.Status.Size == 0;

    [RubyMethod("uid")]
    public static long Uid(RFileStat self) => self.Status.UserId;

    [RubyMethod("gid")]
    public static long Gid(RFileStat self) => self.Status.GroupId;

    [RubyMethod("ino")]
    public static long Inode(RFileStat self) => self.Status.Inode;

    [RubyMethod("nlink")]
    public static long Links(RFileStat self) => self.Status.LinkCount;

    [RubyMethod("dev")]
    public static long Device(RFileStat self) => self.Status.Device;

    [RubyMethod("dev_major")]
    public static long DeviceMajor(RFileStat self) => FileStatus.Major(self.Status.Device);

    [RubyMethod("dev_minor")]
    public static long DeviceMinor(RFileStat self) => FileStatus.Minor(self.Status.Device);

    [RubyMethod("rdev")]
    public static long RawDevice(RFileStat self) => self.Status.RawDevice;

    [RubyMethod("rdev_major")]
    public static long RawDeviceMajor(RFileStat self) => FileStatus.Major(self.Status.RawDevice);

    [RubyMethod("rdev_minor")]
    public static long RawDeviceMinor(RFileStat self) => FileStatus.Minor(self.Status.RawDevice);

    [RubyMethod("blksize")]
    public static long BlockSize(RFileStat self) => self.Status.BlockSize;

    [RubyMethod("blocks")]
    public static long Blocks(RFileStat self) => self.Status.Blocks;

    [RubyMethod("mtime")]
    public static RTime MTime(Context ctx, RFileStat self) => RTime.Of(ctx, self.Status.ModificationTime);

    [RubyMethod("atime")]
    public static RTime ATime(Context ctx, RFileStat self) => RTime.Of(ctx, self.Status.AccessTime);

    [RubyMethod("ctime")]
    public static RTime CTime(Context ctx, RFileStat self) => RTime.Of(ctx, self.Status.ChangeTime);

    [RubyMethod("birthtime")]
    public static RTime BirthTime(Context ctx, RFileStat self) => RTime.Of(ctx, self.Status.BirthTime ?? throw RubyError.NotImplemented("birthtime() function is unimplemented on this machine"));

    [RubyMethod("ftype")]
    public static string FType(RFileStat self) => RFileStat.TypeName(self.Status.Type);

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RFileStat self)
    {
        var s = self.Status;
        string At(Timestamp t) => ctx.Inspect(RTime.Of(ctx, t));
        return $"#<File::Stat dev=0x{s.Device:x}, ino={s.Inode}, mode=0{Convert.ToString(s.RawMode, 8)}, nlink={s.LinkCount}, uid={s.UserId}, gid={s.GroupId}, rdev=0x{s.RawDevice:x}, "
            + $"size={s.Size}, blksize={s.BlockSize}, blocks={s.Blocks}, atime={At(s.AccessTime)}, mtime={At(s.ModificationTime)}, ctime={At(s.ChangeTime)}>";
    }
}

/// <summary>File::Stat's yes-or-no questions.</summary>
[RubyClass("File::Stat")]
public static class FileStatQuestions
{
    [RubyMethod("file?")]
    public static bool IsFile(RFileStat self) => self.Status.IsFile;

    [RubyMethod("directory?")]
    public static bool IsDirectory(RFileStat self) => self.Status.IsDirectory;

    [RubyMethod("symlink?")]
    public static bool IsSymlink(RFileStat self) => self.Status.IsSymbolicLink;

    [RubyMethod("pipe?")]
    public static bool IsPipe(RFileStat self) => self.Status.Type == FileType.Fifo;

    [RubyMethod("socket?")]
    public static bool IsSocket(RFileStat self) => self.Status.Type == FileType.Socket;

    [RubyMethod("blockdev?")]
    public static bool IsBlockDevice(RFileStat self) => self.Status.Type == FileType.BlockDevice;

    [RubyMethod("chardev?")]
    public static bool IsCharacterDevice(RFileStat self) => self.Status.Type == FileType.CharacterDevice;

    [RubyMethod("setuid?")]
    public static bool IsSetUid(RFileStat self) => (self.Status.Mode & 0x800) != 0;

    [RubyMethod("setgid?")]
    public static bool IsSetGid(RFileStat self) => (self.Status.Mode & 0x400) != 0;

    [RubyMethod("sticky?")]
    public static bool IsSticky(RFileStat self) => (self.Status.Mode & 0x200) != 0;

    [RubyMethod("owned?")]
    public static bool IsOwned(Context ctx, RFileStat self) => self.Status.UserId == ctx.Interpreter.Machine.Identity.EffectiveUserId;

    [RubyMethod("grpowned?")]
    public static bool IsGroupOwned(Context ctx, RFileStat self) => FileQueries.IsInGroup(ctx, self.Status.GroupId);

    [RubyMethod("readable?")]
    public static bool IsReadable(Context ctx, RFileStat self) => self.Grants(ctx, 4, true);

    [RubyMethod("readable_real?")]
    public static bool IsReadableReal(Context ctx, RFileStat self) => self.Grants(ctx, 4, false);

    [RubyMethod("writable?")]
    public static bool IsWritable(Context ctx, RFileStat self) => self.Grants(ctx, 2, true);

    [RubyMethod("writable_real?")]
    public static bool IsWritableReal(Context ctx, RFileStat self) => self.Grants(ctx, 2, false);

    [RubyMethod("executable?")]
    public static bool IsExecutable(Context ctx, RFileStat self) => self.Grants(ctx, 1, true);

    [RubyMethod("executable_real?")]
    public static bool IsExecutableReal(Context ctx, RFileStat self) => self.Grants(ctx, 1, false);

    [RubyMethod("world_readable?")]
    public static object? WorldReadable(RFileStat self) => (self.Status.Mode & 4) != 0 ? Box.Int(self.Status.Mode & 0x1ff) : null;

    [RubyMethod("world_writable?")]
    public static object? WorldWritable(RFileStat self) => (self.Status.Mode & 2) != 0 ? Box.Int(self.Status.Mode & 0x1ff) : null;
}
