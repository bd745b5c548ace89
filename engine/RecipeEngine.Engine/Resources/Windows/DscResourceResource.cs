namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>dsc_resource</c> resource: what a recipe may say about it.</summary>
public static class DscResourceResource
{
    public static readonly ResourceType Type = new("dsc_resource", "run");

    public static readonly Property<string> DscResource = Type.Text("resource", "Symbol");
    public static readonly Property<string> ModuleVersion = Type.Text("module_version");
    public static readonly Property<string> RebootAction = Type.Text("reboot_action", "Symbol").OneOf(":nothing", ":reboot_now", ":request_reboot").Default(":nothing");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState();
    public static readonly Property<string> ModuleName = Type.Text("module_name");
    public static readonly Property<string> Property = Type.Text("property");
}
