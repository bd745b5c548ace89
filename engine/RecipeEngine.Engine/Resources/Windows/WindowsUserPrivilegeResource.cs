namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_user_privilege</c> resource: what a recipe may say about it.</summary>
public static class WindowsUserPrivilegeResource
{
    public static readonly ResourceType Type = new("windows_user_privilege", "add set clear remove");

    public static readonly Property<string> Principal = Type.Text("principal").NameProperty();
    public static readonly Property<IReadOnlyList<string>> Users = Type.List("users", "Array|String").Coerced(Coercions.ListOf);
    public static readonly Property<IReadOnlyList<string>> Privilege = Type.List("privilege", "Array|String").Identity().Required().Coerced(Coercions.ListOf);
}
