namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>csh</c> resource: what a recipe may say about it.</summary>
public static class CshResource
{
    public static readonly ResourceType Type = new("csh", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("csh"),
    };
}
