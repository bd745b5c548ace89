namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>zypper_package</c> resource: what a recipe may say about it.</summary>
public static class ZypperPackageResource
{
    public static readonly ResourceType Type = new("zypper_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<bool> GpgCheck = Type.Flag("gpg_check").Lazily(Lazies.ZypperGpgCheck);
    public static readonly Property<bool> AllowDowngrade = Type.Flag("allow_downgrade", true).NotState();
    public static readonly Property<IReadOnlyList<string>> GlobalOptions = Type.List("global_options", "String|Array").Coerced(Coercions.ShellWords);
}
