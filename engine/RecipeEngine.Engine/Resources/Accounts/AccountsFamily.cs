namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for users, groups and their rights.</summary>
static class AccountsFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("user", () => UserResource.Type),
        new("linux_user", () => LinuxUserResource.Type),
        new("user", () => LinuxUserResource.Type, Os: "linux"),
        new("aix_user", () => AixUserResource.Type),
        new("user", () => AixUserResource.Type, Os: "aix"),
        new("pw_user", () => PwUserResource.Type),
        new("user", () => PwUserResource.Type, Os: "freebsd"),
        new("solaris_user", () => SolarisUserResource.Type),
        new("user", () => SolarisUserResource.Type, Os: "omnios solaris2"),
        new("group", () => GroupResource.Type),
        new("sudo", () => SudoResource.Type, Wins: true),
        new("user_ulimit", () => UserUlimitResource.Type),
    ],
    () =>
    [
        LinuxUserProvider.Provides, GroupProvider.Provides,
        SudoProvider.Provides, UserUlimitProvider.Provides,
    ]);
}
