namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ohai</c> resource: what a recipe may say about it.</summary>
public static class OhaiResource
{
    public static readonly ResourceType Type = new("ohai", "reload");

    public static readonly Property<string> Plugin = Type.Text("plugin");
}
