namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_firewall_profile</c> resource: what a recipe may say about it.</summary>
public static class WindowsFirewallProfileResource
{
    public static readonly ResourceType Type = new("windows_firewall_profile", "enable disable");

    public static readonly Property<string> Profile = Type.Text("profile").NameProperty().OneOf("Domain", "Public", "Private");
    public static readonly Property<string> DefaultInboundAction = Type.Text("default_inbound_action", "String|nil").OneOf("Allow", "Block", "NotConfigured");
    public static readonly Property<string> DefaultOutboundAction = Type.Text("default_outbound_action", "String|nil").OneOf("Allow", "Block", "NotConfigured");
    public static readonly Property<string> AllowInboundRules = Type.Text("allow_inbound_rules", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> AllowLocalFirewallRules = Type.Text("allow_local_firewall_rules", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> AllowLocalIpsecRules = Type.Text("allow_local_ipsec_rules", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> AllowUserApps = Type.Text("allow_user_apps", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> AllowUserPorts = Type.Text("allow_user_ports", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> AllowUnicastResponse = Type.Text("allow_unicast_response", "true|false|String").OneOf(true, false, "NotConfigured");
    public static readonly Property<string> DisplayNotification = Type.Text("display_notification", "true|false|String").OneOf(true, false, "NotConfigured");
}
