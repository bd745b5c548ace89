namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for package repositories.</summary>
static class RepositoriesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("apt_preference", () => AptPreferenceResource.Type),
        new("apt_repository", () => AptRepositoryResource.Type),
        new("apt_update", () => AptUpdateResource.Type),
        new("yum_repository", () => YumRepositoryResource.Type),
        new("zypper_repository", () => ZypperRepositoryResource.Type),
        new("zypper_repo", () => ZypperRepositoryResource.Type),
        new("rhsm_errata", () => RhsmErrataResource.Type),
        new("rhsm_errata_level", () => RhsmErrataLevelResource.Type),
        new("rhsm_register", () => RhsmRegisterResource.Type),
        new("rhsm_repo", () => RhsmRepoResource.Type),
        new("rhsm_subscription", () => RhsmSubscriptionResource.Type),
    ],
    () =>
    [
        AptUpdateProvider.Provides, AptPreferenceProvider.Provides, AptRepositoryProvider.Provides,
    ]);
}
