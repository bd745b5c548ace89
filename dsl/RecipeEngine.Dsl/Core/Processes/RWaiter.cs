using RecipeEngine.Dsl.Core.Files;

namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>A Process::Waiter: what waits for one child.</summary>
public sealed class RWaiter(RClass klass) : RObject(klass)
{
    public int ProcessId { get; set; }
    public RProcessStatus? Status { get; set; }

    /// <summary>Waits for the child's end, once.</summary>
    public RProcessStatus Wait(Context ctx)
    {
        if (Status is null)
        {
            var ended = MachineErrors.Call(null, null, () => ctx.Interpreter.Io.Blocking(ctx, () => ctx.Interpreter.Machine.WaitForChild(ProcessId)));
            Status = RProcessStatus.Note(ctx, ProcessId, ended?.Status ?? default);
        }
        return Status;
    }
}

/// <summary>Process::Waiter: pid, value, join, alive? of a detached child.</summary>
[RubyClass("Process::Waiter")]
public static class WaiterClass
{
    [RubyMethod("pid")]
    public static long Pid(RWaiter self) => self.ProcessId;

    [RubyMethod("value")]
    public static RProcessStatus Value(Context ctx, RWaiter self) => self.Wait(ctx);

    [RubyMethod("join")]
    public static RWaiter Join(Context ctx, RWaiter self, object? limit = null)
    {
        self.Wait(ctx);
        return self;
    }

    [RubyMethod("alive?")]
    public static bool IsAlive(Context ctx, RWaiter self)
    {
        if (self.Status is null && ctx.Interpreter.Machine.WaitForChild(self.ProcessId, false) is { } ended)
        {
            self.Status = RProcessStatus.Note(ctx, self.ProcessId, ended.Status);
        }
        return self.Status is null;
    }
}
