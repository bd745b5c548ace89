namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>powershell_package</c> resource: what a recipe may say about it.</summary>
public static class PowershellPackageResource
{
    public static readonly ResourceType Type = new("powershell_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<IReadOnlyList<string>> PackageName = Type.List("package_name", "String|Array").NameProperty().IsState().Coerced(Coercions.FlatList);
    public static readonly Property<IReadOnlyList<string>> Version = Type.List("version", "String|Array").Coerced(Coercions.FlatList);
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<bool> SkipPublisherCheck = Type.Flag("skip_publisher_check", false).NotState();
    public static readonly Property<bool> AllowClobber = Type.Flag("allow_clobber", false);
}
