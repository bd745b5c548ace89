namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_boolean</c> resource: what a recipe may say about it.</summary>
public static class SelinuxBooleanResource
{
    public static readonly ResourceType Type = new("selinux_boolean", "set");

    public static readonly Property<string> Boolean = Type.Text("boolean").NameProperty();
    public static readonly Property<string> Value = Type.Text("value", "Integer|String|true|false").Required().OneOf("on", "off").Coerced(Coercions.SeLinuxBoolean);
    public static readonly Property<bool> Persistent = Type.Flag("persistent", true).NotState();
}
