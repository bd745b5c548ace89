namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>python</c> resource: what a recipe may say about it.</summary>
public static class PythonResource
{
    public static readonly ResourceType Type = new("python", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("python"),
    };
}
