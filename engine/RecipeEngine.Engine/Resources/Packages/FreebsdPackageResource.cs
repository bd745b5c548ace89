namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>freebsd_package</c> resource: what a recipe may say about it.</summary>
public static class FreebsdPackageResource
{
    public static readonly ResourceType Type = new("freebsd_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
}
