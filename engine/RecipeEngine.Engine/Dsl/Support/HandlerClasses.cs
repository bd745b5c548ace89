namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Handler: the base of report handlers written in Ruby.</summary>
[RubyClass("Chef::Handler")]
public static class HandlerClass
{
    static object? Status(RObject self, string name) => (self.GetInstanceVariable(RSymbol.Of("@run_status")) as RObject)?.GetInstanceVariable(RSymbol.Of("@" + name));

    [RubyMethod("run_report_unsafe", "run_report_safely")]
    public static void RunReport(Context ctx, RObject self, object? status)
    {
        self.SetInstanceVariable(RSymbol.Of("@run_status"), status);
        ctx.Send(self, "report");
    }

    [RubyMethod("report")]
    public static void Report()
    {
    }

    [RubyMethod("run_status")]
    public static object? RunStatus(RObject self) => self.GetInstanceVariable(RSymbol.Of("@run_status"));

    [RubyMethod("node")]
    public static object? Node(Context ctx) => ChefRun.Of(ctx).Node;

    [RubyMethod("run_context")]
    public static object? RunContextOf(Context ctx) => ChefRun.Of(ctx).RootContext;

    [RubyMethod("exception")]
    public static object? Exception(RObject self) => Status(self, "exception");

    [RubyMethod("backtrace")]
    public static object? Backtrace(RObject self) => Status(self, "backtrace");

    [RubyMethod("all_resources")]
    public static object? All(RObject self) => Status(self, "all_resources");

    [RubyMethod("updated_resources")]
    public static object? Updated(RObject self) => Status(self, "updated_resources");

    static RArray Outcome(Context ctx, string kind) => new(ChefRun.Of(ctx).Outcomes.Of(kind, ChefRun.Of(ctx).RootContext.Collection.All));

    [RubyMethod("up_to_date_resources")]
    public static object? UpToDate(Context ctx) => Outcome(ctx, "up_to_date");

    [RubyMethod("failed_resources")]
    public static object? FailedResources(Context ctx) => Outcome(ctx, "failed");

    [RubyMethod("skipped_resources")]
    public static object? Skipped(Context ctx) => Outcome(ctx, "skipped");

    [RubyMethod("unprocessed_resources")]
    public static object? Unprocessed(Context ctx) => Outcome(ctx, "unprocessed");

    [RubyMethod("start_time")]
    public static object? Start(RObject self) => Status(self, "start_time");

    [RubyMethod("end_time")]
    public static object? End(RObject self) => Status(self, "end_time");

    [RubyMethod("elapsed_time")]
    public static object? Elapsed(RObject self) => Status(self, "elapsed_time");

    [RubyMethod("success?")]
    public static object? Success(RObject self) => Status(self, "success");

    [RubyMethod("failed?")]
    public static bool Failed(RObject self) => Status(self, "success") is not true;

    [RubyMethod("data")]
    public static object? Data(Context ctx, RObject self) => ctx.Send(RunStatus(self), "to_hash");
}

/// <summary>Chef::RunStatus</summary>
[RubyClass("Chef::RunStatus")]
public static class RunStatusClass
{
    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(RObject self, RSymbol name, params object?[] rest)
    {
        var variable = RSymbol.Of("@" + name.Name.TrimEnd('?'));
        if (name.Name == "failed?")
        {
            return Box.Bool(self.GetInstanceVariable(RSymbol.Of("@success")) is not true);
        }
        return self.HasInstanceVariable(variable) ? self.GetInstanceVariable(variable) : throw RubyError.NoMethod($"undefined method `{name.Name}' for Chef::RunStatus", self, name.Name);
    }

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, RObject self)
    {
        var hash = new RHash();
        foreach (var name in (string[])["node", "success", "start_time", "end_time", "elapsed_time", "all_resources", "updated_resources", "exception", "backtrace", "run_id"])
        {
            hash.Set(ctx, RSymbol.Of(name), name == "exception" ? Formatted(ctx, self) : self.GetInstanceVariable(RSymbol.Of("@" + name)));
        }
        return hash;
    }

    /// <summary>"Class: message".</summary>
    [RubyMethod("formatted_exception")]
    public static object? Formatted(Context ctx, RObject self) =>
        self.GetInstanceVariable(RSymbol.Of("@exception")) is { } error ? new RString($"{ctx.ClassOf(error)}: {ctx.ToS(ctx.Send(error, "message"))}") : null;
}
