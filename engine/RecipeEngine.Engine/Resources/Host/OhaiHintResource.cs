namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ohai_hint</c> resource: what a recipe may say about it.</summary>
public static class OhaiHintResource
{
    public static readonly ResourceType Type = new("ohai_hint", "create delete");

    public static readonly Property<string> HintName = Type.Text("hint_name").NameProperty();
    public static readonly Property<RHash> Content = Type.Map("content");
    public static readonly Property<bool> CompileTime = Type.Flag("compile_time", true).NotState();
}
