namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_state</c> resource: what a recipe may say about it.</summary>
public static class SelinuxStateResource
{
    public static readonly ResourceType Type = new("selinux_state", "enforcing permissive disabled");

    public static readonly Property<string> ConfigFile = Type.Text("config_file").Default("/etc/selinux/config");
    public static readonly Property<bool> Persistent = Type.Flag("persistent", true);
    public static readonly Property<string> Policy = Type.Text("policy").OneOf("default", "minimum", "mls", "src", "strict", "targeted").Lazily(Lazies.SeLinuxPolicy);
    public static readonly Property<object> AutomaticReboot = Type.Any("automatic_reboot", "true|false|Symbol").Default(false);
}
