namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>zypper_repository</c> resource: what a recipe may say about it.</summary>
public static class ZypperRepositoryResource
{
    public static readonly ResourceType Type = new("zypper_repository", "create remove add refresh")
    {
        Aliases = "key=gpgkey uri=baseurl",
    };

    public static readonly Property<string> RepoName = Type.Text("repo_name").NameProperty().Matching(@"^[^\/]+$");
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<string> TypeOption = Type.Text("type").Default("NONE");
    public static readonly Property<bool> Enabled = Type.Flag("enabled", true);
    public static readonly Property<bool> Autorefresh = Type.Flag("autorefresh", true);
    public static readonly Property<bool> Gpgcheck = Type.Flag("gpgcheck", true);
    public static readonly Property<IReadOnlyList<string>> Gpgkey = Type.List("gpgkey", "String|Array").Default(new object[0]).Coerced(Coercions.ListOf);
    public static readonly Property<string> Baseurl = Type.Text("baseurl");
    public static readonly Property<string> Mirrorlist = Type.Text("mirrorlist");
    public static readonly Property<string> Path = Type.Text("path");
    public static readonly Property<long?> Priority = Type.Number("priority").Default(99);
    public static readonly Property<bool> Keeppackages = Type.Flag("keeppackages", false);
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer").Default("0644");
    public static readonly Property<bool> RefreshCache = Type.Flag("refresh_cache", true);
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState().Lazily(Lazies.CookbookName);
    public static readonly Property<bool> Gpgautoimportkeys = Type.Flag("gpgautoimportkeys", true);
}
