namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for Habitat.</summary>
static class HabitatFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("habitat_config", () => HabitatConfigResource.Type),
        new("habitat_install", () => HabitatInstallResource.Type),
        new("habitat_service", () => HabitatServiceResource.Type),
        new("habitat_sup", () => HabitatSupResource.Type),
        new("habitat_sup_systemd", () => HabitatSupResource.Type),
        new("habitat_sup_windows", () => HabitatSupResource.ForWindows),
        new("habitat_user_toml", () => HabitatUserTomlResource.Type),
    ],
    () =>
    [
        HabitatConfigProvider.Provides, HabitatUserTomlProvider.Provides, HabitatInstallProvider.Provides, HabitatServiceProvider.Provides, HabitatSupProvider.Provides,
    ]);
}
