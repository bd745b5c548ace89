namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_printer_port</c> resource: what a recipe may say about it.</summary>
public static class WindowsPrinterPortResource
{
    public static readonly ResourceType Type = new("windows_printer_port", "create delete");

    public static readonly Property<string> Ipv4Address = Type.Text("ipv4_address").NameProperty();
    public static readonly Property<string> PortName = Type.Text("port_name");
    public static readonly Property<long?> PortNumber = Type.Number("port_number").Default(9100);
    public static readonly Property<string> PortDescription = Type.Text("port_description").NotState();
    public static readonly Property<bool> SnmpEnabled = Type.Flag("snmp_enabled", false);
    public static readonly Property<long?> PortProtocol = Type.Number("port_protocol").OneOf(1, 2).Default(1);
}
