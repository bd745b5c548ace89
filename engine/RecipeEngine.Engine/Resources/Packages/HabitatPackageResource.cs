namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>habitat_package</c> resource: what a recipe may say about it.</summary>
public static class HabitatPackageResource
{
    public static readonly ResourceType Type = new("habitat_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> Options = Type.Text("options");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> BldrUrl = Type.Text("bldr_url").Default("https://bldr.habitat.sh");
    public static readonly Property<string> Channel = Type.Text("channel").Default("stable");
    public static readonly Property<string> AuthToken = Type.Text("auth_token").Secret();
    public static readonly Property<object> Binlink = Type.Any("binlink", "true|false|:force").Default(false);
    public static readonly Property<string> KeepLatest = Type.Text("keep_latest");
    public static readonly Property<string> Exclude = Type.Text("exclude");
    public static readonly Property<bool> NoDeps = Type.Flag("no_deps", false);
}
