namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>package</c> resource: what a recipe may say about it.</summary>
public static class PackageResource
{
    public static readonly ResourceType Type = new("package", "install upgrade remove purge reconfig lock unlock")
    {
        BeforeInitialize = ResourceInitializers.PackageName,
    };

    public static readonly Property<IReadOnlyList<string>> PackageName = Type.List("package_name", "String|Array").NameProperty().Identity().IsState();
    public static readonly Property<IReadOnlyList<string>> Version = Type.List("version", "String|Array");
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options", "String|Array").Coerced(Coercions.ShellWords);
    public static readonly Property<string> Source = Type.Text("source").NotState();
    public static readonly Property<long?> Timeout = Type.Number("timeout", "String|Integer").NotState();
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState().DefaultsToHash();
}
