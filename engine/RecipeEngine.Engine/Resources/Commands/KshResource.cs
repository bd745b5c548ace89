namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ksh</c> resource: what a recipe may say about it.</summary>
public static class KshResource
{
    public static readonly ResourceType Type = new("ksh", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("ksh"),
    };
}
