namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_module</c> resource: what a recipe may say about it.</summary>
public static class SelinuxModuleResource
{
    public static readonly ResourceType Type = new("selinux_module", "create delete install remove");

    public static readonly Property<string> ModuleName = Type.Text("module_name").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> Content = Type.Text("content");
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
    public static readonly Property<string> BaseDir = Type.Text("base_dir").Default("/etc/selinux/local");
}
