namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>kernel_module</c> resource: what a recipe may say about it.</summary>
public static class KernelModuleResource
{
    public static readonly ResourceType Type = new("kernel_module", "install uninstall blacklist disable enable load unload");

    public static readonly Property<string> Modname = Type.Text("modname").NameProperty();
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options");
    public static readonly Property<string> LoadDir = Type.Text("load_dir").Default("/etc/modules-load.d");
    public static readonly Property<string> UnloadDir = Type.Text("unload_dir").Default("/etc/modprobe.d");
}
