namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>msu_package</c> resource: what a recipe may say about it.</summary>
public static class MsuPackageResource
{
    public static readonly ResourceType Type = new("msu_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<IReadOnlyList<string>> Version = Type.List("version", "String|Array");
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<long?> Timeout = Type.Number("timeout", "String|Integer").NotState().Default(3600);
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> Checksum = Type.Text("checksum").NotState();
}
