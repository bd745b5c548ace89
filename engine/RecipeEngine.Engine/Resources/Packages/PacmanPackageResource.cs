namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>pacman_package</c> resource: what a recipe may say about it.</summary>
public static class PacmanPackageResource
{
    public static readonly ResourceType Type = new("pacman_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
}
