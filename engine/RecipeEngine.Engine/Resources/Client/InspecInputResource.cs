namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>inspec_input</c> resource: what a recipe may say about it.</summary>
public static class InspecInputResource
{
    public static readonly ResourceType Type = new("inspec_input", "add");

    public static readonly Property<string> Input = Type.Text("input", "Hash|String").NameProperty();
    public static readonly Property<string> Source = Type.Text("source", "Hash|String").NameProperty();
}
