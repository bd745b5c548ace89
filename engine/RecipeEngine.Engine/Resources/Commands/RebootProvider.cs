using RecipeEngine.Engine.Running;
using static RecipeEngine.Engine.Resources.RebootResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Asks for a restart of the machine after the run, or right away.</summary>
public sealed class RebootProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<RebootProvider>(RebootResource.Type,
        ("request_reboot", p => p.Request()), ("reboot_now", p => p.Now()), ("cancel", p => p.Cancel()));

    void Ask() => Run.Reboot = new RebootRequest(Resource.Name, Desired[Reason]!, Desired[DelayMins] ?? 0, Machine.UtcNow);

    void Request() => Converge("request a system reboot to occur if the run succeeds", _ =>
    {
        Warn($"Reboot requested:'{Resource.Name}'");
        Ask();
    });

    void Now() => Converge("rebooting the system immediately", _ =>
    {
        Warn($"Rebooting system immediately, requested by '{Resource.Name}'");
        Ask();
        Run.EndsEarly = true;
        throw new EndRunEarlyException();
    });

    void Cancel() => Converge("cancel any existing end-of-run reboot request", _ =>
    {
        Warn($"Reboot canceled: '{Resource.Name}'");
        Run.Reboot = null;
    });
}
