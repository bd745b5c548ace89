namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>mount</c> resource: what a recipe may say about it.</summary>
public static class MountResource
{
    public static readonly ResourceType Type = new("mount", "mount umount unmount remount enable disable");

    public static readonly Property<object> Supports = Type.Any("supports", "Array|Hash").Lazily(Lazies.Supports("remount")).Coerced(Coercions.FlagHash);
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> MountPoint = Type.Text("mount_point").NameProperty().Coerced(Coercions.MountPoint);
    public static readonly Property<string> Device = Type.Text("device").Identity();
    public static readonly Property<string> DeviceType = Type.Text("device_type", "String|Symbol").OneOf(":device", ":label", ":uuid").Default(":device").Coerced(Coercions.Symbol);
    public static readonly Property<bool> Mounted = Type.Flag("mounted", false);
    public static readonly Property<string> FsckDevice = Type.Text("fsck_device").Default("-");
    public static readonly Property<string> Fstype = Type.Text("fstype", "String|nil").Default("auto");
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options", "Array|String|nil").Default(new object[] { "defaults" }).Coerced(Coercions.MountOptions);
    public static readonly Property<object> Dump = Type.Any("dump", "Integer|false").Default(0);
    public static readonly Property<object> Pass = Type.Any("pass", "Integer|false").Default(2);
    public static readonly Property<bool> Enabled = Type.Flag("enabled", false);
    public static readonly Property<string> Username = Type.Text("username");
    public static readonly Property<string> Domain = Type.Text("domain");
}
