namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>perl</c> resource: what a recipe may say about it.</summary>
public static class PerlResource
{
    public static readonly ResourceType Type = new("perl", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("perl"),
    };
}
