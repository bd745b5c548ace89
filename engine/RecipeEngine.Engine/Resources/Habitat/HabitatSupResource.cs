namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_sup</c> resource: what a recipe may say about it.</summary>
public static class HabitatSupResource
{
    public static readonly ResourceType Type = new("habitat_sup", "run stop");

    /// <summary>The same as a service of Windows: refused here.</summary>
    public static readonly ResourceType ForWindows = new("habitat_sup_windows", "run", Type) { SharesProviders = false };

    public static readonly Property<string> BldrUrl = Type.Text("bldr_url");
    public static readonly Property<bool> PermanentPeer = Type.Flag("permanent_peer", false);
    public static readonly Property<string> ListenCtl = Type.Text("listen_ctl");
    public static readonly Property<string> ListenGossip = Type.Text("listen_gossip");
    public static readonly Property<string> ListenHttp = Type.Text("listen_http");
    public static readonly Property<string> Org = Type.Text("org").Default("default");
    public static readonly Property<IReadOnlyList<string>> Peer = Type.List("peer", "String|Array").Coerced(Coercions.ListOf);
    public static readonly Property<string> Ring = Type.Text("ring");
    public static readonly Property<string> HabChannel = Type.Text("hab_channel");
    public static readonly Property<bool> AutoUpdate = Type.Flag("auto_update", false);
    public static readonly Property<string> AuthToken = Type.Text("auth_token").Secret();
    public static readonly Property<string> GatewayAuthToken = Type.Text("gateway_auth_token").Secret();
    public static readonly Property<string> UpdateCondition = Type.Text("update_condition");
    public static readonly Property<string> LimitNoFiles = Type.Text("limit_no_files");
    public static readonly Property<string> License = Type.Text("license").OneOf("accept");
    public static readonly Property<string> HealthCheckInterval = Type.Text("health_check_interval", "String|Integer").Coerced(Coercions.Text);
    public static readonly Property<string> EventStreamApplication = Type.Text("event_stream_application");
    public static readonly Property<string> EventStreamEnvironment = Type.Text("event_stream_environment");
    public static readonly Property<string> EventStreamSite = Type.Text("event_stream_site");
    public static readonly Property<string> EventStreamUrl = Type.Text("event_stream_url");
    public static readonly Property<string> EventStreamToken = Type.Text("event_stream_token");
    public static readonly Property<string> EventStreamCert = Type.Text("event_stream_cert");
    public static readonly Property<string> SupVersion = Type.Text("sup_version");
    public static readonly Property<string> LauncherVersion = Type.Text("launcher_version");
    public static readonly Property<string> ServiceVersion = Type.Text("service_version");
    public static readonly Property<string> KeepLatest = Type.Text("keep_latest");
    public static readonly Property<bool> TomlConfig = Type.Flag("toml_config", false);
}
