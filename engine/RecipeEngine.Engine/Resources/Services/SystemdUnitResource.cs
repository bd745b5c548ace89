namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>systemd_unit</c> resource: what a recipe may say about it.</summary>
public static class SystemdUnitResource
{
    public static readonly ResourceType Type = new("systemd_unit", "create delete preset revert enable disable reenable mask unmask start stop restart reload try_restart reload_or_restart reload_or_try_restart")
    {
        DefaultActions = ["nothing"],
    };

    public static readonly Property<bool> Enabled = Type.Flag("enabled");
    public static readonly Property<bool> Active = Type.Flag("active");
    public static readonly Property<bool> Masked = Type.Flag("masked");
    public static readonly Property<bool> Static = Type.Flag("static");
    public static readonly Property<bool> Indirect = Type.Flag("indirect");
    public static readonly Property<string> User = Type.Text("user").NotState();
    public static readonly Property<string> Content = Type.Text("content", "String|Hash");
    public static readonly Property<bool> TriggersReload = Type.Flag("triggers_reload", true).NotState();
    public static readonly Property<bool> Verify = Type.Flag("verify", true).NotState();
    public static readonly Property<string> UnitName = Type.Text("unit_name").NameProperty();
}
