using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Process: whom this process runs as, changed.</summary>
[RubyModule("Process")]
public static class ProcessOwner
{
    static void Do(Context ctx, string what, Action<IProcessControl> call)
    {
        var control = ctx.Interpreter.Machine.ProcessControl ?? throw RubyError.NotImplemented($"{what}() function is unimplemented on this machine");
        MachineErrors.Do(null, null, () => call(control));
    }

    static long User(Context ctx, object? given) => given is RString name
        ? ctx.Interpreter.Machine.FindUser(name.Text)?.UserId ?? throw RubyError.Argument($"can't find user for {name.Text}") : Coerce.ToLong(ctx, given);

    static long Group(Context ctx, object? given) => given is RString name
        ? ctx.Interpreter.Machine.FindGroup(name.Text)?.GroupId ?? throw RubyError.Argument($"can't find group for {name.Text}") : Coerce.ToLong(ctx, given);

    [RubyMethod("uid=", ModuleFunction = true)]
    public static void SetUser(Context ctx, object? value)
    {
        var id = User(ctx, value);
        Do(ctx, "setreuid", c => c.SetUser(id, null));
    }

    [RubyMethod("euid=", ModuleFunction = true)]
    public static void SetEffectiveUser(Context ctx, object? value)
    {
        var id = User(ctx, value);
        Do(ctx, "setreuid", c => c.SetUser(null, id));
    }

    [RubyMethod("gid=", ModuleFunction = true)]
    public static void SetGroup(Context ctx, object? value)
    {
        var id = Group(ctx, value);
        Do(ctx, "setregid", c => c.SetGroup(id, null));
    }

    [RubyMethod("egid=", ModuleFunction = true)]
    public static void SetEffectiveGroup(Context ctx, object? value)
    {
        var id = Group(ctx, value);
        Do(ctx, "setregid", c => c.SetGroup(null, id));
    }

    [RubyMethod("groups=", ModuleFunction = true)]
    public static RArray SetGroups(Context ctx, RArray groups)
    {
        var ids = groups.Select(g => Group(ctx, g)).ToList();
        Do(ctx, "setgroups", c => c.SetGroups(ids));
        return ProcessClass.Groups(ctx);
    }
}
