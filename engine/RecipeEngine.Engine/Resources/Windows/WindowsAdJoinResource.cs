namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_ad_join</c> resource: what a recipe may say about it.</summary>
public static class WindowsAdJoinResource
{
    public static readonly ResourceType Type = new("windows_ad_join", "join leave");

    public static readonly Property<string> DomainName = Type.Text("domain_name").NameProperty().Matching(@".\..");
    public static readonly Property<string> DomainUser = Type.Text("domain_user").Required();
    public static readonly Property<string> DomainPassword = Type.Text("domain_password").Required().Secret();
    public static readonly Property<string> OuPath = Type.Text("ou_path");
    public static readonly Property<string> Reboot = Type.Text("reboot", "Symbol").OneOf(":immediate", ":delayed", ":never", ":request_reboot", ":reboot_now").Default(":immediate");
    public static readonly Property<long?> RebootDelay = Type.Number("reboot_delay").Default(0);
    public static readonly Property<string> NewHostname = Type.Text("new_hostname");
    public static readonly Property<string> WorkgroupName = Type.Text("workgroup_name");
}
