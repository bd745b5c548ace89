using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>File's questions about paths: exist?, directory?, size, mtime, stat …</summary>
[RubyClass("File")]
public static class FileQueries
{
    /// <summary>Status of a path or an open IO; null when it cannot be reached.</summary>
    internal static FileStatus? TryStat(Context ctx, object? file)
    {
        if (IoOf(ctx, file) is { } io)
        {
            return io.Machine?.Stat();
        }
        return ctx.Interpreter.Machine.TryStat(Coerce.ToPath(ctx, file));
    }

    internal static RIo? IoOf(Context ctx, object? file) =>
        file is RIo io ? io : file is null or RString or long or bool ? null : ctx.SendIfResponds(file, Sym.ToIo) as RIo;

    internal static FileStatus Stat(Context ctx, object? file, string function)
    {
        if (IoOf(ctx, file) is { } io)
        {
            return io.Stat();
        }
        var path = Coerce.ToPath(ctx, file);
        return MachineErrors.Call(function, path, () => ctx.Interpreter.Machine.Stat(path));
    }

    static bool Access(Context ctx, object? file, AccessModes modes, bool effective)
    {
        var path = IoOf(ctx, file) is { } io ? io.Path ?? "" : Coerce.ToPath(ctx, file);
        return ctx.Interpreter.Machine.CanAccess(path, modes, effective);
    }

    [RubyMethod("exist?", "exists?", Singleton = true)]
    public static bool Exists(Context ctx, object? file) => TryStat(ctx, file) is not null;

    [RubyMethod("file?", Singleton = true)]
    public static bool IsFile(Context ctx, object? file) => TryStat(ctx, file) is { IsFile: true };

    [RubyMethod("directory?", Singleton = true)]
    public static bool IsDirectory(Context ctx, object? file) => TryStat(ctx, file) is { IsDirectory: true };

    [RubyMethod("symlink?", Singleton = true)]
    public static bool IsSymlink(Context ctx, object? file) => IoOf(ctx, file) is null && ctx.Interpreter.Machine.TryLStat(Coerce.ToPath(ctx, file)) is { IsSymbolicLink: true };

    [RubyMethod("pipe?", Singleton = true)]
    public static bool IsPipe(Context ctx, object? file) => TryStat(ctx, file)?.Type == FileType.Fifo;

    [RubyMethod("socket?", Singleton = true)]
    public static bool IsSocket(Context ctx, object? file) => TryStat(ctx, file)?.Type == FileType.Socket;

    [RubyMethod("blockdev?", Singleton = true)]
    public static bool IsBlockDevice(Context ctx, object? file) => TryStat(ctx, file)?.Type == FileType.BlockDevice;

    [RubyMethod("chardev?", Singleton = true)]
    public static bool IsCharacterDevice(Context ctx, object? file) => TryStat(ctx, file)?.Type == FileType.CharacterDevice;

    [RubyMethod("readable?", Singleton = true)]
    public static bool IsReadable(Context ctx, object? file) => Access(ctx, file, AccessModes.Read, true);

    [RubyMethod("readable_real?", Singleton = true)]
    public static bool IsReadableReal(Context ctx, object? file) => Access(ctx, file, AccessModes.Read, false);

    [RubyMethod("writable?", Singleton = true)]
    public static bool IsWritable(Context ctx, object? file) => Access(ctx, file, AccessModes.Write, true);

    [RubyMethod("writable_real?", Singleton = true)]
    public static bool IsWritableReal(Context ctx, object? file) => Access(ctx, file, AccessModes.Write, false);

    [RubyMethod("executable?", Singleton = true)]
    public static bool IsExecutable(Context ctx, object? file) => Access(ctx, file, AccessModes.Execute, true);

    [RubyMethod("executable_real?", Singleton = true)]
    public static bool IsExecutableReal(Context ctx, object? file) => Access(ctx, file, AccessModes.Execute, false);

    [RubyMethod("world_readable?", Singleton = true)]
    public static object? WorldReadable(Context ctx, object? file) => TryStat(ctx, file) is { } s && (s.Mode & 4) != 0 ? Box.Int(s.Mode & 0x1ff) : null;

    [RubyMethod("world_writable?", Singleton = true)]
    public static object? WorldWritable(Context ctx, object? file) => TryStat(ctx, file) is { } s && (s.Mode & 2) != 0 ? Box.Int(s.Mode & 0x1ff) : null;

    [RubyMethod("owned?", Singleton = true)]
    public static bool IsOwned(Context ctx, object? file) => TryStat(ctx, file) is { } s && s.UserId == ctx.Interpreter.Machine.Identity.EffectiveUserId;

    [RubyMethod("grpowned?", Singleton = true)]
    public static bool IsGroupOwned(Context ctx, object? file) => TryStat(ctx, file) is { } s && IsInGroup(ctx, s.GroupId);

    internal static bool IsInGroup(Context ctx, long group)
    {
        var identity = ctx.Interpreter.Machine.Identity;
        return group == identity.EffectiveGroupId || group == identity.GroupId || identity.SupplementaryGroups.Contains(group);
    }

    [RubyMethod("setuid?", Singleton = true)]
    public static bool IsSetUid(Context ctx, object? file) => TryStat(ctx, file) is { } s && (s.Mode & 0x800) != 0;

    [RubyMethod("setgid?", Singleton = true)]
    public static bool IsSetGid(Context ctx, object? file) => TryStat(ctx, file) is { } s && (s.Mode & 0x400) != 0;

    [RubyMethod("sticky?", Singleton = true)]
    public static bool IsSticky(Context ctx, object? file) => TryStat(ctx, file) is { } s && (s.Mode & 0x200) != 0;

    [RubyMethod("zero?", "empty?", Singleton = true)]
    public static bool IsEmpty(Context ctx, object? file) => TryStat(ctx, file) is { Size: 0 };

    [RubyMethod("size?", Singleton = true)]
    public static object? SizeOrNil(Context ctx, object? file) => TryStat(ctx, file) is { Size: > 0 } s ? Box.Int(s.Size) : null;

    [RubyMethod("size", Singleton = true)]
    public static long Size(Context ctx, object? file)
    {
        IoOf(ctx, file)?.Flush();
        return Stat(ctx, file, "rb_file_s_size").Size;
    }

    [RubyMethod("mtime", Singleton = true)]
    public static RTime MTime(Context ctx, object? file) => RTime.Of(ctx, Stat(ctx, file, "rb_file_s_mtime").ModificationTime);

    [RubyMethod("atime", Singleton = true)]
    public static RTime ATime(Context ctx, object? file) => RTime.Of(ctx, Stat(ctx, file, "rb_file_s_atime").AccessTime);

    [RubyMethod("ctime", Singleton = true)]
    public static RTime CTime(Context ctx, object? file) => RTime.Of(ctx, Stat(ctx, file, "rb_file_s_ctime").ChangeTime);

    [RubyMethod("birthtime", Singleton = true)]
    public static RTime BirthTime(Context ctx, object? file) => RTime.Of(ctx, Stat(ctx, file, "rb_file_s_birthtime").BirthTime
        ?? throw RubyError.NotImplemented("birthtime() function is unimplemented on this machine"));

    [RubyMethod("stat", Singleton = true)]
    public static RFileStat Stat(Context ctx, object? file)
    {
        var path = Coerce.ToPath(ctx, file);
        return RFileStat.Of(ctx, MachineErrors.Call("rb_file_s_stat", path, () => ctx.Interpreter.Machine.Stat(path)));
    }

    [RubyMethod("lstat", Singleton = true)]
    public static RFileStat LStat(Context ctx, object? file)
    {
        var path = Coerce.ToPath(ctx, file);
        return RFileStat.Of(ctx, MachineErrors.Call("rb_file_s_lstat", path, () => ctx.Interpreter.Machine.LStat(path)));
    }

    [RubyMethod("ftype", Singleton = true)]
    public static string FType(Context ctx, object? file)
    {
        var path = Coerce.ToPath(ctx, file);
        return RFileStat.TypeName(MachineErrors.Call("rb_file_s_ftype", path, () => ctx.Interpreter.Machine.LStat(path)).Type);
    }

    [RubyMethod("identical?", Singleton = true)]
    public static bool IsIdentical(Context ctx, object? a, object? b) =>
        TryStat(ctx, a) is { } x && TryStat(ctx, b) is { } y && x.Device == y.Device && x.Inode == y.Inode;
}
