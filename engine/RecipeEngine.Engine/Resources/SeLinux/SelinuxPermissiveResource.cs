namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_permissive</c> resource: what a recipe may say about it.</summary>
public static class SelinuxPermissiveResource
{
    public static readonly ResourceType Type = new("selinux_permissive", "add delete");

    public static readonly Property<string> Context = Type.Text("context").NameProperty();
}
