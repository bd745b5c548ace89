using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>A Process::Status: how a child ended.</summary>
public sealed class RProcessStatus(RClass klass) : RObject(klass)
{
    public long ProcessId { get; set; }
    public ExitStatus Status { get; set; }

    /// <summary>Makes it and remembers it as <c>$?</c>.</summary>
    public static RProcessStatus Note(Context ctx, long processId, ExitStatus status)
    {
        var result = new RProcessStatus(ctx.Interpreter.FindClass(ctx, "Process::Status")) { ProcessId = processId, Status = status };
        ctx.CurrentThread.LastStatus = result;
        return result;
    }

    public string Description => $"pid {ProcessId} {Status}";
}

/// <summary>Process::Status.</summary>
[RubyClass("Process::Status")]
public static class ProcessStatusClass
{
    /// <summary>Waits for a child without touching <c>$?</c>; pid -1 when there is none.</summary>
    [RubyMethod("wait", Singleton = true)]
    public static RProcessStatus? Wait(Context ctx, int pid = -1, int flags = 0)
    {
        try
        {
            return ProcessClass.Await(ctx, pid, flags) is { } ended ? new RProcessStatus(ctx.Interpreter.FindClass(ctx, "Process::Status")) { ProcessId = ended.ProcessId, Status = ended.Status } : null;
        }
        catch (RubyError e) when (e.ClassName == "Errno::ECHILD")
        {
            return new RProcessStatus(ctx.Interpreter.FindClass(ctx, "Process::Status")) { ProcessId = -1 };
        }
    }

    [RubyMethod("pid")]
    public static long Pid(RProcessStatus self) => self.ProcessId;

    [RubyMethod("exitstatus")]
    public static object? ExitStatus(RProcessStatus self) => self.Status.ExitCode is { } code ? Box.Int(code) : null;

    [RubyMethod("success?")]
    public static object? IsSuccess(RProcessStatus self) => self.Status.ExitCode is { } code ? Box.Bool(code == 0) : null;

    [RubyMethod("exited?")]
    public static bool HasExited(RProcessStatus self) => self.Status.ExitCode is not null;

    [RubyMethod("signaled?")]
    public static bool IsSignaled(RProcessStatus self) => self.Status.Signal is not null;

    [RubyMethod("termsig")]
    public static object? TermSignal(RProcessStatus self) => self.Status.Signal is { } s ? Box.Int(s) : null;

    [RubyMethod("stopped?")]
    public static bool IsStopped() => false;

    [RubyMethod("stopsig")]
    public static object? StopSignal() => null;

    [RubyMethod("coredump?")]
    public static bool HasDumped(RProcessStatus self) => self.Status.CoreDumped;

    [RubyMethod("to_i")]
    public static long ToI(RProcessStatus self) => self.Status.Raw;

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RProcessStatus self, object? other) => other is RProcessStatus s ? s.Status.Raw == self.Status.Raw : ctx.Equal(Box.Int(self.Status.Raw), other);

    [RubyMethod("&")]
    public static long And(RProcessStatus self, long mask) => self.Status.Raw & mask;

    [RubyMethod(">>")]
    public static long Shift(RProcessStatus self, int bits) => self.Status.Raw >> bits;

    [RubyMethod("to_s")]
    public static string ToS(RProcessStatus self) => self.Description;

    [RubyMethod("inspect")]
    public static string Inspect(RProcessStatus self) => $"#<Process::Status: {self.Description}>";
}
