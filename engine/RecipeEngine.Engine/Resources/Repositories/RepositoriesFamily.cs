namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for package repositories.</summary>
static class RepositoriesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("apt_preference", () => AptPreferenceResource.Type, Wins: true),
        new("apt_repository", () => AptRepositoryResource.Type, Wins: true),
        new("apt_update", () => AptUpdateResource.Type, Wins: true),
        new("yum_repository", () => YumRepositoryResource.Type, Wins: true),
        new("zypper_repository", () => ZypperRepositoryResource.Type, Wins: true),
        new("zypper_repo", () => ZypperRepositoryResource.Type, Wins: true),
        new("rhsm_errata", () => RhsmErrataResource.Type, Wins: true),
        new("rhsm_errata_level", () => RhsmErrataLevelResource.Type, Wins: true),
        new("rhsm_register", () => RhsmRegisterResource.Type, Wins: true),
        new("rhsm_repo", () => RhsmRepoResource.Type, Wins: true),
        new("rhsm_subscription", () => RhsmSubscriptionResource.Type, Wins: true),
    ],
    () =>
    [
        AptUpdateProvider.Provides, AptPreferenceProvider.Provides, AptRepositoryProvider.Provides, YumRepositoryProvider.Provides,
        ZypperRepositoryProvider.Provides, RhsmErrataProvider.Provides, RhsmErrataProvider.Level, RhsmRepoProvider.Provides, RhsmSubscriptionProvider.Provides, RhsmRegisterProvider.Provides,
    ]);
}
