namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>bash</c> resource: what a recipe may say about it.</summary>
public static class BashResource
{
    public static readonly ResourceType Type = new("bash", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("bash"),
    };
}
