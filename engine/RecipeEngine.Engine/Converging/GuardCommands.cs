namespace RecipeEngine.Engine.Converging;

/// <summary>Runs a guard that is a command, in the shell or through another resource.</summary>
static class GuardCommands
{
    static readonly string[] Inherited = ["cwd", "environment", "group", "user", "domain", "password", "umask", "login"];

    public static bool Succeeds(Context context, ChefRun run, Resource resource, Guard guard)
    {
        var interpreter = resource.GetInstanceVariable(RSymbol.Of("@guard_interpreter")) ?? resource.GetInstanceVariable(RSymbol.Of("@default_guard_interpreter"));
        var name = interpreter is null ? "default" : context.ToS(interpreter);
        return name switch
        {
            "default" => InShell(context, run, guard.Command, guard.Options, null),
            "execute" => InShell(context, run, guard.Command, guard.Options, resource),
            _ => AsResource(context, run, resource, guard, name),
        };
    }

    static bool InShell(Context context, ChefRun run, object? command, RHash? options, Resource? inheritFrom)
    {
        var spec = ShellCommand.Build(context, run, command, options, inheritFrom, Inherited);
        var result = ShellCommand.Started(spec, context.Interpreter.Machine.Query);
        if (result.TimedOut)
        {
            run.Log(LogLevel.Warn, $"Command '{context.ToS(command)}' timed out");
        }
        return result.IsSuccess && !result.TimedOut;
    }

    static bool AsResource(Context context, ChefRun run, Resource resource, Guard guard, string type)
    {
        var inner = run.NewRunContext(resource.RunContext);
        var guardResource = run.Registry.Build(context, type, new RString("Guard resource"), inner);
        guardResource.SetInstanceVariable(RSymbol.Of("@is_guard_interpreter"), Box.True);
        foreach (var p in Inherited)
        {
            if (resource.Definition.Find(p) is not null && guardResource.Definition.Find(p) is { } own && resource.Read(context, p) is { } value)
            {
                own.Set(context, guardResource, value);
            }
        }
        if (guard.Options is { } options)
        {
            foreach (var (k, v) in options.Pairs())
            {
                context.Send(guardResource, context.ToS(k), v);
            }
        }
        context.Send(guardResource, guardResource.Definition.Find("code") is null ? "command" : "code", guard.Command);
        run.Events.Muted++;
        var whyRun = run.SuspendWhyRun();
        try
        {
            ResourceRunner.Run(context, run, guardResource, "run", null, null);
            return guardResource.Updated;
        }
        catch (RubyError e) when (e.ClassName == "Mixlib::ShellOut::ShellCommandFailed" || (e.ClassName == "RuntimeError" && e.Message.Contains("ShellCommandFailed", StringComparison.Ordinal)))
        {
            return false;
        }
        finally
        {
            run.RestoreWhyRun(whyRun);
            run.Events.Muted--;
        }
    }
}
