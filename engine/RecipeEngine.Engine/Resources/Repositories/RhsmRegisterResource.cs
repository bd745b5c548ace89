namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>rhsm_register</c> resource: what a recipe may say about it.</summary>
public static class RhsmRegisterResource
{
    public static readonly ResourceType Type = new("rhsm_register", "register unregister");

    public static readonly Property<IReadOnlyList<string>> ActivationKey = Type.List("activation_key", "String|Array").Coerced(Coercions.ListOf);
    public static readonly Property<string> SatelliteHost = Type.Text("satellite_host");
    public static readonly Property<string> Organization = Type.Text("organization");
    public static readonly Property<string> Environment = Type.Text("environment");
    public static readonly Property<string> Username = Type.Text("username");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> SystemName = Type.Text("system_name");
    public static readonly Property<bool> AutoAttach = Type.Flag("auto_attach", false);
    public static readonly Property<bool> InstallKatelloAgent = Type.Flag("install_katello_agent", true);
    public static readonly Property<bool> Force = Type.Flag("force", false).NotState();
    public static readonly Property<bool> HttpsForCaConsumer = Type.Flag("https_for_ca_consumer", false).NotState();
    public static readonly Property<string> ServerUrl = Type.Text("server_url");
    public static readonly Property<string> BaseUrl = Type.Text("base_url");
    public static readonly Property<string> ServiceLevel = Type.Text("service_level");
    public static readonly Property<string> Release = Type.Text("release", "Float|String");
    public static readonly Property<IReadOnlyList<string>> NotRegisteredStrings = Type.List("not_registered_strings", "String|Array").NotState().Coerced(Coercions.ListOf)
        .Default(new object[] { "Overall Status: Unknown", "Overall Status: Not registered" });
}
