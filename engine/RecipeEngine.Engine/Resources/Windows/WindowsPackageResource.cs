namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_package</c> resource: what a recipe may say about it.</summary>
public static class WindowsPackageResource
{
    public static readonly ResourceType Type = new("windows_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<string> Options = Type.Text("options");
    public static readonly Property<string> Source = Type.Text("source").NameProperty().IsState();
    public static readonly Property<long?> Timeout = Type.Number("timeout", "String|Integer").NotState().Default(600);
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> InstallerType = Type.Text("installer_type", "Symbol").OneOf(":custom", ":inno", ":installshield", ":msi", ":nsis", ":wise");
    public static readonly Property<string> Returns = Type.Text("returns", "String|Integer|Array").NotState().Default(new object[] { 0, 3010 });
    public static readonly Property<string> Checksum = Type.Text("checksum").NotState().Coerced(Coercions.DownCase);
    public static readonly Property<RHash> RemoteFileAttributes = Type.Map("remote_file_attributes").NotState();
}
