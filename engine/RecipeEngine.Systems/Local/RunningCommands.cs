using System.Collections.Concurrent;

namespace RecipeEngine.Systems.Local;

/// <summary>The commands that somebody waits for right now.</summary>
internal static class RunningCommands
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    static readonly ConcurrentDictionary<int, bool> LeadsGroup = new();
    static volatile bool ending;

    public static void Add(int process, bool leadsGroup) => LeadsGroup[process] = leadsGroup;

    public static void Remove(int process) => LeadsGroup.TryRemove(process, out _);

    /// <summary>Once they are being ended, no further one starts: its thread stays here until the process is gone.</summary>
    public static void CheckStart()
    {
        if (ending)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Ends them with their process groups: TERM, and KILL for what is left a second later.</summary>
    public static void End()
    {
        ending = true;
        Send(Signals.Terminate);
        for (DateTime until = DateTime.UtcNow + Grace; DateTime.UtcNow < until && LeadsGroup.Keys.Any(IsAlive);)
        {
            Thread.Sleep(20);
        }

        Send(Signals.Kill);
    }

    static void Send(int signal)
    {
        foreach ((int process, bool leads) in LeadsGroup)
        {
            _ = Libc.kill(leads ? -process : process, signal);
        }
    }

    static bool IsAlive(int process) => Libc.kill(LeadsGroup.GetValueOrDefault(process) ? -process : process, 0) == 0;
}
