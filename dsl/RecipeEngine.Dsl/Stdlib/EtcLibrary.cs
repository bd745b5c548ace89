using RecipeEngine.Dsl.Core.Files;
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
        foreach (var (name, number) in Limits)
        {
            ctx.Interpreter.FindModule(ctx, "Etc").SetConstant("SC_" + name, Box.Int(number));
        }
    }

    // Those of sysconf(3) that have to do with a machine rather than with POSIX's options.
    static readonly (string Name, int Number)[] Limits =
    [
        ("ARG_MAX", 0), ("CHILD_MAX", 1), ("CLK_TCK", 2), ("NGROUPS_MAX", 3), ("OPEN_MAX", 4), ("STREAM_MAX", 5), ("TZNAME_MAX", 6), ("JOB_CONTROL", 7), ("SAVED_IDS", 8), ("VERSION", 29), ("PAGESIZE", 30), ("PAGE_SIZE", 30), ("LINE_MAX", 43), ("RE_DUP_MAX", 44), ("2_VERSION", 46), ("IOV_MAX", 60), ("GETGR_R_SIZE_MAX", 69), ("GETPW_R_SIZE_MAX", 70), ("LOGIN_NAME_MAX", 71), ("TTY_NAME_MAX", 72), ("NPROCESSORS_CONF", 83), ("NPROCESSORS_ONLN", 84), ("PHYS_PAGES", 85), ("AVPHYS_PAGES", 86), ("ATEXIT_MAX", 87), ("MONOTONIC_CLOCK", 149), ("SYMLOOP_MAX", 173), ("HOST_NAME_MAX", 180),
    ];

    [RubyConstant("CS_PATH")]
    public const long CsPath = 0;

    [RubyConstant("CS_GNU_LIBC_VERSION")]
    public const long CsLibcVersion = 2;

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
            return NextUser(ctx);
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
            return NextGroup(ctx);
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

    [RubyMethod("sysconf", Singleton = true)]
    public static object? Configuration(Context ctx, int name) => MachineErrors.Call(null, "sysconf", () => Control(ctx).GetConfiguration(name)) is { } value ? Box.Int(value) : null;

    [RubyMethod("confstr", Singleton = true)]
    public static string? ConfigurationText(Context ctx, int name) => MachineErrors.Call(null, "confstr", () => Control(ctx).GetConfigurationText(name));

    static IProcessControl Control(Context ctx) => ctx.Interpreter.Machine.ProcessControl ?? throw RubyError.NotImplemented("sysconf() function is unimplemented on this machine");

    // The next entries of getpwent and getgrent.
    sealed class Position
    {
        public int User { get; set; }
        public int Group { get; set; }
    }

    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, Position> Positions = [];

    [RubyMethod("getpwent", Singleton = true)]
    public static object? NextUser(Context ctx) => ctx.Interpreter.Machine.Users.ElementAtOrDefault(Positions.GetOrCreateValue(ctx.Interpreter).User++) is { } u ? User(ctx, u) : null;

    [RubyMethod("setpwent", "endpwent", Singleton = true)]
    public static void RewindUsers(Context ctx) => Positions.GetOrCreateValue(ctx.Interpreter).User = 0;

    [RubyMethod("getgrent", Singleton = true)]
    public static object? NextGroup(Context ctx) => ctx.Interpreter.Machine.Groups.ElementAtOrDefault(Positions.GetOrCreateValue(ctx.Interpreter).Group++) is { } g ? Group(ctx, g) : null;

    [RubyMethod("setgrent", "endgrent", Singleton = true)]
    public static void RewindGroups(Context ctx) => Positions.GetOrCreateValue(ctx.Interpreter).Group = 0;
}
