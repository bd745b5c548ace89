namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>build_essential</c> resource: what a recipe may say about it.</summary>
public static class BuildEssentialResource
{
    public static readonly ResourceType Type = new("build_essential", "install upgrade")
    {
        DefaultName = "",
    };

    public static readonly Property<bool> RaiseIfUnsupported = Type.Flag("raise_if_unsupported", false).NotState();
}
