namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_feature</c> resource: what a recipe may say about it.</summary>
public static class WindowsFeatureResource
{
    public static readonly ResourceType Type = new("windows_feature", "install remove delete");

    public static readonly Property<IReadOnlyList<string>> FeatureName = Type.List("feature_name", "Array|String").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<bool> All = Type.Flag("all", false);
    public static readonly Property<bool> ManagementTools = Type.Flag("management_tools", false);
    public static readonly Property<string> InstallMethod = Type.Text("install_method", "Symbol").OneOf(":windows_feature_dism", ":windows_feature_powershell", ":windows_feature_servermanagercmd").Default(":windows_feature_dism");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(600);
}
