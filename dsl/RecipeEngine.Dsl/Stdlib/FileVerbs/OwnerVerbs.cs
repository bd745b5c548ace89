using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>chmod, chown and their recursive forms.</summary>
[RubyModule("FileUtils", Library = "fileutils")]
public static class OwnerVerbs
{
    internal static long? UserId(Context ctx, object? user) => user switch
    {
        null => null,
        long id => id,
        _ => ctx.ToS(user) is var name && name.Length > 0 && name.All(char.IsAsciiDigit) ? long.Parse(name, System.Globalization.CultureInfo.InvariantCulture)
            : ctx.Interpreter.Machine.FindUser(name)?.UserId ?? throw RubyError.Argument($"can't find user for {name}"),
    };

    internal static long? GroupId(Context ctx, object? group) => group switch
    {
        null => null,
        long id => id,
        _ => ctx.ToS(group) is var name && name.Length > 0 && name.All(char.IsAsciiDigit) ? long.Parse(name, System.Globalization.CultureInfo.InvariantCulture)
            : ctx.Interpreter.Machine.FindGroup(name)?.GroupId ?? throw RubyError.Argument($"can't find group for {name}"),
    };

    static RArray? ChangeMode(Context ctx, object? mode, object? list, Verb verb, bool recursive)
    {
        var paths = Verb.Paths(ctx, list);
        if (verb.Announce($"chmod{(recursive ? " -R" : "")}{(verb.Has("force") ? "f" : "")} {Modes.Text(ctx, mode)} {string.Join(' ', paths)}"))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        foreach (var path in recursive ? paths.SelectMany(p => new Tree(machine).Walk(p)) : paths)
        {
            if (recursive && machine.TryLStat(path) is { IsSymbolicLink: true })
            {
                if (mode is RString)
                {
                    MachineErrors.Do("rb_file_s_stat", path, () => machine.Stat(path)); // words change a mode that is there
                }
                continue;
            }
            Tree.Forced(verb.Has("force"), () => MachineErrors.Do("apply2files", path, () => machine.ChangeMode(path, Modes.Apply(ctx, mode, machine.Stat(path)))));
        }
        return Verb.List(paths);
    }

    [RubyMethod("chmod", ModuleFunction = true)]
    public static RArray? ChangeMode(Context ctx, object? mode, object? list, [Keywords] RHash? options) => ChangeMode(ctx, mode, list, new Verb(ctx, options, "noop", "verbose"), false);

    [RubyMethod("chmod_R", ModuleFunction = true)]
    public static RArray? ChangeModeTree(Context ctx, object? mode, object? list, [Keywords] RHash? options) => ChangeMode(ctx, mode, list, new Verb(ctx, options, "noop", "verbose", "force"), true);

    static RArray? ChangeOwner(Context ctx, object? user, object? group, object? list, Verb verb, bool recursive)
    {
        var paths = Verb.Paths(ctx, list);
        var who = group is null ? ctx.ToS(user) : $"{ctx.ToS(user)}:{ctx.ToS(group)}";
        if (verb.Announce($"chown{(recursive ? " -R" : "")} {(who.Length == 0 ? ":" : who)} {string.Join(' ', paths)}"))
        {
            return null;
        }
        var machine = ctx.Interpreter.Machine;
        var (userId, groupId) = (UserId(ctx, user), GroupId(ctx, group));
        foreach (var path in recursive ? paths.SelectMany(p => new Tree(machine).Walk(p)) : paths)
        {
            Tree.Forced(verb.Has("force"), () => MachineErrors.Do("apply2files", path, () => machine.ChangeOwner(path, userId, groupId, followLinks: !recursive)));
        }
        return Verb.List(paths);
    }

    [RubyMethod("chown", ModuleFunction = true)]
    public static RArray? ChangeOwner(Context ctx, object? user, object? group, object? list, [Keywords] RHash? options) =>
        ChangeOwner(ctx, user, group, list, new Verb(ctx, options, "noop", "verbose"), false);

    [RubyMethod("chown_R", ModuleFunction = true)]
    public static RArray? ChangeOwnerTree(Context ctx, object? user, object? group, object? list, [Keywords] RHash? options) =>
        ChangeOwner(ctx, user, group, list, new Verb(ctx, options, "noop", "verbose", "force"), true);
}
