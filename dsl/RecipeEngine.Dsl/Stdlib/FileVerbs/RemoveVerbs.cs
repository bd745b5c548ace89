using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>rm, rm_f, rm_r, rm_rf and remove_*.</summary>
[RubyModule("FileUtils", Library = "fileutils")]
public static class RemoveVerbs
{
    static RArray? Remove(Context ctx, object? list, Verb verb, bool recursive, bool force)
    {
        var paths = Verb.Paths(ctx, list);
        var flags = (recursive ? "r" : "") + (force ? "f" : "");
        if (verb.Announce($"rm{(flags.Length > 0 ? " -" + flags : "")} {string.Join(' ', paths)}"))
        {
            return null;
        }
        var tree = new Tree(ctx.Interpreter.Machine);
        foreach (var path in paths)
        {
            Tree.Forced(force, () =>
            {
                if (recursive)
                {
                    tree.Remove(path.Length > 1 ? path.TrimEnd('/') : path);
                }
                else
                {
                    tree.RemoveFile(path);
                }
            });
        }
        return Verb.List(paths);
    }

    [RubyMethod("rm", "remove", ModuleFunction = true)]
    public static RArray? Rm(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "force", "noop", "verbose");
        return Remove(ctx, list, verb, false, verb.Has("force"));
    }

    [RubyMethod("rm_f", "safe_unlink", ModuleFunction = true)]
    public static RArray? RmF(Context ctx, object? list, [Keywords] RHash? options) => Remove(ctx, list, new Verb(ctx, options, "noop", "verbose"), false, true);

    [RubyMethod("rm_r", ModuleFunction = true)]
    public static RArray? RmR(Context ctx, object? list, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "force", "noop", "verbose", "secure");
        return Remove(ctx, list, verb, true, verb.Has("force"));
    }

    [RubyMethod("rm_rf", "rmtree", ModuleFunction = true)]
    public static RArray? RmRf(Context ctx, object? list, [Keywords] RHash? options) => Remove(ctx, list, new Verb(ctx, options, "noop", "verbose", "secure"), true, true);

    [RubyMethod("remove_entry", "remove_entry_secure", ModuleFunction = true)]
    public static void RemoveEntry(Context ctx, object? path, bool force = false) =>
        Tree.Forced(force, () => new Tree(ctx.Interpreter.Machine).Remove(Coerce.ToPath(ctx, path)));

    [RubyMethod("remove_file", ModuleFunction = true)]
    public static void RemoveFile(Context ctx, object? path, bool force = false) =>
        Tree.Forced(force, () => new Tree(ctx.Interpreter.Machine).RemoveFile(Coerce.ToPath(ctx, path)));

    [RubyMethod("remove_dir", ModuleFunction = true)]
    public static void RemoveDirectory(Context ctx, object? path, bool force = false) => RemoveEntry(ctx, path, force);
}
