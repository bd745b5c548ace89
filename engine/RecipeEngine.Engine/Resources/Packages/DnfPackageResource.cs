namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>dnf_package</c> resource: what a recipe may say about it.</summary>
public static class DnfPackageResource
{
    public static readonly ResourceType Type = new("dnf_package", "install upgrade remove purge reconfig lock unlock flush_cache", PackageResource.Type);

    public static readonly Property<IReadOnlyList<string>> Arch = Type.List("arch", "String|Array").Coerced(Coercions.FlatList);
    public static readonly Property<RHash> FlushCache = Type.Map("flush_cache").Default(new Literal.Table(("before", false), ("after", false))).Coerced(Coercions.FlushCache);
    public static readonly Property<bool> AllowDowngrade = Type.Flag("allow_downgrade", true).NotState();
}
