namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_user</c> resource: what a recipe may say about it.</summary>
public static class SelinuxUserResource
{
    public static readonly ResourceType Type = new("selinux_user", "manage add modify delete");

    public static readonly Property<string> User = Type.Text("user").NameProperty();
    public static readonly Property<string> Level = Type.Text("level");
    public static readonly Property<string> Range = Type.Text("range");
    public static readonly Property<IReadOnlyList<string>> Roles = Type.List("roles").Coerced(Coercions.SortedList);
}
