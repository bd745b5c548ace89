namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chocolatey_feature</c> resource: what a recipe may say about it.</summary>
public static class ChocolateyFeatureResource
{
    public static readonly ResourceType Type = new("chocolatey_feature", "enable disable");

    public static readonly Property<string> FeatureName = Type.Text("feature_name").NameProperty();
    public static readonly Property<bool> FeatureState = Type.Flag("feature_state", false);
}
