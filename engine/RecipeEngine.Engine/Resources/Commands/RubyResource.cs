namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ruby</c> resource: what a recipe may say about it.</summary>
public static class RubyResource
{
    public static readonly ResourceType Type = new("ruby", "run", ScriptResource.Type)
    {
        Initialize = ResourceInitializers.Interpreter("ruby"),
    };
}
