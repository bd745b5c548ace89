namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for the host itself.</summary>
static class HostFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("mount", () => MountResource.Type),
        new("swap_file", () => SwapFileResource.Type, Wins: true),
        new("sysctl", () => SysctlResource.Type, Wins: true),
        new("sysctl_param", () => SysctlResource.Type, Wins: true),
        new("kernel_module", () => KernelModuleResource.Type),
        new("timezone", () => TimezoneResource.Type),
        new("hostname", () => HostnameResource.Type),
        new("locale", () => LocaleResource.Type),
        new("ifconfig", () => IfconfigResource.Type),
        new("route", () => RouteResource.Type),
        new("mdadm", () => MdadmResource.Type),
        new("ohai", () => OhaiResource.Type),
        new("ohai_hint", () => OhaiHintResource.Type, Wins: true),
        new("alternatives", () => AlternativesResource.Type, Wins: true),
        new("ssh_known_hosts_entry", () => SshKnownHostsEntryResource.Type),
    ],
    () =>
    [
        MountProvider.Provides, SwapFileProvider.Provides, SysctlProvider.Provides, KernelModuleProvider.Provides, TimezoneProvider.Provides,
        HostnameProvider.Provides, LocaleProvider.Provides, OhaiProvider.Provides, OhaiHintProvider.Provides, AlternativesProvider.Provides,
        SshKnownHostsEntryProvider.Provides, IfconfigProvider.Provides, RouteProvider.Provides, MdadmProvider.Provides,
    ]);
}
