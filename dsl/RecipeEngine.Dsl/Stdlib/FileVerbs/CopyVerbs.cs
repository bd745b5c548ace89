using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>cp, cp_r, mv, install and what they are made of.</summary>
[RubyModule("FileUtils", Library = "fileutils")]
public static class CopyVerbs
{
    /// <summary>Pairs of source and destination: into a directory when the destination is one or several are copied.</summary>
    internal static IEnumerable<(string From, string To)> Pairs(Context ctx, object? source, object? destination)
    {
        var machine = ctx.Interpreter.Machine;
        var to = Coerce.ToPath(ctx, destination);
        if (source is not RString && Coerce.TryAry(ctx, source) is not null)
        {
            foreach (var path in Verb.Paths(ctx, source))
            {
                yield return (path, Tree.Join(to, PathText.Basename(path)));
            }
            yield break;
        }
        var from = Coerce.ToPath(ctx, source);
        if (machine.IsDirectory(to))
        {
            yield return (from, Tree.Join(to, PathText.Basename(from)));
        }
        else
        {
            yield return (from, to);
        }
    }

    internal static bool IsSame(ISystem machine, string a, string b) =>
        machine.TryStat(a) is { } x && machine.TryStat(b) is { } y && x.Device == y.Device && x.Inode == y.Inode;

    static string Names(Context ctx, object? source, object? destination) => string.Join(' ', Verb.Paths(ctx, source).Append(Coerce.ToPath(ctx, destination)));

    static object? Result(object? source) => source is RArray ? source : null;

    [RubyMethod("cp", "copy", ModuleFunction = true)]
    public static object? Copy(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "preserve", "noop", "verbose");
        if (verb.Announce($"cp{(verb.Has("preserve") ? " -p" : "")} {Names(ctx, source, destination)}"))
        {
            return null;
        }
        var tree = new Tree(ctx.Interpreter.Machine);
        foreach (var (from, to) in Pairs(ctx, source, destination))
        {
            if (IsSame(ctx.Interpreter.Machine, from, to))
            {
                throw RubyError.Argument($"same file: {from} and {to}");
            }
            tree.CopyFile(from, to, verb.Has("preserve"));
        }
        return Result(source);
    }

    [RubyMethod("cp_r", ModuleFunction = true)]
    public static object? CopyRecursive(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "preserve", "noop", "verbose", "dereference_root", "remove_destination");
        var (preserve, remove) = (verb.Has("preserve"), verb.Has("remove_destination"));
        if (verb.Announce($"cp -r{(preserve ? "p" : "")}{(remove ? " --remove-destination" : "")} {Names(ctx, source, destination)}"))
        {
            return null;
        }
        var dereference = verb.Get("dereference_root") is not false;
        var tree = new Tree(ctx.Interpreter.Machine);
        foreach (var (from, to) in Pairs(ctx, source, destination))
        {
            if (IsSame(ctx.Interpreter.Machine, from, to))
            {
                throw RubyError.Argument($"same file: {from} and {to}");
            }
            // "dir/." means the content: its target is the directory itself
            var target = PathText.Basename(from) == "." && to.EndsWith("/.", StringComparison.Ordinal) ? to[..^2] : to;
            if (Tree.Join(FilePaths.Expand(ctx, target, null, false), "").StartsWith(Tree.Join(FilePaths.Expand(ctx, from, null, false), ""), StringComparison.Ordinal)
                && ctx.Interpreter.Machine.IsDirectory(from))
            {
                throw RubyError.Argument($"cannot copy directory {FilePaths.Expand(ctx, from, null, false)} to itself {target}");
            }
            tree.CopyEntry(from, target, preserve, dereference, remove);
        }
        return Result(source);
    }

    [RubyMethod("mv", "move", ModuleFunction = true)]
    public static object? Move(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "force", "noop", "verbose", "secure");
        if (verb.Announce($"mv{(verb.Has("force") ? " -f" : "")} {Names(ctx, source, destination)}"))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        var tree = new Tree(machine);
        foreach (var (from, to) in Pairs(ctx, source, destination))
        {
            if (IsSame(machine, from, to))
            {
                throw RubyError.Argument($"same file: {from} and {to}");
            }
            Tree.Forced(verb.Has("force"), () => MoveOne(machine, tree, from, to));
        }
        return source is RArray ? source : Box.Int(0);
    }

    static void MoveOne(ISystem machine, Tree tree, string from, string to)
    {
        if (machine.TryStat(to) is { IsDirectory: true })
        {
            throw MachineErrors.Of(Errno.EEXIST, null, to);
        }
        try
        {
            machine.Rename(from, to);
        }
        catch (MachineException e) when (e.Errno == Errno.EXDEV)
        {
            tree.CopyEntry(from, to, true, false, false);
            tree.Remove(from);
        }
        catch (MachineException e)
        {
            throw MachineErrors.Of(e, "rb_file_s_rename", $"({from}, {to})");
        }
    }

    [RubyMethod("install", ModuleFunction = true)]
    public static object? Install(Context ctx, object? source, object? destination, [Keywords] RHash? options)
    {
        var verb = new Verb(ctx, options, "mode", "owner", "group", "preserve", "noop", "verbose");
        var (mode, owner, group) = (verb.Get("mode"), verb.Get("owner"), verb.Get("group"));
        var command = $"install -c{(verb.Has("preserve") ? " -p" : "")}{(mode is null ? "" : " -m " + Modes.Text(ctx, mode))}{(owner is null ? "" : " -o " + ctx.ToS(owner))}{(group is null ? "" : " -g " + ctx.ToS(group))} {Names(ctx, source, destination)}";
        if (verb.Announce(command))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        var tree = new Tree(machine);
        foreach (var (from, to) in Pairs(ctx, source, destination))
        {
            if (machine.TryStat(from) is null)
            {
                throw MachineErrors.Of(RecipeEngine.Systems.Errno.ENOENT, "rb_file_s_stat", from);
            }
            if (machine.IsFile(to) && machine.ReadBytes(to).AsSpan().SequenceEqual(MachineErrors.Call("rb_sysopen", from, () => machine.ReadBytes(from))))
            {
                SetUp(ctx, to, mode, owner, group);
                continue;
            }
            if (machine.TryLStat(to) is not null)
            {
                tree.RemoveFile(to);
            }
            tree.CopyFile(from, to, false);
            if (verb.Has("preserve"))
            {
                var status = machine.Stat(from);
                machine.ChangeTimes(to, status.AccessTime, status.ModificationTime);
            }
            SetUp(ctx, to, mode, owner, group);
        }
        return Result(source);
    }

    static void SetUp(Context ctx, string path, object? mode, object? owner, object? group)
    {
        var machine = ctx.Interpreter.Machine;
        if (mode is not null)
        {
            machine.ChangeMode(path, Modes.Apply(ctx, mode, machine.Stat(path)));
        }
        var (user, groupId) = (OwnerVerbs.UserId(ctx, owner), OwnerVerbs.GroupId(ctx, group));
        if (user is not null || groupId is not null)
        {
            MachineErrors.Do("apply2files", path, () => machine.ChangeOwner(path, user, groupId));
        }
    }

    [RubyMethod("copy_file", ModuleFunction = true)]
    public static void CopyFile(Context ctx, object? source, object? destination, bool preserve = false, bool dereference = true) =>
        new Tree(ctx.Interpreter.Machine).CopyFile(Coerce.ToPath(ctx, source), Coerce.ToPath(ctx, destination), preserve, dereference);

    [RubyMethod("copy_entry", ModuleFunction = true)]
    public static void CopyEntry(Context ctx, object? source, object? destination, bool preserve = false, bool dereferenceRoot = false, bool removeDestination = false) =>
        new Tree(ctx.Interpreter.Machine).CopyEntry(Coerce.ToPath(ctx, source), Coerce.ToPath(ctx, destination), preserve, dereferenceRoot, removeDestination);

    [RubyMethod("copy_stream", ModuleFunction = true)]
    public static void CopyStream(Context ctx, object? source, object? destination) => ctx.Send(ctx.Interpreter.FindClass(ctx, "IO"), "copy_stream", source, destination);

    [RubyMethod("compare_file", "identical?", "cmp", ModuleFunction = true)]
    public static bool CompareFile(Context ctx, object? a, object? b)
    {
        var machine = ctx.Interpreter.Machine;
        var (x, y) = (Coerce.ToPath(ctx, a), Coerce.ToPath(ctx, b));
        var size = MachineErrors.Call("rb_file_s_size", x, () => machine.Stat(x)).Size;
        return size == MachineErrors.Call("rb_file_s_size", y, () => machine.Stat(y)).Size
            && MachineErrors.Call("rb_sysopen", x, () => machine.ReadBytes(x)).AsSpan().SequenceEqual(MachineErrors.Call("rb_sysopen", y, () => machine.ReadBytes(y)));
    }

    [RubyMethod("uptodate?", ModuleFunction = true)]
    public static bool IsUpToDate(Context ctx, object? file, object? others)
    {
        var machine = ctx.Interpreter.Machine;
        if (machine.TryStat(Coerce.ToPath(ctx, file)) is not { } mine)
        {
            return false;
        }
        return Verb.Paths(ctx, others).All(o => machine.TryStat(o) is not { } other || other.ModificationTime < mine.ModificationTime);
    }
}
