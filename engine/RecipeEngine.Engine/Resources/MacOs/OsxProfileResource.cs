namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>osx_profile</c> resource: what a recipe may say about it.</summary>
public static class OsxProfileResource
{
    public static readonly ResourceType Type = new("osx_profile", "install remove");

    public static readonly Property<string> ProfileName = Type.Text("profile_name").NameProperty();
    public static readonly Property<string> Profile = Type.Text("profile", "String|Hash");
    public static readonly Property<string> Identifier = Type.Text("identifier");
}
