namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_path</c> resource: what a recipe may say about it.</summary>
public static class WindowsPathResource
{
    public static readonly ResourceType Type = new("windows_path", "add remove");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
}
