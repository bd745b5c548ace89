namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>bff_package</c> resource: what a recipe may say about it.</summary>
public static class BffPackageResource
{
    public static readonly ResourceType Type = new("bff_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<string> Version = Type.Text("version");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
}
