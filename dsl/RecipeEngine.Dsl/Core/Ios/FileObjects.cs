using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Methods of an open File: path, size, times, flock, chmod, truncate.</summary>
[RubyClass("File")]
public static class FileObjects
{
    [RubyMethod("path", "to_path")]
    public static string? Path(RIo self) => self.Path;

    [RubyMethod("size")]
    public static long Size(RIo self) => self.Stat().Size;

    [RubyMethod("mtime")]
    public static RTime MTime(Context ctx, RIo self) => RTime.Of(ctx, self.Stat().ModificationTime);

    [RubyMethod("atime")]
    public static RTime ATime(Context ctx, RIo self) => RTime.Of(ctx, self.Stat().AccessTime);

    [RubyMethod("ctime")]
    public static RTime CTime(Context ctx, RIo self) => RTime.Of(ctx, self.Stat().ChangeTime);

    [RubyMethod("birthtime")]
    public static RTime BirthTime(Context ctx, RIo self) => RTime.Of(ctx, self.Stat().BirthTime ?? throw RubyError.NotImplemented("birthtime() function is unimplemented on this machine"));

    [RubyMethod("lstat")]
    public static RFileStat LStat(Context ctx, RIo self)
    {
        self.CheckOpen();
        return FileQueries.LStat(ctx, new RString(self.Path ?? ""));
    }

    [RubyMethod("flock")]
    public static object? Lock(Context ctx, RIo self, int operation)
    {
        self.CheckOpen();
        self.Flush();
        if (self.Machine is not { } machine)
        {
            return Box.Int(0);
        }
        var wanted = (FileLock)operation;
        if (wanted.HasFlag(FileLock.NonBlocking) || !ctx.Interpreter.HasThreads)
        {
            return MachineErrors.Call(null, self.Path, () => machine.Lock(wanted)) ? Box.Int(0) : Box.False;
        }
        bool Taken() => MachineErrors.Call(null, self.Path, () => machine.Lock(wanted | FileLock.NonBlocking));
        if (!Taken())
        {
            ctx.WaitUntil(pause =>
            {
                if (Taken())
                {
                    return true;
                }
                Thread.Sleep(pause);
                return false;
            }, self.CheckOpen);
        }
        return Box.Int(0);
    }

    [RubyMethod("chmod")]
    public static long ChangeMode(RIo self, int mode)
    {
        self.CheckOpen();
        MachineErrors.Do(null, self.Path, () => self.Machine?.ChangeMode(mode & 0xfff));
        return 0;
    }

    [RubyMethod("chown")]
    public static long ChangeOwner(RIo self, long? owner, long? group)
    {
        self.CheckOpen();
        MachineErrors.Do(null, self.Path, () => self.Machine?.ChangeOwner(owner is -1 ? null : owner, group is -1 ? null : group));
        return 0;
    }

    [RubyMethod("truncate")]
    public static long Truncate(RIo self, long length)
    {
        self.CheckWritable();
        self.Flush();
        if (length < 0)
        {
            throw MachineErrors.Of(Errno.EINVAL, "rb_file_truncate", self.Path);
        }
        MachineErrors.Do("rb_file_truncate", self.Path, () => self.Machine?.SetLength(length));
        return 0;
    }
}
