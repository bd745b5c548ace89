namespace RecipeEngine.Engine.Running;

/// <summary>Restarts the machine after a run that was asked to (<c>reboot</c> resource).</summary>
static class Rebooter
{
    static readonly TimeSpan FirstMoments = TimeSpan.FromSeconds(5);

    /// <summary>Starts shutdown(8). Null when no restart was asked for; else Chef::Exceptions::Reboot, or RebootFailed when it did not start.</summary>
    public static RunError? RestartIfAsked(Context context, ChefRun run, ISystem machine)
    {
        if (run.Reboot is not { } asked || run.WhyRun)
        {
            return null;
        }
        var details = $"{{:delay_mins=>{asked.DelayMinutes}, :reason=>{context.Inspect(new RString(asked.Reason))}, :timestamp=>{asked.At:yyyy-MM-dd HH:mm:ss.fffffff}00 +0000, :requested_by=>{context.Inspect(new RString(asked.RequestedBy))}}}";
        var message = $"Rebooting server at a recipe's request. Details: {details}";
        run.Log(LogLevel.Warn, message);
        try
        {
            Start(machine, ShellOut.Of(context, "shutdown", "-r", $"+{asked.DelayMinutes}", asked.Reason));
        }
        catch (Exception e) when (run.IsFailure(e))
        {
            return new RunError("Chef::Exceptions::RebootFailed", run.Describe(context, e).Message, []) { Origin = e };
        }
        return new RunError("Chef::Exceptions::Reboot", message, []);
    }

    // systemd's shutdown returns at once; others stay until the time has come, and are left to it.
    static void Start(ISystem machine, ShellOut shutdown)
    {
        using var process = machine.Start(shutdown.Spec with { StandardInput = Redirect.Null, StandardOutput = Redirect.Null });
        if (process.Wait(FirstMoments) is { IsSuccess: false } status)
        {
            using var error = new StreamReader(process.Error!);
            shutdown.Check(new CommandResult(shutdown.Spec, default, System.Text.Encoding.UTF8.GetBytes(error.ReadToEnd()), status));
        }
    }
}
