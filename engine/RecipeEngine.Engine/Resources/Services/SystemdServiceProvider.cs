using static RecipeEngine.Engine.Resources.ServiceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Services of systemd.</summary>
public sealed class SystemdServiceProvider : ServiceProvider
{
    public static readonly ProviderType Provides = Table<SystemdServiceProvider>("Chef::Provider::Service::Systemd", q => q.InitPackage == "systemd");

    bool statusCommandFailed;

    Systemctl Control => field ??= new Systemctl(Context, Machine, Desired[User]);

    protected override bool IsEnableable => !(Current![Masked] || Current[Static] || Current[Indirect]);

    protected override State? Load()
    {
        bool? running = null;
        if (Desired[StatusCommand] is { } command)
        {
            running = ShellOut.Line(Context, command).Query(Machine).ExitCode == 0;
            statusCommandFailed = running is false;
        }
        var (unit, result, show) = Control.Show(Name);
        show.Check(result);
        if (unit.FileState is null || unit.ActiveState is null)
        {
            throw new RubyError("Chef::Exceptions::Service", $"'{show.Spec.Program} show' not reporting status for {Name}!");
        }
        return new State
        {
            [ServiceResource.Running] = running ?? unit.IsActive,
            [Enabled] = unit.FileState == "bad" ? Control.Command("is-enabled", Name, "--quiet").Query(Machine).ExitCode == 0 : unit.IsEnabled,
            [Masked] = unit.IsMasked,
            [Static] = unit.IsStatic,
            [Indirect] = unit.IsIndirect,
        };
    }

    protected override void Require(Requirements requirements)
    {
        if (!WhyRun)
        {
            return;
        }
        AssumeInstalled(requirements);
        foreach (var line in (string[])[$"Failed to determine status of {Resource}, using command {Desired[StatusCommand]}.", "Assuming service would have been installed and is disabled"])
        {
            requirements.Assert("all_actions", () => !statusCommandFailed, "Chef::Exceptions::Service", line, assumption: line);
        }
    }

    void Tell(ISystem machine, string verb, bool withDefaults = false)
    {
        var command = Control.Command(verb, Name).Within(Desired[ServiceResource.Timeout]);
        (withDefaults ? command : Plain(command)).Run(machine);
    }

    // Of the environment only what a user's own manager needs.
    ShellOut Plain(ShellOut command) => Desired[User] is null ? command.WithoutDefaults()
        : command.WithoutDefaults().With(command.Spec.Environment.Where(v => v.Key == "DBUS_SESSION_BUS_ADDRESS"));

    void Own(ISystem machine, string? line, string verb)
    {
        if (line is not null)
        {
            RunLine(machine, line);
        }
        else
        {
            Tell(machine, verb);
        }
    }

    protected override void EnableService(ISystem machine) => Tell(machine, "enable", withDefaults: true);
    protected override void DisableService(ISystem machine) => Tell(machine, "disable", withDefaults: true);
    protected override void MaskService(ISystem machine) => Tell(machine, "mask", withDefaults: true);
    protected override void UnmaskService(ISystem machine) => Tell(machine, "unmask", withDefaults: true);
    protected override void StartService(ISystem machine) => Own(machine, Given(Desired[StartCommand]), "start");
    protected override void StopService(ISystem machine) => Own(machine, Given(Desired[StopCommand]), "stop");
    protected override void RestartService(ISystem machine) => Own(machine, Given(Desired[RestartCommand]), "restart");
    protected override void ReloadService(ISystem machine) => Own(machine, Given(Desired[ReloadCommand]), "reload");
}
