namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chocolatey_source</c> resource: what a recipe may say about it.</summary>
public static class ChocolateySourceResource
{
    public static readonly ResourceType Type = new("chocolatey_source", "add remove disable enable");

    public static readonly Property<string> SourceName = Type.Text("source_name").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<bool> BypassProxy = Type.Flag("bypass_proxy", false);
    public static readonly Property<bool> AdminOnly = Type.Flag("admin_only", false);
    public static readonly Property<bool> AllowSelfService = Type.Flag("allow_self_service", false);
    public static readonly Property<long?> Priority = Type.Number("priority").Default(0);
    public static readonly Property<bool> Disabled = Type.Flag("disabled", false).NotState();
    public static readonly Property<string> Username = Type.Text("username");
    public static readonly Property<string> Password = Type.Text("password").NotState().Secret();
    public static readonly Property<string> Cert = Type.Text("cert");
    public static readonly Property<string> CertPassword = Type.Text("cert_password").NotState().Secret();
}
