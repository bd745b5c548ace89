namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>hostname</c> resource: what a recipe may say about it.</summary>
public static class HostnameResource
{
    public static readonly ResourceType Type = new("hostname", "set");

    public static readonly Property<string> Hostname = Type.Text("hostname").NameProperty();
    public static readonly Property<string> Fqdn = Type.Text("fqdn");
    public static readonly Property<string> Ipaddress = Type.Text("ipaddress").Lazily(Lazies.NodeAttribute("ipaddress"));
    public static readonly Property<IReadOnlyList<string>> Aliases = Type.List("aliases", "Array|nil").Default(null);
    public static readonly Property<bool> WindowsReboot = Type.Flag("windows_reboot", true);
    public static readonly Property<string> DomainUser = Type.Text("domain_user");
    public static readonly Property<string> DomainPassword = Type.Text("domain_password").Secret();
    public static readonly Property<bool> CompileTime = Type.Flag("compile_time", true).NotState();
}
