namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_shortcut</c> resource: what a recipe may say about it.</summary>
public static class WindowsShortcutResource
{
    public static readonly ResourceType Type = new("windows_shortcut", "create");

    public static readonly Property<string> ShortcutName = Type.Text("shortcut_name").NameProperty();
    public static readonly Property<string> Target = Type.Text("target");
    public static readonly Property<string> Arguments = Type.Text("arguments");
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<string> Cwd = Type.Text("cwd");
    public static readonly Property<string> Iconlocation = Type.Text("iconlocation");
}
