namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>apt_repository</c> resource: what a recipe may say about it.</summary>
public static class AptRepositoryResource
{
    public static readonly ResourceType Type = new("apt_repository", "add remove");

    public static readonly Property<string> RepoName = Type.Text("repo_name").NameProperty().Matching(@"^[^\/]+$");
    public static readonly Property<string> Uri = Type.Text("uri");
    public static readonly Property<string> Distribution = Type.Text("distribution", "String|nil|false").Lazily(Lazies.LsbCodename);
    public static readonly Property<IReadOnlyList<string>> Components = Type.List("components").Default(new object[0]);
    public static readonly Property<string> Arch = Type.Text("arch", "String|nil|false");
    public static readonly Property<bool> Trusted = Type.Flag("trusted", false);
    public static readonly Property<bool> DebSrc = Type.Flag("deb_src", false);
    public static readonly Property<string> Keyserver = Type.Text("keyserver", "String|nil|false").Default("keyserver.ubuntu.com");
    public static readonly Property<string> Key = Type.Text("key", "String|Array|nil|false").Default(new object[0]).Coerced(Coercions.ListOrNil);
    public static readonly Property<string> KeyProxy = Type.Text("key_proxy", "String|nil|false");
    public static readonly Property<string> SignedBy = Type.Text("signed_by", "String|true|false|nil").Default(true);
    public static readonly Property<string> Cookbook = Type.Text("cookbook", "String|nil|false").NotState();
    public static readonly Property<bool> CacheRebuild = Type.Flag("cache_rebuild", true).NotState();
    public static readonly Property<bool> CacheRebuildIgnoreFailure = Type.Flag("cache_rebuild_ignore_failure", true).NotState();
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options", "String|Array").Default(new object[0]).Coerced(Coercions.ListOf);
}
