namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>plist</c> resource: what a recipe may say about it.</summary>
public static class PlistResource
{
    public static readonly ResourceType Type = new("plist", "set");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> Entry = Type.Text("entry");
    public static readonly Property<string> Value = Type.Text("value", "true|false|String|Integer|Float|Hash");
    public static readonly Property<string> Encoding = Type.Text("encoding").Default("binary");
    public static readonly Property<string> Owner = Type.Text("owner").Default("root");
    public static readonly Property<string> Group = Type.Text("group").Default("wheel");
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer");
}
