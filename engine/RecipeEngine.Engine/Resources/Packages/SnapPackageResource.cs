namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>snap_package</c> resource: what a recipe may say about it.</summary>
public static class SnapPackageResource
{
    public static readonly ResourceType Type = new("snap_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> Channel = Type.Text("channel").NotState().OneOf("edge", "beta", "candidate", "stable").Default("stable");
}
