namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_workgroup</c> resource: what a recipe may say about it.</summary>
public static class WindowsWorkgroupResource
{
    public static readonly ResourceType Type = new("windows_workgroup", "join");

    public static readonly Property<string> WorkgroupName = Type.Text("workgroup_name").NameProperty().Matching(@"^\S*$");
    public static readonly Property<string> User = Type.Text("user").NotState();
    public static readonly Property<string> Password = Type.Text("password").NotState().Secret();
    public static readonly Property<string> Reboot = Type.Text("reboot", "Symbol").NotState().OneOf(":never", ":request_reboot", ":reboot_now").Default(":immediate");
}
