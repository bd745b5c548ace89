namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_install</c> resource: what a recipe may say about it.</summary>
public static class HabitatInstallResource
{
    public static readonly ResourceType Type = new("habitat_install", "install")
    {
        DefaultName = "install habitat",
    };

    public static readonly Property<string> InstallUrl = Type.Text("install_url").Default("https://raw.githubusercontent.com/habitat-sh/habitat/main/components/hab/install.sh");
    public static readonly Property<string> BldrUrl = Type.Text("bldr_url");
    public static readonly Property<bool> CreateUser = Type.Flag("create_user", true);
    public static readonly Property<string> TmpDir = Type.Text("tmp_dir");
    public static readonly Property<string> License = Type.Text("license").OneOf("accept");
    public static readonly Property<string> HabVersion = Type.Text("hab_version");
}
