namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>cookbook_file</c> resource: what a recipe may say about it.</summary>
public static class CookbookFileResource
{
    public static readonly ResourceType Type = new("cookbook_file", "create delete touch create_if_missing", FileResource.Type);

    public static readonly Property<IReadOnlyList<string>> Source = Type.List("source", "String|Array").Lazily(Lazies.BaseName);
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
}
