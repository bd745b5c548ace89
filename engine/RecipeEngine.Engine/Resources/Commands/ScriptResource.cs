namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>script</c> resource: what a recipe may say about it.</summary>
public static class ScriptResource
{
    public static readonly ResourceType Type = new("script", "run", ExecuteResource.Type)
    {
        DefineMethods = SpecialMethods.Script,
        Initialize = ResourceInitializers.Script,
    };

    public static readonly Property<string> Code = Type.Text("code").Required();
    public static readonly Property<string> Interpreter = Type.Text("interpreter");
    public static readonly Property<string> Flags = Type.Text("flags");
}
