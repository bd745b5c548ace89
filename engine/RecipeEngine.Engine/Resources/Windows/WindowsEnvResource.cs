namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_env</c> resource: what a recipe may say about it.</summary>
public static class WindowsEnvResource
{
    public static readonly ResourceType Type = new("windows_env", "create delete modify");

    public static readonly Property<string> KeyName = Type.Text("key_name").NameProperty();
    public static readonly Property<string> Value = Type.Text("value").RequiredFor("create", "modify");
    public static readonly Property<string> Delim = Type.Text("delim", "String|nil|false").NotState();
    public static readonly Property<string> User = Type.Text("user").Default("<System>");
}
