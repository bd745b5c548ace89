namespace RecipeEngine.Engine.Running;

/// <summary>Keeps two runs from changing one machine at the same time: a file with the pid of the run that holds it.</summary>
public sealed class RunLock : IDisposable
{
    readonly ISystem? machine;
    readonly string? path;

    RunLock(ISystem? machine, string? path)
    {
        this.machine = machine;
        this.path = path;
    }

    /// <summary>Waits until no other run holds it. In why-run nothing is written.</summary>
    /// <exception cref="RubyError">Chef::Exceptions::RunLockTimeout.</exception>
    public static RunLock Acquire(Context context, ChefRun run, ISystem machine)
    {
        if (run.WhyRun)
        {
            return new RunLock(null, null);
        }
        var path = run.Config.Text(context, "lockfile") ?? Path.Combine(run.Config.Text(context, "file_cache_path")!, "chef-client-running.pid");
        try
        {
            machine.CreateDirectories(Path.GetDirectoryName(path)!);
            var said = false;
            while (Holder(machine, path) is { } pid)
            {
                if (!said)
                {
                    run.Log(LogLevel.Warn, $"Chef Infra Client {pid} is running, will wait for it to finish and then run.");
                    said = true;
                }
                if (run.Config.Get(context, "run_lock_timeout") is 0L)
                {
                    throw new RubyError("Chef::Exceptions::RunLockTimeout", $"Unable to acquire lock. Waited 0 seconds for {pid} to release.");
                }
                run.Sleep(TimeSpan.FromSeconds(1));
            }
            machine.WriteText(path, machine.Identity.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return new RunLock(machine, path);
        }
        catch (MachineException)
        {
            // not root: there is nothing to protect that this user could change twice
            return new RunLock(null, null);
        }
    }

    static int? Holder(IReadOnlySystem machine, string path) =>
        int.TryParse(machine.TryReadText(path), out var pid) && pid != machine.Identity.ProcessId && machine.Exists($"/proc/{pid}/stat") ? pid : null;

    public void Dispose()
    {
        try
        {
            if (path is not null && machine is not null && machine.Exists(path))
            {
                machine.RemoveFile(path);
            }
        }
        catch (MachineException)
        {
            // somebody else removed it
        }
    }
}
