namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_printer</c> resource: what a recipe may say about it.</summary>
public static class WindowsPrinterResource
{
    public static readonly ResourceType Type = new("windows_printer", "create delete");

    public static readonly Property<string> DeviceId = Type.Text("device_id").NameProperty();
    public static readonly Property<string> Comment = Type.Text("comment");
    public static readonly Property<bool> Default = Type.Flag("default", false);
    public static readonly Property<string> DriverName = Type.Text("driver_name").RequiredFor("create");
    public static readonly Property<string> Location = Type.Text("location");
    public static readonly Property<bool> Shared = Type.Flag("shared", false);
    public static readonly Property<string> ShareName = Type.Text("share_name");
    public static readonly Property<string> Ipv4Address = Type.Text("ipv4_address");
    public static readonly Property<bool> CreatePort = Type.Flag("create_port", true).NotState();
    public static readonly Property<string> PortName = Type.Text("port_name");
}
