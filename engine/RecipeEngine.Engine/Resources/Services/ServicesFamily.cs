namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for services and schedules.</summary>
static class ServicesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("service", () => ServiceResource.Type),
        new("systemd_unit", () => SystemdUnitResource.Type, Wins: true),
        new("cron", () => CronResource.Type),
        new("cron_d", () => CronDResource.Type),
        new("cron_access", () => CronAccessResource.Type),
        new("cron_manage", () => CronAccessResource.Type),
    ],
    () =>
    [
        SystemdServiceProvider.Provides, UpstartServiceProvider.Provides, DebianServiceProvider.Provides, RedHatServiceProvider.Provides, InitServiceProvider.Provides, InitServiceProvider.Simple, SystemdUnitProvider.Provides,
        CronProvider.Provides, CronDProvider.Provides, CronAccessProvider.Provides,
    ]);
}
