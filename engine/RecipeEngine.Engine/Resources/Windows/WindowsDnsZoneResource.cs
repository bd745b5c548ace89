namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_dns_zone</c> resource: what a recipe may say about it.</summary>
public static class WindowsDnsZoneResource
{
    public static readonly ResourceType Type = new("windows_dns_zone", "create delete");

    public static readonly Property<string> ZoneName = Type.Text("zone_name").NameProperty();
    public static readonly Property<string> ReplicationScope = Type.Text("replication_scope").Default("Domain");
    public static readonly Property<string> ServerType = Type.Text("server_type").OneOf("Domain", "Standalone").Default("Domain");
}
