namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Runner: converges a run context that a cookbook has made itself.</summary>
[RubyClass("Chef::Runner")]
public static class RunnerClass
{
    static readonly RSymbol RunContextVariable = RSymbol.Of("@run_context"), Delayed = RSymbol.Of("run_delayed_notifications");

    static RunContext Home(RObject self) => self.GetInstanceVariable(RunContextVariable) as RunContext ?? throw RubyError.Argument("the runner has no run context");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, RunContext runContext) => self.SetInstanceVariable(RunContextVariable, runContext);

    [RubyMethod("run_context")]
    public static object? RunContextOf(RObject self) => self.GetInstanceVariable(RunContextVariable);

    [RubyMethod("delayed_actions")]
    public static object? DelayedActions(Context ctx, RObject self) => Resources.ResourceNotifications.Objects(ctx, Home(self).DelayedActions);

    [RubyMethod("updated_resources")]
    public static object? Updated(RObject self) => new RArray(Home(self).Collection.All.Where(r => r.Updated));

    [RubyMethod("converge")]
    public static object? Converge(Context ctx, RObject self)
    {
        var home = Home(self);
        var runner = new Runner(home.Run, home);
        if (ctx.FindMethod(self, Delayed) is { Body: BuiltinBody } or { Owner.Name: "Chef::Runner" })
        {
            runner.Converge(ctx);
            return true;
        }
        // a class derived from it has its own way with what is delayed
        runner.ConvergeResources(ctx);
        ctx.Send(self, Delayed);
        return true;
    }

    [RubyMethod("run_delayed_notifications")]
    public static void RunDelayed(Context ctx, RObject self, object? error = null) => new Runner(Home(self).Run, Home(self)).Finish(ctx);

    [RubyMethod("run_action")]
    public static void RunAction(Context ctx, RObject self, Resource resource, object? action, object? timing = null, object? notifier = null) =>
        new Runner(Home(self).Run, Home(self)).RunAction(ctx, resource, ctx.ToS(action), timing is null ? null : ctx.ToS(timing), notifier as Resource);
}

/// <summary>Chef::Client: blocks to be called when the run begins and ends.</summary>
[RubyClass("Chef::Client")]
public static class ClientClass
{
    static RArray List(Context ctx, RClass self, string name)
    {
        ChefRun.Of(ctx).ClientIsWatched = true;
        var variable = RSymbol.Of("@" + name);
        if (self.GetInstanceVariable(variable) is not RArray list)
        {
            self.SetInstanceVariable(variable, list = new RArray());
        }
        return list;
    }

    [RubyMethod("when_run_starts", Singleton = true)]
    public static void WhenStarts(Context ctx, RClass self, RProc block) => List(ctx, self, "run_start_notifications").Add(block);

    [RubyMethod("when_run_completes_successfully", Singleton = true)]
    public static void WhenCompletes(Context ctx, RClass self, RProc block) => List(ctx, self, "run_completed_successfully_notifications").Add(block);

    [RubyMethod("when_run_fails", Singleton = true)]
    public static void WhenFails(Context ctx, RClass self, RProc block) => List(ctx, self, "run_failed_notifications").Add(block);

    [RubyMethod("run_start_notifications", Singleton = true)]
    public static object? Started(Context ctx, RClass self) => List(ctx, self, "run_start_notifications");

    [RubyMethod("run_completed_successfully_notifications", Singleton = true)]
    public static object? Completed(Context ctx, RClass self) => List(ctx, self, "run_completed_successfully_notifications");

    [RubyMethod("run_failed_notifications", Singleton = true)]
    public static object? Failed(Context ctx, RClass self) => List(ctx, self, "run_failed_notifications");

    [RubyMethod("clear_notifications", Singleton = true)]
    public static void Clear(RClass self)
    {
        foreach (var name in (string[])["run_start_notifications", "run_completed_successfully_notifications", "run_failed_notifications"])
        {
            self.SetInstanceVariable(RSymbol.Of("@" + name), null);
        }
    }

    /// <summary>Calls what was asked for with the run's status.</summary>
    internal static void Tell(Context ctx, string which, Func<object?> status)
    {
        if (!ChefRun.Of(ctx).ClientIsWatched || ctx.Interpreter.FindClass(ctx, "Chef::Client").GetInstanceVariable(RSymbol.Of("@" + which)) is not RArray { Count: > 0 } list)
        {
            return;
        }
        foreach (var block in list.OfType<RProc>().ToList())
        {
            block.Yield(ctx, [status()]);
        }
    }
}

/// <summary>Chef::EventDispatch::Base: every event, ignored. Listeners are derived from it.</summary>
static class EventBase
{
    const string Events = """
        run_start run_started run_completed run_failed ohai_completed skipping_registration registration_start registration_completed registration_failed node_load_start
        node_load_success node_load_failed run_list_expanded run_list_expand_failed node_load_completed policyfile_loaded cookbook_resolution_start cookbook_resolution_failed
        cookbook_resolution_complete cookbook_clean_start removed_cookbook_file cookbook_clean_complete cookbook_sync_start synchronized_cookbook updated_cookbook_file
        cookbook_sync_failed cookbook_sync_complete cookbook_gem_start cookbook_gem_installing cookbook_gem_using cookbook_gem_finished cookbook_gem_failed
        cookbook_compilation_start library_load_start library_file_loaded library_file_load_failed library_load_complete lwrp_load_start lwrp_file_loaded
        lwrp_file_load_failed lwrp_load_complete ohai_plugin_load_start ohai_plugin_file_loaded ohai_plugin_file_load_failed ohai_plugin_load_complete attribute_load_start
        attribute_file_loaded attribute_file_load_failed attribute_load_complete definition_load_start definition_file_loaded definition_file_load_failed
        definition_load_complete recipe_load_start recipe_file_loaded recipe_file_load_failed recipe_not_found recipe_load_complete cookbook_compilation_complete
        converge_start converge_complete converge_failed handlers_start handler_executed handlers_completed resource_action_start resource_skipped resource_current_state_loaded
        resource_after_state_loaded resource_current_state_load_bypassed resource_up_to_date resource_bypassed resource_update_applied resource_update_progress resource_failed_retriable
        resource_failed resource_updated resource_completed stream_opened stream_output stream_closed provider_requirement_failed whyrun_assumption attribute_changed msg deprecation
        library_load_complete compliance_load_start compliance_load_complete action_collection_registration
        """;

    public static void Define(Interpreter interpreter)
    {
        interpreter.FindClass(interpreter.MainContext, "Chef::EventDispatch::Base").AddLateMethods(late =>
        {
            var nothing = BuiltinBody.Of(0, -1, (_, _, _, _) => null);
            foreach (var name in ModuleTable.Words(Events))
            {
                late.Define(RSymbol.Of(name), nothing);
            }
        });
    }
}
