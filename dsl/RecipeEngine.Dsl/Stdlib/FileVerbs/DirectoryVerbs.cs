using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>cd, pwd, mkdir, mkdir_p, rmdir, ln, ln_s, touch.</summary>
[RubyModule("FileUtils", Library = "fileutils")]
public static class DirectoryVerbs
{
    [RubyMethod("pwd", "getwd", ModuleFunction = true)]
    public static string Pwd(Context ctx) => DirClass.Pwd(ctx);

    [RubyMethod("cd", "chdir", ModuleFunction = true)]
    public static object? Cd(Context ctx, object? directory, [Keywords] RHash? options, RProc? block = null)
    {
        var verb = new Verb(ctx, options, "verbose");
        verb.Announce($"cd {Coerce.ToPath(ctx, directory)}");
        var result = DirClass.ChangeDirectory(ctx, directory, block);
        if (block is not null)
        {
            verb.Announce("cd -");
        }
        return block is null ? null : result;
    }

    static int? Mode(Context ctx, object? mode) => mode is null ? null : Coerce.ToInt(ctx, mode);

    static string ModeText(object? mode) => mode is long m ? $" -m {Convert.ToString(m, 8)}" : "";

    [RubyMethod("mkdir", ModuleFunction = true)]
    public static RArray? MakeDirectory(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "mode", "noop", "verbose");
        var paths = Verb.Paths(ctx, list);
        if (verb.Announce($"mkdir{ModeText(verb.Get("mode"))} {string.Join(' ', paths)}"))
        {
            return null;
        }
        foreach (var path in paths)
        {
            Make(ctx, path, Mode(ctx, verb.Get("mode")));
        }
        return Verb.List(paths);
    }

    static void Make(Context ctx, string path, int? mode)
    {
        var plain = path.Length > 1 ? path.TrimEnd('/') : path;
        MachineErrors.Do("dir_s_mkdir", plain, () => ctx.Interpreter.Machine.CreateDirectory(plain, mode ?? 511));
        if (mode is { } m)
        {
            ctx.Interpreter.Machine.ChangeMode(plain, m & 0xfff);
        }
    }

    [RubyMethod("mkdir_p", "makedirs", "mkpath", ModuleFunction = true)]
    public static RArray? MakeDirectories(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "mode", "noop", "verbose");
        var paths = Verb.Paths(ctx, list);
        if (verb.Announce($"mkdir -p{ModeText(verb.Get("mode"))} {string.Join(' ', paths)}"))
        {
            return Verb.List(paths);
        }
        var machine = ctx.Interpreter.Machine;
        foreach (var path in paths)
        {
            var missing = new Stack<string>();
            for (var at = path.Length > 1 ? path.TrimEnd('/') : path; at.Length > 0 && !machine.IsDirectory(at);)
            {
                missing.Push(at);
                var parent = PathText.Dirname(at);
                if (parent == at || parent == ".")
                {
                    break;
                }
                at = parent;
            }
            while (missing.TryPop(out var next))
            {
                try
                {
                    Make(ctx, next, Mode(ctx, verb.Get("mode")));
                }
                catch (RubyError) when (machine.IsDirectory(next))
                {
                    // somebody else was faster
                }
            }
        }
        return Verb.List(paths);
    }

    [RubyMethod("rmdir", ModuleFunction = true)]
    public static RArray? RemoveDirectory(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "parents", "noop", "verbose");
        var paths = Verb.Paths(ctx, list);
        if (verb.Announce($"rmdir{(verb.Has("parents") ? " -p" : "")} {string.Join(' ', paths)}"))
        {
            return null;
        }
        foreach (var path in paths)
        {
            MachineErrors.Do("dir_s_rmdir", path, () => ctx.Interpreter.Machine.RemoveDirectory(path));
            for (var at = PathText.Dirname(path); verb.Has("parents") && at is not ("." or "/"); at = PathText.Dirname(at))
            {
                var parent = at;
                Tree.Forced(true, () => MachineErrors.Do("dir_s_rmdir", parent, () => ctx.Interpreter.Machine.RemoveDirectory(parent)));
            }
        }
        return Verb.List(paths);
    }

    static object? Link(Context ctx, object? source, object? destination, Verb verb, bool symbolic, bool force)
    {
        var flags = (symbolic ? "s" : "") + (force ? "f" : "");
        if (verb.Announce($"ln{(flags.Length > 0 ? " -" + flags : "")} {string.Join(' ', Verb.Paths(ctx, source).Append(Coerce.ToPath(ctx, destination)))}"))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        foreach (var (from, to) in CopyVerbs.Pairs(ctx, source, destination))
        {
            if (force && machine.TryLStat(to) is { IsDirectory: false })
            {
                machine.RemoveFile(to);
            }
            var (old, name) = (new RString(from), new RString(to));
            _ = symbolic ? FileChanges.Symlink(ctx, old, name) : FileChanges.Link(ctx, old, name);
        }
        return source is RArray ? source : Box.Int(0);
    }

    [RubyMethod("ln", "link", ModuleFunction = true)]
    public static object? Link(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "force", "noop", "verbose");
        return Link(ctx, source, destination, verb, false, verb.Has("force"));
    }

    [RubyMethod("ln_s", "symlink", ModuleFunction = true)]
    public static object? Symlink(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "force", "noop", "verbose");
        return Link(ctx, source, destination, verb, true, verb.Has("force"));
    }

    [RubyMethod("ln_sf", ModuleFunction = true)]
    public static object? SymlinkForced(Context ctx, object? source, object? destination, [Keywords] RHash? options) =>
        Link(ctx, source, destination, new Verb(ctx, options, "noop", "verbose"), true, true);

    [RubyMethod("touch", ModuleFunction = true)]
    public static RArray? Touch(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "mtime", "nocreate", "noop", "verbose");
        var paths = Verb.Paths(ctx, list);
        var time = verb.Get("mtime");
        var stamp = time is null ? "" : ctx.ToS(ctx.Send(time is long or double ? ctx.Send(ctx.Interpreter.FindClass(ctx, "Time"), "at", time) : time, "strftime", new RString(" -t %Y%m%d%H%M.%S")));
        if (verb.Announce($"touch{(verb.Has("nocreate") ? " -c" : "")}{stamp} {string.Join(' ', paths)}"))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        var moment = FileChanges.Moment(ctx, time);
        foreach (var path in paths)
        {
            if (machine.TryStat(path) is null && !verb.Has("nocreate"))
            {
                MachineErrors.Do("rb_sysopen", path, () => machine.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append).Dispose());
                if (time is null)
                {
                    continue;
                }
            }
            MachineErrors.Do("apply2files", path, () => machine.ChangeTimes(path, moment, moment));
        }
        return Verb.List(paths);
    }
}
