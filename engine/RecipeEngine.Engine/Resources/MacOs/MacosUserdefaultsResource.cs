namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>macos_userdefaults</c> resource: what a recipe may say about it.</summary>
public static class MacosUserdefaultsResource
{
    public static readonly ResourceType Type = new("macos_userdefaults", "write delete");

    public static readonly Property<string> Domain = Type.Text("domain").NotState().Default("NSGlobalDomain");
    public static readonly Property<bool> Global = Type.Flag("global", false).NotState();
    public static readonly Property<string> Key = Type.Text("key").Required();
    public static readonly Property<string> Host = Type.Text("host", "String|Symbol").NotState().Default(":all");
    public static readonly Property<string> Value = Type.Text("value", "Integer|Float|String|true|false|Hash|Array").RequiredFor("write");
    public static readonly Property<string> TypeOption = Type.Text("type").NotState().OneOf("bool", "string", "int", "float", "array", "dict");
    public static readonly Property<string> User = Type.Text("user", "String|Symbol").NotState().Default(":current");
    public static readonly Property<bool> Sudo = Type.Flag("sudo", false).NotState();
}
