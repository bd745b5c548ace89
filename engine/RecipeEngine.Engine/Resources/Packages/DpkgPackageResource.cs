namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>dpkg_package</c> resource: what a recipe may say about it.</summary>
public static class DpkgPackageResource
{
    public static readonly ResourceType Type = new("dpkg_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<IReadOnlyList<string>> Source = Type.List("source", "String|Array|nil");
    public static readonly Property<string> ResponseFile = Type.Text("response_file").NotState();
    public static readonly Property<RHash> ResponseFileVariables = Type.Map("response_file_variables").NotState().DefaultsToHash();
    public static readonly Property<bool> AllowDowngrade = Type.Flag("allow_downgrade", true).NotState();
}
