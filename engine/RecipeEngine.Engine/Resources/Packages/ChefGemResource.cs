namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_gem</c> resource: what a recipe may say about it.</summary>
public static class ChefGemResource
{
    public static readonly ResourceType Type = new("chef_gem", "install upgrade remove purge reconfig lock unlock", GemPackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").Identity();
    public static readonly Property<string> GemBinary = Type.Text("gem_binary").Default("/usr/bin/gem");
}
