namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>batch</c> resource: what a recipe may say about it.</summary>
public static class BatchResource
{
    public static readonly ResourceType Type = new("batch", "run", ScriptResource.Type)
    {
        SharesProviders = false,
        DefaultGuardInterpreter = ":batch",
        Initialize = ResourceInitializers.Interpreter("cmd.exe"),
    };

    public static readonly Property<string> Architecture = Type.Text("architecture", "Symbol");
}
