using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.ServiceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Services started by a script in /etc/init.d, on hosts without systemd. It cannot enable them.</summary>
public class InitServiceProvider : ServiceProvider
{
    public static readonly ProviderType Provides = Table<InitServiceProvider>("Chef::Provider::Service::Init", null);
    public static readonly ProviderType Simple = Table<InitServiceProvider>("Chef::Provider::Service::Simple", _ => false);

    bool statusKnown = true;
    bool processesKnown = true;

    protected virtual string Script => Desired[InitCommand] ?? "/etc/init.d/" + Name;

    protected override State? Load() => new State { [ServiceResource.Running] = FindRunning(), [Enabled] = FindEnabled(), [Masked] = false };

    protected virtual bool FindEnabled() => false;

    /// <summary>The script knows "status" without the recipe saying so.</summary>
    protected virtual bool AsksScript => false;

    /// <summary>The recipe's own command for the action; null for none.</summary>
    protected string? Own => Given(Action switch
    {
        "start" => Desired[StartCommand],
        "stop" => Desired[StopCommand],
        "restart" => Desired[RestartCommand],
        "reload" => Desired[ReloadCommand],
        _ => null,
    });

    bool FindRunning()
    {
        var line = Given(Desired[StatusCommand]) ?? (AsksScript || CanDo("status") ? Script + " status" : null);
        if (line is null)
        {
            return FindProcess();
        }
        try
        {
            return ShellOut.Line(Context, line).Query(Machine).ExitCode == 0;
        }
        catch (MachineException)
        {
            statusKnown = false;
            return false;
        }
    }

    bool FindProcess()
    {
        var pattern = new Regex(Desired[Pattern]!);
        try
        {
            var listing = ShellOut.Line(Context, ProcessListing).Query(Machine);
            processesKnown = listing.ExitCode == 0;
            return processesKnown && listing.Stdout.Split('\n').Any(l => pattern.IsMatch(l));
        }
        catch (MachineException)
        {
            processesKnown = false;
            return false;
        }
    }

    string ProcessListing => Run.Node.Attributes.Read(Context, [new RString("command"), new RString("ps")]) is RString { Length: > 0 } given ? given.Text : "ps -ef";

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("all_actions", () => Desired[User] is null, "Chef::Exceptions::UnsupportedAction", $"{Resource} does not support user services");
        if (WhyRun && !statusKnown)
        {
            AssumeInstalled(requirements);
        }
        requirements.Assert("all_actions", () => processesKnown, "Chef::Exceptions::Service", $"Command {ProcessListing} failed to execute, cannot determine service current status");
        requirements.Assert("start stop restart reload", () => Own is not null || Machine.Exists(Script), "Chef::Exceptions::Service", $"{Script} does not exist!",
            assumption: $"Init script '{Script}' doesn't exist, assuming a prior action would have created it.");
    }

    protected override void EnableService(ISystem machine) => throw new RubyError("Chef::Exceptions::UnsupportedAction", $"{Resource} does not support :enable");
    protected override void DisableService(ISystem machine) => throw new RubyError("Chef::Exceptions::UnsupportedAction", $"{Resource} does not support :disable");
    protected override void StartService(ISystem machine) => RunLine(machine, Given(Desired[StartCommand]) ?? Script + " start");
    protected override void StopService(ISystem machine) => RunLine(machine, Given(Desired[StopCommand]) ?? Script + " stop");

    protected override void RestartService(ISystem machine)
    {
        if ((Given(Desired[RestartCommand]) ?? (CanDo("restart") ? Script + " restart" : null)) is { } line)
        {
            RunLine(machine, line);
            return;
        }
        StopService(machine);
        Run.Sleep(TimeSpan.FromSeconds(1));
        StartService(machine);
    }

    protected override void ReloadService(ISystem machine)
    {
        if ((Given(Desired[ReloadCommand]) ?? (CanDo("reload") ? Script + " reload" : null)) is { } line)
        {
            RunLine(machine, line);
        }
    }
}
