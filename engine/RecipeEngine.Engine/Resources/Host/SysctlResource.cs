namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>sysctl</c> resource: what a recipe may say about it.</summary>
public static class SysctlResource
{
    public static readonly ResourceType Type = new("sysctl", "apply remove");

    public static readonly Property<string> Key = Type.Text("key").NameProperty();
    public static readonly Property<bool> IgnoreError = Type.Flag("ignore_error", false).NotState();
    public static readonly Property<string> Value = Type.Text("value", "Array|String|Integer|Float").RequiredFor("apply").Coerced(Coercions.SysctlValue);
    public static readonly Property<IReadOnlyList<string>> Comment = Type.List("comment", "Array|String").NotState().Default(new object[0]);
    public static readonly Property<string> ConfDir = Type.Text("conf_dir").Default("/etc/sysctl.d");
}
