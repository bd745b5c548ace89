namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for what only a Chef server has: who may do what there. They are read and checked, and refused when converged.</summary>
public static class ServerOnlyResources
{
    static string Refused(string what) => $"needs a Chef server: {what} are kept there, and in local mode there are none";

    public static readonly ResourceType Acl = new("chef_acl", "create", ChefObjectResource.Type) { Refusal = Refused("access control lists"), DefineMethods = ChefObjectWords.Rights };
    public static readonly ResourceType Container = new("chef_container", "create delete", ChefObjectResource.Type) { Refusal = Refused("containers") };
    public static readonly ResourceType Group = new("chef_group", "create delete", ChefObjectResource.Type) { Refusal = Refused("groups") };
    public static readonly ResourceType Organization = new("chef_organization", "create delete", ChefObjectResource.Type) { Refusal = Refused("organizations") };

    public static readonly Property<string> AclPath = Acl.Text("path").NameProperty();
    public static readonly Property<object> Recursive = Acl.Any("recursive", "true|false|:on_change").Default(":on_change");
    public static readonly Property<string> ContainerName = Container.Text("chef_container_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> GroupName = Group.Text("group_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly IReadOnlyList<Property> Members = [.. ((string[])["users", "clients", "groups", "remove_users", "remove_clients", "remove_groups"])
        .Select(name => Group.List(name, "Array").Coerced(Coercions.ListOf))];
    public static readonly Property<string> OrganizationName = Organization.Text("organization_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> FullName = Organization.Text("full_name");
    public static readonly IReadOnlyList<Property> Invited = [.. ((string[])["invites", "members", "remove_members"]).Select(name => Organization.List(name, "Array").Coerced(Coercions.ListOf))];
    public static readonly Property<bool> MembersSpecified = Organization.Flag("members_specified");
}
