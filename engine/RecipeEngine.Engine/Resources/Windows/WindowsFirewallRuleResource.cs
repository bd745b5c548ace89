namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_firewall_rule</c> resource: what a recipe may say about it.</summary>
public static class WindowsFirewallRuleResource
{
    public static readonly ResourceType Type = new("windows_firewall_rule", "create delete")
    {
        Aliases = "localip=local_address remoteip=remote_address localport=local_port remoteport=remote_port interfacetype=interface_type",
    };

    public static readonly Property<string> RuleName = Type.Text("rule_name").NameProperty();
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<string> Displayname = Type.Text("displayname");
    public static readonly Property<string> Group = Type.Text("group");
    public static readonly Property<string> LocalAddress = Type.Text("local_address");
    public static readonly Property<string> LocalPort = Type.Text("local_port", "String|Integer|Array").Coerced(Coercions.PortList);
    public static readonly Property<IReadOnlyList<string>> RemoteAddress = Type.List("remote_address", "String|Array").Coerced(Coercions.PortList);
    public static readonly Property<string> RemotePort = Type.Text("remote_port", "String|Integer|Array").Coerced(Coercions.PortList);
    public static readonly Property<string> Direction = Type.Text("direction", "Symbol|String").OneOf(":inbound", ":outbound").Default(":inbound").Coerced(Coercions.LowerSymbol);
    public static readonly Property<string> Protocol = Type.Text("protocol").Default("TCP");
    public static readonly Property<string> IcmpType = Type.Text("icmp_type", "String|Integer").Default("Any");
    public static readonly Property<string> FirewallAction = Type.Text("firewall_action", "Symbol|String").OneOf(":allow", ":block", ":notconfigured").Default(":allow").Coerced(Coercions.LowerSymbol);
    public static readonly Property<object> Profile = Type.Any("profile", "Symbol|String|Array").Coerced(Coercions.ProfileSymbols).Default(":any");
    public static readonly Property<string> Program = Type.Text("program");
    public static readonly Property<string> Service = Type.Text("service");
    public static readonly Property<string> InterfaceType = Type.Text("interface_type", "Symbol|String").OneOf(":any", ":wireless", ":wired", ":remoteaccess").Default(":any").Coerced(Coercions.LowerSymbol);
    public static readonly Property<bool> Enabled = Type.Flag("enabled", true);
}
