using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>File's class methods that change the machine: delete, chmod, rename, symlink, utime …</summary>
[RubyClass("File")]
public static class FileChanges
{
    static long Each(Context ctx, object?[] files, Action<string> change)
    {
        var paths = files.Select(f => Coerce.ToPath(ctx, f)).ToList();
        foreach (var path in paths)
        {
            MachineErrors.Do("apply2files", path, () => change(path));
        }
        return paths.Count;
    }

    [RubyMethod("delete", "unlink", Singleton = true)]
    public static long Delete(Context ctx, params object?[] rest) => Each(ctx, rest, ctx.Interpreter.Machine.RemoveFile);

    [RubyMethod("chmod", Singleton = true)]
    public static long ChangeMode(Context ctx, int mode, params object?[] rest) => Each(ctx, rest, p => ctx.Interpreter.Machine.ChangeMode(p, mode & 0xfff));

    [RubyMethod("lchmod", Singleton = true)]
    public static long ChangeLinkMode(Context ctx, int mode, params object?[] rest) => Each(ctx, rest, p =>
    {
        if (ctx.Interpreter.Machine.LStat(p).IsSymbolicLink)
        {
            throw new MachineException(Errno.EOPNOTSUPP, "lchmod", p);
        }
        ctx.Interpreter.Machine.ChangeMode(p, mode & 0xfff);
    });

    static long? Id(long? id) => id is -1 ? null : id;

    [RubyMethod("chown", Singleton = true)]
    public static long ChangeOwner(Context ctx, long? owner, long? group, params object?[] rest) => Each(ctx, rest, p => ctx.Interpreter.Machine.ChangeOwner(p, Id(owner), Id(group)));

    [RubyMethod("lchown", Singleton = true)]
    public static long ChangeLinkOwner(Context ctx, long? owner, long? group, params object?[] rest) =>
        Each(ctx, rest, p => ctx.Interpreter.Machine.ChangeOwner(p, Id(owner), Id(group), followLinks: false));

    internal static Timestamp Moment(Context ctx, object? time)
    {
        if (time is null)
        {
            return ctx.Interpreter.Machine.ReadClock(MachineClock.Realtime);
        }
        var exact = time is RTime t ? t.Value : Exact.From(ctx, time);
        var nanoseconds = (exact * 1_000_000_000).Floor();
        var seconds = exact.Floor();
        return new Timestamp((long)seconds, (int)(nanoseconds - (seconds * 1_000_000_000)));
    }

    [RubyMethod("utime", Singleton = true)]
    public static long ChangeTimes(Context ctx, object? access, object? modification, params object?[] rest)
    {
        var (a, m) = (Moment(ctx, access), Moment(ctx, modification));
        return Each(ctx, rest, p => ctx.Interpreter.Machine.ChangeTimes(p, a, m));
    }

    [RubyMethod("lutime", Singleton = true)]
    public static long ChangeLinkTimes(Context ctx, object? access, object? modification, params object?[] rest)
    {
        var (a, m) = (Moment(ctx, access), Moment(ctx, modification));
        return Each(ctx, rest, p => ctx.Interpreter.Machine.ChangeTimes(p, a, m, followLinks: false));
    }

    static long Pair(Context ctx, object? from, object? to, string function, Action<string, string> change)
    {
        var (a, b) = (Coerce.ToPath(ctx, from), Coerce.ToPath(ctx, to));
        try
        {
            change(a, b);
        }
        catch (MachineException e)
        {
            // MRI names another function when the new name is taken
            throw e.Errno == Errno.EEXIST ? MachineErrors.Of(e, "syserr_fail2_in", b) : MachineErrors.Of(e, function, $"({a}, {b})");
        }
        return 0;
    }

    [RubyMethod("rename", Singleton = true)]
    public static long Rename(Context ctx, object? from, object? to) => Pair(ctx, from, to, "rb_file_s_rename", ctx.Interpreter.Machine.Rename);

    [RubyMethod("symlink", Singleton = true)]
    public static long Symlink(Context ctx, object? target, object? path) => Pair(ctx, target, path, "rb_file_s_symlink", ctx.Interpreter.Machine.CreateSymbolicLink);

    [RubyMethod("link", Singleton = true)]
    public static long Link(Context ctx, object? target, object? path) => Pair(ctx, target, path, "rb_file_s_link", ctx.Interpreter.Machine.CreateHardLink);

    [RubyMethod("truncate", Singleton = true)]
    public static long Truncate(Context ctx, object? path, long length)
    {
        var text = Coerce.ToPath(ctx, path);
        MachineErrors.Do("rb_file_s_truncate", text, () => ctx.Interpreter.Machine.Truncate(text, length < 0 ? throw new MachineException(Errno.EINVAL, "truncate") : length));
        return 0;
    }

    [RubyMethod("mkfifo", Singleton = true)]
    public static long MakeFifo(Context ctx, object? path, int mode = 438)
    {
        var text = Coerce.ToPath(ctx, path);
        MachineErrors.Do("rb_file_s_mkfifo", text, () => ctx.Interpreter.Machine.CreateFifo(text, mode));
        return 0;
    }

    [RubyMethod("umask", Singleton = true)]
    public static long Umask(Context ctx, int? mask = null) =>
        mask is { } m ? ctx.Interpreter.Machine.SetUmask(m & 0x1ff) : ctx.Interpreter.Machine.Umask;
}
