namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>user</c> resource: what a recipe may say about it.</summary>
public static class UserResource
{
    public static readonly ResourceType Type = new("user", "create remove modify manage lock unlock")
    {
        UnifiedMode = false,
        Aliases = "group=gid",
    };

    public static readonly Property<string> Comment = Type.Text("comment");
    public static readonly Property<string> ExpireDate = Type.Text("expire_date").NotState();
    public static readonly Property<bool> Force = Type.Flag("force", false).NotState();
    public static readonly Property<string> Gid = Type.Text("gid", "String|Integer");
    public static readonly Property<string> Home = Type.Text("home");
    public static readonly Property<string> Inactive = Type.Text("inactive", "String|Integer").NotState();
    public static readonly Property<long?> Iterations = Type.Number("iterations");
    public static readonly Property<bool> ManageHome = Type.Flag("manage_home", false).NotState();
    public static readonly Property<bool> NonUnique = Type.Flag("non_unique", false).NotState();
    public static readonly Property<string> Password = Type.Text("password").NotState().Secret();
    public static readonly Property<string> Salt = Type.Text("salt").NotState();
    public static readonly Property<string> Shell = Type.Text("shell");
    public static readonly Property<bool> IsSystem = Type.Flag("system", false);
    public static readonly Property<string> Uid = Type.Text("uid", "String|Integer");
    public static readonly Property<string> Username = Type.Text("username").NameProperty();
}
