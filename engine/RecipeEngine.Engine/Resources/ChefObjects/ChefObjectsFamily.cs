namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for Chef's own objects, as the gem cheffish has them.</summary>
static class ChefObjectsFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("chef_data_bag", () => ChefDataBagResource.Type),
        new("chef_data_bag_item", () => ChefDataBagItemResource.Type),
        new("chef_environment", () => ChefEnvironmentResource.Type),
        new("chef_role", () => ChefRoleResource.Type),
        new("chef_node", () => ChefNodeResource.Type),
        new("chef_client", () => ChefClientResource.Type),
        new("chef_user", () => ChefUserResource.Type),
        new("chef_acl", () => ServerOnlyResources.Acl),
        new("chef_container", () => ServerOnlyResources.Container),
        new("chef_group", () => ServerOnlyResources.Group),
        new("chef_organization", () => ServerOnlyResources.Organization),
    ],
    () =>
    [
        ChefDataBagProvider.Provides, ChefDataBagItemProvider.Provides, ChefEnvironmentProvider.Provides, ChefRoleProvider.Provides, ChefNodeProvider.Provides,
        ChefClientProvider.Provides, ChefUserProvider.Provides,
    ]);
}
