namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for the client itself.</summary>
static class ClientFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("chef_client_config", () => ChefClientConfigResource.Type),
        new("chef_client_cron", () => ChefClientCronResource.Type),
        new("chef_client_systemd_timer", () => ChefClientSystemdTimerResource.Type),
        new("chef_client_trusted_certificate", () => ChefClientTrustedCertificateResource.Type),
        new("chef_handler", () => ChefHandlerResource.Type, Wins: true),
        new("chef_vault_secret", () => ChefVaultSecretResource.Type),
        new("inspec_input", () => InspecInputResource.Type),
        new("inspec_waiver", () => InspecWaiverResource.Type),
        new("inspec_waiver_file_entry", () => InspecWaiverFileEntryResource.Type),
    ],
    () =>
    [
        ChefClientConfigProvider.Provides, ChefClientCronProvider.Provides, ChefClientSystemdTimerProvider.Provides, ChefClientTrustedCertificateProvider.Provides,
        ChefHandlerProvider.Provides, ChefVaultSecretProvider.Provides, CompliancePhaseProvider.Input, CompliancePhaseProvider.Waiver, InspecWaiverFileEntryProvider.Provides,
    ]);
}
