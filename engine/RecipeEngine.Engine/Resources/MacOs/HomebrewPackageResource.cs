namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>homebrew_package</c> resource: what a recipe may say about it.</summary>
public static class HomebrewPackageResource
{
    public static readonly ResourceType Type = new("homebrew_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> HomebrewUser = Type.Text("homebrew_user", "String|Integer");
}
