namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>apt_preference</c> resource: what a recipe may say about it.</summary>
public static class AptPreferenceResource
{
    public static readonly ResourceType Type = new("apt_preference", "add remove");

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Matching(@"^([a-z]|[A-Z]|[0-9]|_|-|\.|\*|\+)+$");
    public static readonly Property<string> Glob = Type.Text("glob");
    public static readonly Property<string> Pin = Type.Text("pin").RequiredFor("add");
    public static readonly Property<string> PinPriority = Type.Text("pin_priority", "String|Integer").RequiredFor("add");
}
