namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_dfs_folder</c> resource: what a recipe may say about it.</summary>
public static class WindowsDfsFolderResource
{
    public static readonly ResourceType Type = new("windows_dfs_folder", "create delete");

    public static readonly Property<string> FolderPath = Type.Text("folder_path").NameProperty();
    public static readonly Property<string> NamespaceName = Type.Text("namespace_name").Required();
    public static readonly Property<string> TargetPath = Type.Text("target_path");
    public static readonly Property<string> Description = Type.Text("description");
}
