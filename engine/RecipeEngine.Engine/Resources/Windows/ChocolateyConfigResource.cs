namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chocolatey_config</c> resource: what a recipe may say about it.</summary>
public static class ChocolateyConfigResource
{
    public static readonly ResourceType Type = new("chocolatey_config", "set unset");

    public static readonly Property<string> ConfigKey = Type.Text("config_key").NameProperty();
    public static readonly Property<string> Value = Type.Text("value");
}
