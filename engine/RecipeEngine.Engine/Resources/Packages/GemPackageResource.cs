namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>gem_package</c> resource: what a recipe may say about it.</summary>
public static class GemPackageResource
{
    public static readonly ResourceType Type = new("gem_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<string> PackageName = Type.Text("package_name").NameProperty().Identity().IsState();
    public static readonly Property<string> Version = Type.Text("version");
    public static readonly Property<string> Options = Type.Text("options", "String|Hash|Array|nil").NotState();
    public static readonly Property<IReadOnlyList<string>> Source = Type.List("source", "String|Array");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<bool> ClearSources = Type.Flag("clear_sources", types: "true|false|nil").NotState().Lazily(Lazies.Config("clear_gem_sources"));
    public static readonly Property<string> GemBinary = Type.Text("gem_binary").NotState();
    public static readonly Property<bool> IncludeDefaultSource = Type.Flag("include_default_source", types: "true|false|nil").Default(null);
}
