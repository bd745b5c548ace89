namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_user</c> resource: what a recipe may say about it.</summary>
public static class WindowsUserResource
{
    public static readonly ResourceType Type = new("windows_user", "create remove modify manage lock unlock", UserResource.Type)
    {
        RubyName = "Chef::Resource::User::WindowsUser",
    };

    public static readonly Property<string> Uid = Type.Text("uid", "String|Integer|nil");
    public static readonly Property<string> Gid = Type.Text("gid", "String|Integer|nil");
    public static readonly Property<string> ExpireDate = Type.Text("expire_date", "String|nil").NotState();
    public static readonly Property<string> Inactive = Type.Text("inactive", "String|Integer|nil").NotState();
    public static readonly Property<string> FullName = Type.Text("full_name");
}
