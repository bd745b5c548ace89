namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>file</c> resource: what a recipe may say about it.</summary>
public static class FileResource
{
    public static readonly ResourceType Type = new("file", "create delete touch create_if_missing")
    {
        DefineMethods = SpecialMethods.File,
        Aliases = "user=owner",
    };

    public static readonly Property<string> Checksum = Type.Text("checksum", "String|nil").Matching(@"^\h{64}$").Coerced(Coercions.DownCase);
    public static readonly Property<string> Owner = Type.Text("owner", "Integer|String");
    public static readonly Property<string> Group = Type.Text("group", "Integer|String");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String");
    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<bool> AtomicUpdate = Type.Flag("atomic_update").NotState().Lazily(Lazies.AtomicUpdate);
    public static readonly Property<object> Backup = Type.Any("backup", "Integer|false").NotState().Default(5);
    public static readonly Property<string> Content = Type.Text("content", "String|nil").NotState();
    public static readonly Property<string> Diff = Type.Text("diff", "String|nil").NotState();
    public static readonly Property<bool> ForceUnlink = Type.Flag("force_unlink", false).NotState();
    public static readonly Property<bool> ManageSymlinkSource = Type.Flag("manage_symlink_source").NotState();
    public static readonly Property<IReadOnlyList<string>> Verifications = Type.List("verifications").NotState().Default(new object[0]);
}
