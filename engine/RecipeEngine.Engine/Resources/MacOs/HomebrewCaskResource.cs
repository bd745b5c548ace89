namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>homebrew_cask</c> resource: what a recipe may say about it.</summary>
public static class HomebrewCaskResource
{
    public static readonly ResourceType Type = new("homebrew_cask", "install remove");

    public static readonly Property<string> CaskName = Type.Text("cask_name").NameProperty().Matching(@"^[\w\/\-@]+$");
    public static readonly Property<string> Options = Type.Text("options");
    public static readonly Property<string> HomebrewPath = Type.Text("homebrew_path");
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
}
