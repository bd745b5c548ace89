namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>breakpoint</c> resource: what a recipe may say about it.</summary>
public static class BreakpointResource
{
    public static readonly ResourceType Type = new("breakpoint", "break");
}
