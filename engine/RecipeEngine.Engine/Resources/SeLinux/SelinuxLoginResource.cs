namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_login</c> resource: what a recipe may say about it.</summary>
public static class SelinuxLoginResource
{
    public static readonly ResourceType Type = new("selinux_login", "manage add modify delete");

    public static readonly Property<string> Login = Type.Text("login").NameProperty();
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Range = Type.Text("range");
}
