namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_font</c> resource: what a recipe may say about it.</summary>
public static class WindowsFontResource
{
    public static readonly ResourceType Type = new("windows_font", "install");

    public static readonly Property<string> FontName = Type.Text("font_name").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
}
