namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>macos_pkg</c> resource: what a recipe may say about it.</summary>
public static class MacosPkgResource
{
    public static readonly ResourceType Type = new("macos_pkg", "install");

    public static readonly Property<string> Checksum = Type.Text("checksum");
    public static readonly Property<string> File = Type.Text("file");
    public static readonly Property<RHash> Headers = Type.Map("headers").NotState();
    public static readonly Property<string> PackageId = Type.Text("package_id").Required();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> Target = Type.Text("target").Default("/");
}
