namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_feature_powershell</c> resource: what a recipe may say about it.</summary>
public static class WindowsFeaturePowershellResource
{
    public static readonly ResourceType Type = new("windows_feature_powershell", "install remove delete");

    public static readonly Property<IReadOnlyList<string>> FeatureName = Type.List("feature_name", "Array|String").NameProperty().Coerced(Coercions.FeatureNames);
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<bool> All = Type.Flag("all", false);
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(600);
    public static readonly Property<bool> ManagementTools = Type.Flag("management_tools", false);
}
