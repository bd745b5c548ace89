namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>dmg_package</c> resource: what a recipe may say about it.</summary>
public static class DmgPackageResource
{
    public static readonly ResourceType Type = new("dmg_package", "install");

    public static readonly Property<string> App = Type.Text("app").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> File = Type.Text("file");
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Destination = Type.Text("destination").Default("/Applications");
    public static readonly Property<string> Checksum = Type.Text("checksum");
    public static readonly Property<string> VolumesDir = Type.Text("volumes_dir");
    public static readonly Property<string> DmgName = Type.Text("dmg_name").NotState();
    public static readonly Property<string> TypeOption = Type.Text("type").NotState().OneOf("app", "pkg", "mpkg").Default("app");
    public static readonly Property<string> PackageId = Type.Text("package_id");
    public static readonly Property<string> DmgPassphrase = Type.Text("dmg_passphrase").NotState();
    public static readonly Property<bool> AcceptEula = Type.Flag("accept_eula", false).NotState();
    public static readonly Property<RHash> Headers = Type.Map("headers").NotState();
    public static readonly Property<bool> AllowUntrusted = Type.Flag("allow_untrusted", false).NotState();
}
