namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>remote_directory</c> resource: what a recipe may say about it.</summary>
public static class RemoteDirectoryResource
{
    public static readonly ResourceType Type = new("remote_directory", "create delete create_if_missing", DirectoryResource.Type)
    {
        Initialize = ResourceInitializers.RemoteDirectory,
    };

    public static readonly Property<bool> Recursive = Type.Flag("recursive", true).NotState();
    public static readonly Property<string> Source = Type.Text("source").NotState().Lazily(Lazies.PathBaseName);
    public static readonly Property<object> FilesBackup = Type.Any("files_backup", "Integer|false").NotState().Default(5);
    public static readonly Property<bool> Purge = Type.Flag("purge", false).NotState();
    public static readonly Property<bool> Overwrite = Type.Flag("overwrite", true).NotState();
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
    public static readonly Property<string> FilesGroup = Type.Text("files_group", "String|Integer").Matching(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$");
    public static readonly Property<object> FilesMode = Type.Any("files_mode", "String|Integer|nil").Matching(@"^\d{3,4}$").Lazily(Lazies.Constant(0x1A4));
    public static readonly Property<string> FilesOwner = Type.Text("files_owner", "String|Integer").Matching(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$");
}
