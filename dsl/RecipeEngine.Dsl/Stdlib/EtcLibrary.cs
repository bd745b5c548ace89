using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>etc: the users and groups of the machine.</summary>
[RubyModule("Etc", Library = "etc")]
public static class EtcLibrary
{
    [RubyLibrary("etc")]
    public static void Load(Context ctx)
    {
        Struct(ctx, "Passwd", "name", "passwd", "uid", "gid", "gecos", "dir", "shell");
        Struct(ctx, "Group", "name", "passwd", "gid", "mem");
    }

    static void Struct(Context ctx, string name, params string[] fields)
    {
        var c = (RClass)ctx.Send(ctx.Interpreter.FindClass(ctx, "Struct"), Sym.New, fields.Select(f => (object?)RSymbol.Of(f)).ToArray())!;
        ctx.Interpreter.FindModule(ctx, "Etc").SetConstant(name, c);
    }

    static object? Made(Context ctx, string name, params object?[] values) => ctx.Send(ctx.Interpreter.FindClass(ctx, "Etc::" + name), Sym.New, values);

    static object? User(Context ctx, UserEntry u) =>
        Made(ctx, "Passwd", Box.Str(u.Name), Box.Str(u.Password), Box.Int(u.UserId), Box.Int(u.GroupId), Box.Str(u.Comment), Box.Str(u.Home), Box.Str(u.Shell));

    static object? Group(Context ctx, GroupEntry g) =>
        Made(ctx, "Group", Box.Str(g.Name), Box.Str(g.Password), Box.Int(g.GroupId), new RArray(g.Members.Select(m => (object?)new RString(m))));

    [RubyMethod("getpwnam", Singleton = true)]
    public static object? UserByName(Context ctx, string name) => User(ctx, ctx.Interpreter.Machine.FindUser(name) ?? throw RubyError.Argument($"can't find user for {name}"));

    [RubyMethod("getpwuid", Singleton = true)]
    public static object? UserById(Context ctx, long? id = null)
    {
        var wanted = id ?? ctx.Interpreter.Machine.Identity.UserId;
        return User(ctx, ctx.Interpreter.Machine.FindUser(wanted) ?? throw RubyError.Argument($"can't find user for {wanted}"));
    }

    [RubyMethod("getgrnam", Singleton = true)]
    public static object? GroupByName(Context ctx, string name) => Group(ctx, ctx.Interpreter.Machine.FindGroup(name) ?? throw RubyError.Argument($"can't find group for {name}"));

    [RubyMethod("getgrgid", Singleton = true)]
    public static object? GroupById(Context ctx, long? id = null)
    {
        var wanted = id ?? ctx.Interpreter.Machine.Identity.GroupId;
        return Group(ctx, ctx.Interpreter.Machine.FindGroup(wanted) ?? throw RubyError.Argument($"can't find group for {wanted}"));
    }

    [RubyMethod("passwd", Singleton = true)]
    public static object? EachUser(Context ctx, RProc? block)
    {
        if (block is null)
        {
            return ctx.Interpreter.Machine.Users.Select(u => User(ctx, u)).FirstOrDefault();
        }
        foreach (var user in ctx.Interpreter.Machine.Users)
        {
            block.Yield(ctx, User(ctx, user));
        }
        return null;
    }

    [RubyMethod("group", Singleton = true)]
    public static object? EachGroup(Context ctx, RProc? block)
    {
        if (block is null)
        {
            return ctx.Interpreter.Machine.Groups.Select(g => Group(ctx, g)).FirstOrDefault();
        }
        foreach (var group in ctx.Interpreter.Machine.Groups)
        {
            block.Yield(ctx, Group(ctx, group));
        }
        return null;
    }

    [RubyMethod("getlogin", Singleton = true)]
    public static object? Login(Context ctx)
    {
        var machine = ctx.Interpreter.Machine;
        var name = machine.TryReadText("/proc/self/loginuid") is { } text && long.TryParse(text.Trim(), out var id) && id != uint.MaxValue ? machine.FindUser(id)?.Name : null;
        name ??= machine.GetEnvironmentVariable("USER");
        return name is null ? null : Box.Str(name);
    }

    [RubyMethod("nprocessors", Singleton = true)]
    public static long Processors() => Environment.ProcessorCount;

    [RubyMethod("systmpdir", Singleton = true)]
    public static string TemporaryDirectory() => "/tmp";

    [RubyMethod("sysconfdir", Singleton = true)]
    public static string ConfigurationDirectory() => "/etc";

    [RubyMethod("uname", Singleton = true)]
    public static RHash Uname(Context ctx)
    {
        var machine = ctx.Interpreter.Machine;
        var hash = new RHash();
        hash.Set(ctx, RSymbol.Of("sysname"), Box.Str(machine.Kernel.Name));
        hash.Set(ctx, RSymbol.Of("nodename"), Box.Str(machine.HostName));
        hash.Set(ctx, RSymbol.Of("release"), Box.Str(machine.Kernel.Release));
        hash.Set(ctx, RSymbol.Of("version"), Box.Str(machine.Kernel.Version));
        hash.Set(ctx, RSymbol.Of("machine"), Box.Str(machine.Kernel.Machine));
        return hash;
    }
}
