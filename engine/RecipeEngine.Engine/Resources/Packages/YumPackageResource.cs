namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>yum_package</c> resource: what a recipe may say about it.</summary>
public static class YumPackageResource
{
    public static readonly ResourceType Type = new("yum_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<IReadOnlyList<string>> PackageName = Type.List("package_name", "String|Array").NameProperty().Identity().IsState();
    public static readonly Property<IReadOnlyList<string>> Version = Type.List("version", "String|Array");
    public static readonly Property<IReadOnlyList<string>> Arch = Type.List("arch", "String|Array").Coerced(Coercions.FlatList);
    public static readonly Property<RHash> FlushCache = Type.Map("flush_cache").Default(new Literal.Table(("before", false), ("after", false))).Coerced(Coercions.FlushCache);
    public static readonly Property<bool> AllowDowngrade = Type.Flag("allow_downgrade", true).NotState();
    public static readonly Property<string> YumBinary = Type.Text("yum_binary");
}
