namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>mac_user</c> resource: what a recipe may say about it.</summary>
public static class MacUserResource
{
    public static readonly ResourceType Type = new("mac_user", "create remove modify manage lock unlock", UserResource.Type)
    {
        RubyName = "Chef::Resource::User::MacUser",
    };

    public static readonly Property<string> Home = Type.Text("home");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> Uid = Type.Text("uid", "String|Integer|nil");
    public static readonly Property<string> Gid = Type.Text("gid", "Integer|String").Default(20);
    public static readonly Property<string> ExpireDate = Type.Text("expire_date", "String|nil").NotState();
    public static readonly Property<string> Inactive = Type.Text("inactive", "String|Integer|nil").NotState();
    public static readonly Property<long?> Iterations = Type.Number("iterations").NotState().Default(57803);
    public static readonly Property<bool> Admin = Type.Flag("admin", false);
    public static readonly Property<bool> Hidden = Type.Flag("hidden", types: "true|false|nil").Default(null);
    public static readonly Property<string> AdminUsername = Type.Text("admin_username");
    public static readonly Property<string> AdminPassword = Type.Text("admin_password").Secret();
    public static readonly Property<bool> SecureToken = Type.Flag("secure_token", false);
    public static readonly Property<string> SecureTokenPassword = Type.Text("secure_token_password").Secret();
}
