using System.Numerics;
using RecipeEngine.Dsl.Core.Exceptions;
using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Kernels;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Process: limits, priorities, groups, sessions, and the ways out.</summary>
[RubyModule("Process")]
public static class ProcessLimits
{
    static readonly (string Name, int Number)[] Resources =
    [
        ("CPU", 0), ("FSIZE", 1), ("DATA", 2), ("STACK", 3), ("CORE", 4), ("RSS", 5), ("NPROC", 6), ("NOFILE", 7), ("MEMLOCK", 8), ("AS", 9),
        ("SIGPENDING", 11), ("MSGQUEUE", 12), ("NICE", 13), ("RTPRIO", 14), ("RTTIME", 15),
    ];

    /// <summary>No limit; asking for it defines the other numbers too.</summary>
    [RubyConstant("RLIM_INFINITY")]
    public static object? Infinity(Context ctx)
    {
        var module = ctx.Interpreter.Ensure("Process");
        foreach (var (name, number) in Resources)
        {
            module.SetConstant("RLIMIT_" + name, Box.Int(number));
        }
        return Box.Int(ulong.MaxValue);
    }

    [RubyConstant("RLIM_SAVED_MAX")]
    public static object? SavedMaximum => Box.Int(ulong.MaxValue);

    [RubyConstant("RLIM_SAVED_CUR")]
    public static object? SavedCurrent => Box.Int(ulong.MaxValue);

    [RubyConstant("PRIO_PROCESS")]
    public const long PriorityOfProcess = 0;

    [RubyConstant("PRIO_PGRP")]
    public const long PriorityOfGroup = 1;

    [RubyConstant("PRIO_USER")]
    public const long PriorityOfUser = 2;

    static IProcessControl Control(Context ctx, string what) =>
        ctx.Interpreter.Machine.ProcessControl ?? throw RubyError.NotImplemented($"{what}() function is unimplemented on this machine");

    static int Resource(Context ctx, object? value)
    {
        var name = value is RSymbol s ? s.Name : Coerce.TryStr(ctx, value)?.Text;
        if (name is null)
        {
            return Coerce.ToInt(ctx, value);
        }
        var found = Resources.FirstOrDefault(r => r.Name == name);
        return found.Name is null ? throw RubyError.Argument($"invalid resource name: {name}") : found.Number;
    }

    static ulong Limit(Context ctx, object? value)
    {
        var name = value is RSymbol s ? s.Name : Coerce.TryStr(ctx, value)?.Text;
        if (name is not null)
        {
            return name is "INFINITY" or "SAVED_MAX" or "SAVED_CUR" ? ulong.MaxValue : throw RubyError.Argument($"invalid resource value: {name}");
        }
        return value is BigInteger big ? (ulong)(big & ulong.MaxValue) : unchecked((ulong)Coerce.ToLong(ctx, value));
    }

    [RubyMethod("getrlimit", ModuleFunction = true)]
    public static RArray GetLimit(Context ctx, object? resource)
    {
        var number = Resource(ctx, resource);
        var (soft, hard) = MachineErrors.Call("getrlimit", null, () => Control(ctx, "getrlimit").GetLimit(number));
        return RArray.Of(Box.Int(soft), Box.Int(hard));
    }

    [RubyMethod("setrlimit", ModuleFunction = true)]
    public static void SetLimit(Context ctx, object? resource, object? soft, [Optional] object? hard)
    {
        var number = Resource(ctx, resource);
        var low = Limit(ctx, soft);
        var high = hard is Undefined ? low : Limit(ctx, hard);
        MachineErrors.Do("setrlimit", null, () => Control(ctx, "setrlimit").SetLimit(number, low, high));
    }

    [RubyMethod("getpriority", ModuleFunction = true)]
    public static long GetPriority(Context ctx, int kind, int id) => MachineErrors.Call(null, null, () => Control(ctx, "getpriority").GetPriority(kind, id));

    [RubyMethod("setpriority", ModuleFunction = true)]
    public static long SetPriority(Context ctx, int kind, int id, int priority)
    {
        MachineErrors.Do(null, null, () => Control(ctx, "setpriority").SetPriority(kind, id, priority));
        return 0;
    }

    [RubyMethod("setpgid", ModuleFunction = true)]
    public static long SetGroup(Context ctx, int process, int group)
    {
        MachineErrors.Do(null, null, () => Control(ctx, "setpgid").SetProcessGroup(process, group));
        return 0;
    }

    [RubyMethod("setpgrp", ModuleFunction = true)]
    public static long SetOwnGroup(Context ctx) => SetGroup(ctx, 0, 0);

    [RubyMethod("setsid", ModuleFunction = true)]
    public static long StartSession(Context ctx) => MachineErrors.Call(null, null, () => Control(ctx, "setsid").StartSession());

    [RubyMethod("setproctitle", ModuleFunction = true)]
    public static RString SetTitle(Context ctx, RString title)
    {
        MachineErrors.Do(null, null, () => ctx.Interpreter.Machine.WriteBytes("/proc/self/comm", title.ToBytes()));
        return title;
    }

    [RubyMethod("maxgroups", ModuleFunction = true)]
    public static long MaximumGroups(Context ctx) => ctx.Interpreter.MaximumGroups;

    [RubyMethod("maxgroups=", ModuleFunction = true)]
    public static long SetMaximumGroups(Context ctx, long value)
    {
        if (value <= 0)
        {
            throw RubyError.Argument($"maxgroups {value} should be positive");
        }
        return ctx.Interpreter.MaximumGroups = Math.Min(value, 65536);
    }

    [RubyMethod("exit", Singleton = true)]
    public static object? Exit(Context ctx, [Optional] object? status) => status is Undefined ? throw SystemExitClass.Make(0) : KernelControl.Exit(ctx, status ?? throw RubyError.Type("no implicit conversion from nil to integer"));

    [RubyMethod("exit!", Singleton = true)]
    public static object? ExitNow(Context ctx, [Optional] object? status) => KernelControl.ExitNow(ctx, status);

    [RubyMethod("abort", Singleton = true)]
    public static object? Abort(Context ctx, [Optional] object? message) => KernelControl.Abort(ctx, message);

    [RubyMethod("_fork", Singleton = true)]
    public static object? Fork() => throw RubyError.NotImplemented("_fork() function is unimplemented on this machine");
}

/// <summary>Process::Sys: the ids by the names of the system calls.</summary>
[RubyModule("Process::Sys")]
public static class ProcessSys
{
    [RubyMethod("getuid", ModuleFunction = true)]
    public static long UserId(Context ctx) => ctx.Interpreter.Machine.Identity.UserId;

    [RubyMethod("geteuid", ModuleFunction = true)]
    public static long EffectiveUserId(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveUserId;

    [RubyMethod("getgid", ModuleFunction = true)]
    public static long GroupId(Context ctx) => ctx.Interpreter.Machine.Identity.GroupId;

    [RubyMethod("getegid", ModuleFunction = true)]
    public static long EffectiveGroupId(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveGroupId;

    [RubyMethod("issetugid", ModuleFunction = true)]
    public static bool IsTainted(Context ctx) => ctx.Interpreter.Machine.Identity is var i && (i.UserId != i.EffectiveUserId || i.GroupId != i.EffectiveGroupId);
}

/// <summary>Process::UID: user ids.</summary>
[RubyModule("Process::UID")]
public static class ProcessUid
{
    [RubyMethod("rid", ModuleFunction = true)]
    public static long Real(Context ctx) => ctx.Interpreter.Machine.Identity.UserId;

    [RubyMethod("eid", ModuleFunction = true)]
    public static long Effective(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveUserId;

    [RubyMethod("from_name", ModuleFunction = true)]
    public static long FromName(Context ctx, string name) => ctx.Interpreter.Machine.FindUser(name)?.UserId ?? throw RubyError.Argument($"can't find user for {name}");
}

/// <summary>Process::GID: group ids.</summary>
[RubyModule("Process::GID")]
public static class ProcessGid
{
    [RubyMethod("rid", ModuleFunction = true)]
    public static long Real(Context ctx) => ctx.Interpreter.Machine.Identity.GroupId;

    [RubyMethod("eid", ModuleFunction = true)]
    public static long Effective(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveGroupId;

    [RubyMethod("from_name", ModuleFunction = true)]
    public static long FromName(Context ctx, string name) => ctx.Interpreter.Machine.FindGroup(name)?.GroupId ?? throw RubyError.Argument($"can't find group for {name}");
}
