namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_dfs_namespace</c> resource: what a recipe may say about it.</summary>
public static class WindowsDfsNamespaceResource
{
    public static readonly ResourceType Type = new("windows_dfs_namespace", "create delete");

    public static readonly Property<string> NamespaceName = Type.Text("namespace_name").NameProperty();
    public static readonly Property<string> Description = Type.Text("description").Required();
    public static readonly Property<IReadOnlyList<string>> FullUsers = Type.List("full_users").Default(new object[] { "BUILTIN\\administrators" });
    public static readonly Property<IReadOnlyList<string>> ChangeUsers = Type.List("change_users").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> ReadUsers = Type.List("read_users").Default(new object[0]);
    public static readonly Property<string> Root = Type.Text("root").Default("C:\\DFSRoots");
}
