using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>Thread: status, names, switches and backtraces.</summary>
[RubyClass("Thread")]
static class ThreadStatus
{
    [RubyMethod("status")]
    public static object? Status(RThread self) => self.State switch
    {
        RubyThreadState.Failed => null,
        RubyThreadState.Finished => Box.False,
        _ => new RString(ThreadFacts.Word(self) is "sleep_forever" ? "sleep" : ThreadFacts.Word(self)),
    };

    [RubyMethod("alive?")]
    public static bool IsAlive(RThread self) => self.IsAlive;

    [RubyMethod("stop?")]
    public static bool IsStopped(RThread self) => self.State is not (RubyThreadState.Running or RubyThreadState.Dying);

    [RubyMethod("name")]
    public static object? Name(RThread self) => self.Name;

    [RubyMethod("name=")]
    public static object? SetName(Context ctx, RThread self, object? name) => self.Name = name is null ? null : Coerce.ToStr(ctx, name).Copy();

    [RubyMethod("priority")]
    public static long Priority(RThread self) => self.Priority;

    [RubyMethod("priority=")]
    public static object? SetPriority(Context ctx, RThread self, long priority)
    {
        self.Priority = Math.Clamp(priority, -3, 3);
        return Box.Int(priority);
    }

    [RubyMethod("report_on_exception")]
    public static bool Reports(RThread self) => self.Reports;

    [RubyMethod("report_on_exception=")]
    public static object? SetReports(RThread self, object? on)
    {
        self.Reports = Context.Truthy(on);
        return on;
    }

    [RubyMethod("abort_on_exception")]
    public static bool Aborts(RThread self) => self.Aborts;

    [RubyMethod("abort_on_exception=")]
    public static object? SetAborts(RThread self, object? on)
    {
        self.Aborts = Context.Truthy(on);
        return on;
    }

    [RubyMethod("report_on_exception", Singleton = true)]
    public static bool ReportsAll(Context ctx) => Hidden.Get(ctx.Interpreter.FindClass(ctx, "Thread"), "report_on_exception") is not false;

    [RubyMethod("report_on_exception=", Singleton = true)]
    public static object? SetReportsAll(Context ctx, object? on)
    {
        Hidden.Set(ctx.Interpreter.FindClass(ctx, "Thread"), "report_on_exception", Box.Bool(Context.Truthy(on)));
        return on;
    }

    [RubyMethod("abort_on_exception", Singleton = true)]
    public static bool AbortsAll(Context ctx) => Hidden.Get(ctx.Interpreter.FindClass(ctx, "Thread"), "abort_on_exception") is true;

    [RubyMethod("abort_on_exception=", Singleton = true)]
    public static object? SetAbortsAll(Context ctx, object? on)
    {
        Hidden.Set(ctx.Interpreter.FindClass(ctx, "Thread"), "abort_on_exception", Box.Bool(Context.Truthy(on)));
        return on;
    }

    [RubyMethod("backtrace")]
    public static object? Backtrace(RThread self, params object?[] rest) =>
        self.IsAlive ? new RArray(self.Context.Backtrace().Select(l => (object?)new RString(l.ToString()))) : null;

    [RubyMethod("backtrace_locations")]
    public static object? BacktraceLocations(Context ctx, RThread self, params object?[] rest) =>
        self.IsAlive ? Locations.Make(ctx, self.Context.Backtrace()) : null;


    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RThread self) => ThreadFacts.Inspect(ctx, self);

    [RubyMethod("group")]
    public static object? Group(Context ctx, RThread self) => self.IsAlive ? self.Group ?? ThreadGroupClass.Default(ctx) : null;
}
