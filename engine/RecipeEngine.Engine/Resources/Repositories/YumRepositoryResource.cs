namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>yum_repository</c> resource: what a recipe may say about it.</summary>
public static class YumRepositoryResource
{
    public static readonly ResourceType Type = new("yum_repository", "create remove makecache add delete")
    {
        Aliases = "url=baseurl keyurl=gpgkey mirrorexpire=mirror_expire",
    };

    public static readonly Property<string> Reposdir = Type.Text("reposdir").Default("/etc/yum.repos.d/");
    public static readonly Property<IReadOnlyList<string>> Baseurl = Type.List("baseurl", "String|Array");
    public static readonly Property<bool> CleanHeaders = Type.Flag("clean_headers", false);
    public static readonly Property<bool> CleanMetadata = Type.Flag("clean_metadata", true);
    public static readonly Property<string> Cost = Type.Text("cost").Matching(@"^\d+$");
    public static readonly Property<string> Description = Type.Text("description").Default("Yum Repository");
    public static readonly Property<bool> Enabled = Type.Flag("enabled", true);
    public static readonly Property<bool> Enablegroups = Type.Flag("enablegroups");
    public static readonly Property<string> Exclude = Type.Text("exclude");
    public static readonly Property<string> Failovermethod = Type.Text("failovermethod").OneOf("priority", "roundrobin");
    public static readonly Property<bool> FastestmirrorEnabled = Type.Flag("fastestmirror_enabled");
    public static readonly Property<bool> Gpgcheck = Type.Flag("gpgcheck", true);
    public static readonly Property<IReadOnlyList<string>> Gpgkey = Type.List("gpgkey", "String|Array");
    public static readonly Property<string> HttpCaching = Type.Text("http_caching").OneOf("packages", "all", "none");
    public static readonly Property<string> IncludeConfig = Type.Text("include_config");
    public static readonly Property<string> Includepkgs = Type.Text("includepkgs");
    public static readonly Property<bool> Keepalive = Type.Flag("keepalive");
    public static readonly Property<bool> MakeCache = Type.Flag("make_cache", true);
    public static readonly Property<bool> MakecacheFast = Type.Flag("makecache_fast", false);
    public static readonly Property<string> MaxRetries = Type.Text("max_retries", "String|Integer");
    public static readonly Property<string> MetadataExpire = Type.Text("metadata_expire").Matching(@"^\d+$", @"^\d+[mhd]$", @"never");
    public static readonly Property<string> Metalink = Type.Text("metalink");
    public static readonly Property<string> MirrorExpire = Type.Text("mirror_expire").Matching(@"^\d+$", @"^\d+[mhd]$");
    public static readonly Property<string> MirrorlistExpire = Type.Text("mirrorlist_expire").Matching(@"^\d+$", @"^\d+[mhd]$");
    public static readonly Property<string> Mirrorlist = Type.Text("mirrorlist");
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer").Default("0644");
    public static readonly Property<RHash> Options = Type.Map("options");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> Priority = Type.Text("priority").Matching(@"^(\d?[1-9]|[0-9][0-9])$");
    public static readonly Property<string> ProxyPassword = Type.Text("proxy_password").Secret();
    public static readonly Property<string> ProxyUsername = Type.Text("proxy_username");
    public static readonly Property<string> Proxy = Type.Text("proxy");
    public static readonly Property<bool> RepoGpgcheck = Type.Flag("repo_gpgcheck");
    public static readonly Property<bool> ReportInstanceid = Type.Flag("report_instanceid");
    public static readonly Property<string> Repositoryid = Type.Text("repositoryid").NameProperty().Matching(@"^[^\/]+$");
    public static readonly Property<bool> SkipIfUnavailable = Type.Flag("skip_if_unavailable");
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> Sslcacert = Type.Text("sslcacert");
    public static readonly Property<string> Sslclientcert = Type.Text("sslclientcert");
    public static readonly Property<string> Sslclientkey = Type.Text("sslclientkey");
    public static readonly Property<bool> Sslverify = Type.Flag("sslverify");
    public static readonly Property<string> Throttle = Type.Text("throttle", "String|Integer");
    public static readonly Property<string> Timeout = Type.Text("timeout").Matching(@"^\d+$");
    public static readonly Property<string> Username = Type.Text("username");
}
