namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ifconfig</c> resource: what a recipe may say about it.</summary>
public static class IfconfigResource
{
    public static readonly ResourceType Type = new("ifconfig", "add delete enable disable");

    public static readonly Property<string> InetAddr = Type.Text("inet_addr");
    public static readonly Property<string> Mask = Type.Text("mask");
    public static readonly Property<string> Target = Type.Text("target").NameProperty();
    public static readonly Property<string> Hwaddr = Type.Text("hwaddr");
    public static readonly Property<string> Family = Type.Text("family").Default("inet");
    public static readonly Property<string> Bcast = Type.Text("bcast");
    public static readonly Property<string> Mtu = Type.Text("mtu");
    public static readonly Property<string> Metric = Type.Text("metric");
    public static readonly Property<string> Device = Type.Text("device").Identity();
    public static readonly Property<string> Onboot = Type.Text("onboot");
    public static readonly Property<string> Network = Type.Text("network");
    public static readonly Property<string> Bootproto = Type.Text("bootproto");
    public static readonly Property<string> Onparent = Type.Text("onparent");
    public static readonly Property<string> EthtoolOpts = Type.Text("ethtool_opts");
    public static readonly Property<string> BondingOpts = Type.Text("bonding_opts");
    public static readonly Property<string> Master = Type.Text("master");
    public static readonly Property<string> Slave = Type.Text("slave");
    public static readonly Property<string> Vlan = Type.Text("vlan");
    public static readonly Property<string> Gateway = Type.Text("gateway");
    public static readonly Property<string> Bridge = Type.Text("bridge");
}
