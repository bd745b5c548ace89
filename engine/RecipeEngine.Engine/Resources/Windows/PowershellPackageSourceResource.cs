namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>powershell_package_source</c> resource: what a recipe may say about it.</summary>
public static class PowershellPackageSourceResource
{
    public static readonly ResourceType Type = new("powershell_package_source", "register set unregister")
    {
        Aliases = "url=source_location",
    };

    public static readonly Property<string> SourceName = Type.Text("source_name").NameProperty();
    public static readonly Property<string> NewName = Type.Text("new_name");
    public static readonly Property<string> SourceLocation = Type.Text("source_location");
    public static readonly Property<string> PublishLocation = Type.Text("publish_location");
    public static readonly Property<string> ScriptSourceLocation = Type.Text("script_source_location");
    public static readonly Property<string> ScriptPublishLocation = Type.Text("script_publish_location");
    public static readonly Property<bool> Trusted = Type.Flag("trusted", false);
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> ProviderName = Type.Text("provider_name").OneOf("Programs", "msi", "NuGet", "msu", "PowerShellGet", "psl", "chocolatey", "winget").Default("NuGet");
}
