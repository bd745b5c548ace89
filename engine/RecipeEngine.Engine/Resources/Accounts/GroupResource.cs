namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>group</c> resource: what a recipe may say about it.</summary>
public static class GroupResource
{
    public static readonly ResourceType Type = new("group", "create remove modify manage")
    {
        Aliases = "users=members",
    };

    public static readonly Property<IReadOnlyList<string>> Members = Type.List("members", "String|Array").Default(new object[0]).Coerced(Coercions.CommaList);
    public static readonly Property<string> GroupName = Type.Text("group_name").NameProperty();
    public static readonly Property<string> Gid = Type.Text("gid", "String|Integer");
    public static readonly Property<IReadOnlyList<string>> ExcludedMembers = Type.List("excluded_members", "String|Array").Default(new object[0]).Coerced(Coercions.CommaList);
    public static readonly Property<bool> Append = Type.Flag("append", false);
    public static readonly Property<bool> IsSystem = Type.Flag("system", false);
    public static readonly Property<bool> NonUnique = Type.Flag("non_unique", false);
    public static readonly Property<string> Comment = Type.Text("comment");
}
