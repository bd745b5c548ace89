namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for SELinux.</summary>
static class SeLinuxFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("selinux_boolean", () => SelinuxBooleanResource.Type),
        new("selinux_fcontext", () => SelinuxFcontextResource.Type),
        new("selinux_install", () => SelinuxInstallResource.Type),
        new("selinux_login", () => SelinuxLoginResource.Type),
        new("selinux_module", () => SelinuxModuleResource.Type),
        new("selinux_permissive", () => SelinuxPermissiveResource.Type),
        new("selinux_port", () => SelinuxPortResource.Type),
        new("selinux_state", () => SelinuxStateResource.Type),
        new("selinux_user", () => SelinuxUserResource.Type),
    ],
    () =>
    [
        SelinuxBooleanProvider.Provides, SelinuxPermissiveProvider.Provides, SelinuxPortProvider.Provides, SelinuxFcontextProvider.Provides, SelinuxLoginProvider.Provides,
        SelinuxUserProvider.Provides, SelinuxInstallProvider.Provides, SelinuxStateProvider.Provides, SelinuxModuleProvider.Provides,
    ]);
}
