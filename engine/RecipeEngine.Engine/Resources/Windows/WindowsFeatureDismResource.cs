namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_feature_dism</c> resource: what a recipe may say about it.</summary>
public static class WindowsFeatureDismResource
{
    public static readonly ResourceType Type = new("windows_feature_dism", "install remove delete");

    public static readonly Property<IReadOnlyList<string>> FeatureName = Type.List("feature_name", "Array|String").NameProperty().Coerced(Coercions.FeatureNames);
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<bool> All = Type.Flag("all", false);
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(600);
}
