namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>remote_file</c> resource: what a recipe may say about it.</summary>
public static class RemoteFileResource
{
    public static readonly ResourceType Type = new("remote_file", "create delete touch create_if_missing", FileResource.Type)
    {
        Initialize = ResourceInitializers.RemoteFile,
        DefineMethods = SpecialMethods.RemoteFile,
        Aliases = "use_etags=use_etag",
    };

    public static readonly Property<string> Checksum = Type.Text("checksum");
    public static readonly Property<bool> UseEtag = Type.Flag("use_etag", true);
    public static readonly Property<bool> UseLastModified = Type.Flag("use_last_modified", true);
    public static readonly Property<bool> FtpActiveMode = Type.Flag("ftp_active_mode", false);
    public static readonly Property<RHash> Headers = Type.Map("headers").DefaultsToHash();
    public static readonly Property<bool> ShowProgress = Type.Flag("show_progress", false);
    public static readonly Property<string> SslVerifyMode = Type.Text("ssl_verify_mode", "Symbol").OneOf(":verify_none", ":verify_peer");
    public static readonly Property<string> RemoteUser = Type.Text("remote_user");
    public static readonly Property<string> RemoteDomain = Type.Text("remote_domain");
    public static readonly Property<string> RemotePassword = Type.Text("remote_password").Secret();
    public static readonly Property<string> Authentication = Type.Text("authentication", "Symbol").OneOf(":remote", ":local").Default(":remote");
    public static readonly Property<RHash> HttpOptions = Type.Map("http_options").DefaultsToHash();
}
