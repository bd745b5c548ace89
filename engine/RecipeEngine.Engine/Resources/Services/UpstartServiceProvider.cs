using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.ServiceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Jobs of upstart (Ubuntu before 15.04): started by its own programs, enabled by the line "start on" of /etc/init/NAME.conf.</summary>
public sealed class UpstartServiceProvider : ServiceProvider
{
    public static readonly ProviderType Provides = Table<UpstartServiceProvider>("Chef::Provider::Service::Upstart",
        q => q.Platform == "ubuntu" && q.Machine.Exists("/sbin/initctl") && q.Machine.Exists($"/etc/init/{q.Resource.Name}.conf"));

    bool isKnown = true;

    string File => $"/etc/init/{Name}.conf";

    // The job and its parameters: "web PORT=80".
    string Job => Desired[Parameters] is { } given ? string.Join(' ', given.Pairs().Select(p => $"{Context.ToS(p.Key)}={Context.ToS(p.Value)}").Prepend(Name)) : Name;

    protected override State? Load() => new State { [ServiceResource.Running] = FindRunning(), [Enabled] = Regex.IsMatch(Machine.TryReadText(File) ?? "", "^start on", RegexOptions.Multiline), [Masked] = false };

    // "web start/running, process 1234"
    bool FindRunning()
    {
        try
        {
            return Given(Desired[StatusCommand]) is { } own
                ? ShellOut.Line(Context, own).Query(Machine).ExitCode == 0
                : Regex.IsMatch(ShellOut.Line(Context, "/sbin/status " + Job).Query(Machine).Stdout, @"^\S+ (?:\(\S+\) )?start/", RegexOptions.Multiline);
        }
        catch (MachineException)
        {
            isKnown = false;
            return false;
        }
    }

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("all_actions", () => Desired[User] is null, "Chef::Exceptions::UnsupportedAction", $"{Resource} does not support user services");
        requirements.Assert("all_actions", () => isKnown, Requirements.Unnamed, "Could not determine upstart state for service",
            assumption: "Could not determine upstart state for service Assuming service installed and not running.");
        requirements.Assert("all_actions", () => Machine.Exists(File), Requirements.Unnamed, $"Could not find {File}", assumption: $"Could not find {File}. Assuming service is disabled.");
    }

    void Rewrite(ISystem machine, string pattern, string line) => machine.WriteAtomically(File, Regex.Replace(machine.ReadText(File), pattern, line, RegexOptions.Multiline));

    protected override void EnableService(ISystem machine) => Rewrite(machine, "^#start on", "start on");

    protected override void DisableService(ISystem machine) => Rewrite(machine, "^start on", "#start on");

    void Tell(ISystem machine, string? own, string program) => RunLine(machine, Given(own) ?? $"/sbin/{program} {Job}");

    protected override void StartService(ISystem machine) => Tell(machine, Desired[StartCommand], "start");

    protected override void StopService(ISystem machine) => Tell(machine, Desired[StopCommand], "stop");

    // upstart's own restart keeps the old job's configuration.
    protected override void RestartService(ISystem machine)
    {
        if (Given(Desired[RestartCommand]) is { } own)
        {
            RunLine(machine, own);
            return;
        }
        if (IsRunning)
        {
            StopService(machine);
            Run.Sleep(TimeSpan.FromSeconds(1));
        }
        StartService(machine);
    }

    protected override void ReloadService(ISystem machine) => Tell(machine, Desired[ReloadCommand], "reload");
}
