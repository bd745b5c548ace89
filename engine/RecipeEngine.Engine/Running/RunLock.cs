using System.Text;

namespace RecipeEngine.Engine.Running;

/// <summary>
/// Keeps two runs from changing one machine at the same time: an flock(2) on a file that also holds the pid of the run that has it. The kernel gives it
/// back however a run ends. The file stays: a waiting run holds on to it.
/// </summary>
sealed class RunLock : IDisposable
{
    static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);
    readonly MachineStream? file;

    RunLock(MachineStream? file) => this.file = file;

    /// <summary>Waits until no other run holds it, for run_lock_timeout seconds at most. A dry run needs none.</summary>
    /// <exception cref="RubyError">Chef::Exceptions::RunLockTimeout.</exception>
    public static RunLock Acquire(Context context, ChefRun run, ISystem machine)
    {
        if (run.WhyRun)
        {
            return new RunLock(null);
        }
        var path = run.Config.Text(context, "lockfile") ?? Path.Combine(run.Config.Text(context, "file_cache_path")!, "chef-client-running.pid");
        if (path == run.Config.Text(context, "pid_file"))
        {
            throw new RubyError("Chef::Exceptions::PIDFileLockfileMatch", $"PID file and lockfile must not be the same file: {path}");
        }
        MachineStream? file = null;
        try
        {
            machine.CreateDirectories(Path.GetDirectoryName(path)!);
            file = machine.Open(path, OpenFlags.ReadWrite | OpenFlags.Create, 0b110_100_100);
            Wait(context, run, file);
            file.SetLength(0);
            file.Position = 0;
            file.Write(Encoding.ASCII.GetBytes(machine.Identity.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return new RunLock(file);
        }
        catch (MachineException e) when (file is null)
        {
            // An ordinary user without a place to write: there is nobody to be kept out.
            run.Log(LogLevel.Warn, $"Going on without a lock: {e.Message}");
            return new RunLock(null);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    static void Wait(Context context, ChefRun run, MachineStream file)
    {
        if (TryLock(file))
        {
            return;
        }
        var limit = run.Config.Get(context, "run_lock_timeout") is { } given ? Coerce.ToDouble(context, given) : (double?)null;
        var holder = Holder(file);
        if (limit is not <= 0)
        {
            run.Log(LogLevel.Warn, $"Chef Infra Client {holder} is running, will wait for it to finish and then run.");
        }
        var started = run.Machine.ReadClock(MachineClock.Monotonic).TotalSeconds;
        while (true)
        {
            if (run.Machine.ReadClock(MachineClock.Monotonic).TotalSeconds - started >= limit)
            {
                throw new RubyError("Chef::Exceptions::RunLockTimeout", $"Unable to acquire lock. Waited {limit:0.###} seconds for {holder} to release.");
            }
            run.Sleep(AskAgain);
            run.ThrowIfStopped();
            if (TryLock(file))
            {
                return;
            }
        }
    }

    static bool TryLock(MachineStream file) => file.Lock(FileLock.Exclusive | FileLock.NonBlocking);

    static string Holder(MachineStream file)
    {
        var text = new byte[32];
        file.Position = 0;
        return Encoding.ASCII.GetString(text, 0, file.Read(text)).Trim();
    }

    public void Dispose() => file?.Dispose();
}
