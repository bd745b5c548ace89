namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chocolatey_installer</c> resource: what a recipe may say about it.</summary>
public static class ChocolateyInstallerResource
{
    public static readonly ResourceType Type = new("chocolatey_installer", "install uninstall upgrade");

    public static readonly Property<string> DownloadUrl = Type.Text("download_url");
    public static readonly Property<string> ChocolateyVersion = Type.Text("chocolatey_version");
    public static readonly Property<bool> UseNativeUnzip = Type.Flag("use_native_unzip", false);
    public static readonly Property<bool> IgnoreProxy = Type.Flag("ignore_proxy", false);
    public static readonly Property<string> ProxyUrl = Type.Text("proxy_url");
    public static readonly Property<string> ProxyUser = Type.Text("proxy_user");
    public static readonly Property<string> ProxyPassword = Type.Text("proxy_password").Secret();
}
