namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chocolatey_package</c> resource: what a recipe may say about it.</summary>
public static class ChocolateyPackageResource
{
    public static readonly ResourceType Type = new("chocolatey_package", "install upgrade remove purge reconfig lock unlock", PackageResource.Type);

    public static readonly Property<IReadOnlyList<string>> PackageName = Type.List("package_name", "String|Array").NameProperty().IsState().Coerced(Coercions.FlatList);
    public static readonly Property<IReadOnlyList<string>> Version = Type.List("version", "String|Array").Coerced(Coercions.FlatList);
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options", "String|Array");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState();
    public static readonly Property<string> ListOptions = Type.Text("list_options");
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<bool> BulkQuery = Type.Flag("bulk_query", false);
    public static readonly Property<bool> UseChocoList = Type.Flag("use_choco_list", false);
    public static readonly Property<object> Returns = Type.Any("returns", "Integer|Array").NotState().Default(new object[] { 0, 2 });
}
