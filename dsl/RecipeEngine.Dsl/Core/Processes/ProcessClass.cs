using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;
using MachineSignals = RecipeEngine.Systems.Signals;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>Process: children, signals and ids.</summary>
[RubyModule("Process")]
public static class ProcessClass
{
    [RubyConstant("WNOHANG")]
    public const long WNoHang = 1;

    [RubyConstant("WUNTRACED")]
    public const long WUntraced = 2;

    [RubyMethod("pid", ModuleFunction = true)]
    public static long Pid(Context ctx) => ctx.Interpreter.Machine.Identity.ProcessId;

    [RubyMethod("ppid", ModuleFunction = true)]
    public static long ParentPid(Context ctx) => ctx.Interpreter.Machine.Identity.ParentProcessId;

    [RubyMethod("uid", ModuleFunction = true)]
    public static long Uid(Context ctx) => ctx.Interpreter.Machine.Identity.UserId;

    [RubyMethod("euid", ModuleFunction = true)]
    public static long EffectiveUid(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveUserId;

    [RubyMethod("gid", ModuleFunction = true)]
    public static long Gid(Context ctx) => ctx.Interpreter.Machine.Identity.GroupId;

    [RubyMethod("egid", ModuleFunction = true)]
    public static long EffectiveGid(Context ctx) => ctx.Interpreter.Machine.Identity.EffectiveGroupId;

    [RubyMethod("groups", ModuleFunction = true)]
    public static RArray Groups(Context ctx) => new(ctx.Interpreter.Machine.Identity.SupplementaryGroups.Select(g => (object?)Box.Int(g)));

    [RubyMethod("spawn", ModuleFunction = true)]
    public static long Spawn(Context ctx, params object?[] rest) => KernelProcesses.Spawn(ctx, rest);

    [RubyMethod("exec", ModuleFunction = true)]
    public static void Exec(Context ctx, params object?[] rest) => KernelProcesses.Exec(ctx, rest);

    [RubyMethod("last_status", ModuleFunction = true)]
    public static object? LastStatus(Context ctx) => ctx.Interpreter.Global("$?").Get(ctx);

    [RubyMethod("argv0", ModuleFunction = true)]
    public static object? Argv0(Context ctx) => ctx.Interpreter.Global("$0").Get(ctx);

    internal static (int ProcessId, ExitStatus Status)? Await(Context ctx, int pid, long flags)
    {
        var machine = ctx.Interpreter.Machine;
        return MachineErrors.Call(null, null, () => ctx.Interpreter.Io.Blocking(ctx, () => machine.WaitForChild(pid, (flags & WNoHang) == 0)));
    }

    static RProcessStatus? WaitFor(Context ctx, int pid, long flags)
    {
        return Await(ctx, pid, flags) is { } e ? RProcessStatus.Note(ctx, e.ProcessId, e.Status) : null;
    }

    [RubyMethod("wait", "waitpid", ModuleFunction = true)]
    public static object? Wait(Context ctx, int pid = -1, long? flags = null) => WaitFor(ctx, pid, flags ?? 0) is { } s ? Box.Int(s.ProcessId) : null;

    [RubyMethod("wait2", "waitpid2", ModuleFunction = true)]
    public static object? Wait2(Context ctx, int pid = -1, long? flags = null) => WaitFor(ctx, pid, flags ?? 0) is { } s ? RArray.Of(Box.Int(s.ProcessId), s) : null;

    [RubyMethod("waitall", ModuleFunction = true)]
    public static RArray WaitAll(Context ctx)
    {
        var all = new RArray();
        try
        {
            while (WaitFor(ctx, -1, 0) is { } s)
            {
                all.Add(RArray.Of(Box.Int(s.ProcessId), s));
            }
        }
        catch (RubyError e) when (e.ClassName == "Errno::ECHILD")
        {
        }
        return all;
    }

    [RubyMethod("detach", ModuleFunction = true)]
    public static RWaiter Detach(Context ctx, int pid) => new(ctx.Interpreter.FindClass(ctx, "Process::Waiter")) { ProcessId = pid };

    [RubyMethod("kill", ModuleFunction = true)]
    public static long Kill(Context ctx, object? signal, params object?[] rest)
    {
        if (rest.Length == 0)
        {
            throw RubyError.WrongArguments(1, 2, -1);
        }
        var (number, group) = SignalOf(ctx, signal);
        foreach (var pid in rest)
        {
            var id = Coerce.ToInt(ctx, pid);
            if (!group && id == ctx.Interpreter.Machine.Identity.ProcessId && SignalModule.Deliver(ctx, number))
            {
                continue;
            }
            MachineErrors.Do(null, null, () => ctx.Interpreter.Machine.Kill(group ? -id : id, number));
        }
        return rest.Length;
    }

    static (int Number, bool Group) SignalOf(Context ctx, object? signal)
    {
        if (signal is long n)
        {
            return (Math.Abs((int)n), n < 0);
        }
        var name = signal is RSymbol symbol ? symbol.Name : Coerce.TryStr(ctx, signal)?.Text ?? throw RubyError.Argument($"bad signal type {ctx.ClassOf(signal)}");
        var group = name.StartsWith('-');
        var bare = group ? name[1..] : name;
        bare = bare.StartsWith("SIG", StringComparison.Ordinal) ? bare[3..] : bare;
        return (MachineSignals.NumberOf(bare) ?? throw RubyError.Argument($"unsupported signal `SIG{bare}'"), group);
    }

    /// <summary>The numbered field of /proc/PID/stat (counted after the program's name).</summary>
    static long StatField(Context ctx, int pid, int field)
    {
        var path = $"/proc/{(pid == 0 ? "self" : pid)}/stat";
        if (ctx.Interpreter.Machine.TryReadText(path) is not { } text)
        {
            throw MachineErrors.Of(Errno.ESRCH);
        }
        return long.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[field], System.Globalization.CultureInfo.InvariantCulture);
    }

    [RubyMethod("getpgid", ModuleFunction = true)]
    public static long GroupOf(Context ctx, int pid) => StatField(ctx, pid, 2);

    [RubyMethod("getpgrp", ModuleFunction = true)]
    public static long Group(Context ctx) => StatField(ctx, 0, 2);

    [RubyMethod("getsid", ModuleFunction = true)]
    public static long Session(Context ctx, int pid = 0) => StatField(ctx, pid, 3);
}
