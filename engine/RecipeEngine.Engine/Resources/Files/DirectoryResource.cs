namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>directory</c> resource: what a recipe may say about it.</summary>
public static class DirectoryResource
{
    public static readonly ResourceType Type = new("directory", "create delete")
    {
        Aliases = "user=owner",
    };

    public static readonly Property<string> Group = Type.Text("group", "Integer|String");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String");
    public static readonly Property<string> Owner = Type.Text("owner", "Integer|String");
    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<bool> Recursive = Type.Flag("recursive", false);
}
