namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for macOS.</summary>
static class MacOsFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("chef_client_launchd", () => ChefClientLaunchdResource.Type),
        new("dmg_package", () => DmgPackageResource.Type, Wins: true),
        new("homebrew_cask", () => HomebrewCaskResource.Type, Wins: true),
        new("homebrew_package", () => HomebrewPackageResource.Type),
        new("package", () => HomebrewPackageResource.Type, Os: "darwin"),
        new("homebrew_tap", () => HomebrewTapResource.Type, Wins: true),
        new("homebrew_update", () => HomebrewUpdateResource.Type, Wins: true),
        new("launchd", () => LaunchdResource.Type, Os: "darwin"),
        new("mac_user", () => MacUserResource.Type),
        new("user", () => MacUserResource.Type, Os: "darwin"),
        new("macos_pkg", () => MacosPkgResource.Type, Wins: true),
        new("macos_userdefaults", () => MacosUserdefaultsResource.Type, Wins: true),
        new("mac_os_x_userdefaults", () => MacosUserdefaultsResource.Type, Wins: true),
        new("macosx_service", () => MacosxServiceResource.Type),
        new("service", () => MacosxServiceResource.Type, Os: "darwin"),
        new("macports_package", () => MacportsPackageResource.Type),
        new("osx_profile", () => OsxProfileResource.Type),
        new("osx_config_profile", () => OsxProfileResource.Type),
        new("plist", () => PlistResource.Type),
    ],
    () =>
    [
    ]);
}
