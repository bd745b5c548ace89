namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>mdadm</c> resource: what a recipe may say about it.</summary>
public static class MdadmResource
{
    public static readonly ResourceType Type = new("mdadm", "create assemble stop");

    public static readonly Property<long?> Chunk = Type.Number("chunk").Default(16);
    public static readonly Property<IReadOnlyList<string>> Devices = Type.List("devices").Default(new object[0]);
    public static readonly Property<bool> Exists = Type.Flag("exists", false);
    public static readonly Property<long?> Level = Type.Number("level").Default(1);
    public static readonly Property<string> Metadata = Type.Text("metadata").Default("0.90");
    public static readonly Property<string> Bitmap = Type.Text("bitmap");
    public static readonly Property<string> RaidDevice = Type.Text("raid_device").NameProperty();
    public static readonly Property<string> Layout = Type.Text("layout");
}
