namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>homebrew_tap</c> resource: what a recipe may say about it.</summary>
public static class HomebrewTapResource
{
    public static readonly ResourceType Type = new("homebrew_tap", "tap untap");

    public static readonly Property<string> TapName = Type.Text("tap_name").NameProperty().Matching(@"^[\w-]+(?:\/[\w-]+)+$");
    public static readonly Property<string> Url = Type.Text("url");
    public static readonly Property<string> HomebrewPath = Type.Text("homebrew_path");
    public static readonly Property<string> Owner = Type.Text("owner");
}
