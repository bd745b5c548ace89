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
    public static object? Backtrace(Context ctx, RThread self, params object?[] rest) =>
        self.IsAlive ? Part(ctx, new RArray(Places(ctx, self, "backtrace").Select(l => (object?)new RString(l.ToString()))), rest) : null;

    /// <summary>A thread that asks for its own finds the call that asks first.</summary>
    static List<BacktraceLine> Places(Context ctx, RThread self, string method)
    {
        var places = self.Context.Backtrace();
        return ReferenceEquals(self, ctx.CurrentThread) && places.FirstOrDefault() is { } first ? [first with { Label = method }, .. places] : places;
    }

    /// <summary>A number of places to leave out and one to give at most, or a range of them.</summary>
    static object? Part(Context ctx, RArray all, object?[] rest) => rest switch
    {
        [] => all,
        [RRange] or [_, not null] => ctx.Send(all, Sym.Index, rest),
        [var omitted, ..] => Coerce.ToLong(ctx, omitted) is >= 0 and var n ? ctx.Send(all, Sym.Index, Box.Int(n), Box.Int(all.Count)) : throw RubyError.Argument($"negative level ({ctx.ToS(omitted)})"),
    };

    [RubyMethod("backtrace_locations")]
    public static object? BacktraceLocations(Context ctx, RThread self, params object?[] rest) =>
        self.IsAlive ? Part(ctx, (RArray)Locations.Make(ctx, Places(ctx, self, "backtrace_locations"))!, rest) : null;


    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RThread self) => ThreadFacts.Inspect(ctx, self);

    [RubyMethod("group")]
    public static object? Group(Context ctx, RThread self) => self.IsAlive ? self.Group ?? ThreadGroupClass.Default(ctx) : null;
}
