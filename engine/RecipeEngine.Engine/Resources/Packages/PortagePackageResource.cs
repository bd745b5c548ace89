namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>portage_package</c> resource: what a recipe may say about it.</summary>
public static class PortagePackageResource
{
    public static readonly ResourceType Type = new("portage_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<string> Version = Type.Text("version");
    public static readonly Property<long?> Timeout = Type.Number("timeout", "String|Integer").NotState().Default(3600);
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
}
