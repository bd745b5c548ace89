namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>aix_user</c> resource: what a recipe may say about it.</summary>
public static class AixUserResource
{
    public static readonly ResourceType Type = new("aix_user", "create remove modify manage lock unlock", UserResource.Type)
    {
        RubyName = "Chef::Resource::User::AixUser",
    };

    public static readonly Property<string> Uid = Type.Text("uid", "String|Integer|nil");
    public static readonly Property<string> Gid = Type.Text("gid", "String|Integer|nil");
    public static readonly Property<string> ExpireDate = Type.Text("expire_date", "String|nil").NotState();
    public static readonly Property<string> Inactive = Type.Text("inactive", "String|Integer|nil").NotState();
}
