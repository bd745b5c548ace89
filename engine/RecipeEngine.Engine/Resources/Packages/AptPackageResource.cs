namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>apt_package</c> resource: what a recipe may say about it.</summary>
public static class AptPackageResource
{
    public static readonly ResourceType Type = new("apt_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> DefaultRelease = Type.Text("default_release").NotState();
    public static readonly Property<bool> OverwriteConfigFiles = Type.Flag("overwrite_config_files", false);
    public static readonly Property<string> ResponseFile = Type.Text("response_file").NotState();
    public static readonly Property<RHash> ResponseFileVariables = Type.Map("response_file_variables").NotState().DefaultsToHash();
    public static readonly Property<bool> AnchorPackageRegex = Type.Flag("anchor_package_regex", false);
}
