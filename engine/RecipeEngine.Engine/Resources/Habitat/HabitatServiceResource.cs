namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_service</c> resource: what a recipe may say about it.</summary>
public static class HabitatServiceResource
{
    public static readonly ResourceType Type = new("habitat_service", "load unload start stop restart reload");

    public static readonly Property<string> ServiceName = Type.Text("service_name").NameProperty();
    public static readonly Property<bool> Loaded = Type.Flag("loaded", false);
    public static readonly Property<bool> Running = Type.Flag("running", false);
    public static readonly Property<object> Strategy = Type.Any("strategy", "Symbol|String").OneOf(":none", "none", ":at-once", "at-once", ":rolling", "rolling").Default(":none").Coerced(Coercions.Symbol);
    public static readonly Property<object> Topology = Type.Any("topology", "Symbol|String").OneOf(":standalone", "standalone", ":leader", "leader").Default(":standalone").Coerced(Coercions.Symbol);
    public static readonly Property<string> BldrUrl = Type.Text("bldr_url").Default("https://bldr.habitat.sh/");
    public static readonly Property<object> Channel = Type.Any("channel", "Symbol|String").Default(":stable").Coerced(Coercions.Symbol);
    public static readonly Property<object> Bind = Type.Any("bind", "String|Array").Default(new object[0]).Coerced(Coercions.ListOf);
    public static readonly Property<object> BindingMode = Type.Any("binding_mode", "Symbol|String").OneOf(":strict", "strict", ":relaxed", "relaxed").Default(":strict").Coerced(Coercions.Symbol);
    public static readonly Property<string> ServiceGroup = Type.Text("service_group").Default("default");
    public static readonly Property<long?> ShutdownTimeout = Type.Number("shutdown_timeout").Default(8);
    public static readonly Property<long?> HealthCheckInterval = Type.Number("health_check_interval").Default(30);
    public static readonly Property<string> RemoteSup = Type.Text("remote_sup").NotState().Default("127.0.0.1:9632");
    public static readonly Property<string> RemoteSupHttp = Type.Text("remote_sup_http").NotState().Default("127.0.0.1:9631");
    public static readonly Property<string> GatewayAuthToken = Type.Text("gateway_auth_token").NotState().Secret();
    public static readonly Property<object> UpdateCondition = Type.Any("update_condition", "Symbol|String").OneOf(":latest", "latest", ":track-channel", "track-channel").Default(":latest").Coerced(Coercions.Symbol);
}
