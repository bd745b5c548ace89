namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_config</c> resource: what a recipe may say about it.</summary>
public static class HabitatConfigResource
{
    public static readonly ResourceType Type = new("habitat_config", "apply");

    public static readonly Property<object> Config = Type.Any("config", "ChefUtils::Mash").Required().Coerced(Coercions.Mash);
    public static readonly Property<string> ServiceGroup = Type.Text("service_group").NameProperty();
    public static readonly Property<string> RemoteSup = Type.Text("remote_sup").NotState().Default("127.0.0.1:9632");
    public static readonly Property<string> RemoteSupHttp = Type.Text("remote_sup_http").NotState().Default("127.0.0.1:9631");
    public static readonly Property<string> GatewayAuthToken = Type.Text("gateway_auth_token").NotState().Secret();
    public static readonly Property<string> User = Type.Text("user").NotState();
}
