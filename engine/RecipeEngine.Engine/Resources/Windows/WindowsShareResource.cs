namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_share</c> resource: what a recipe may say about it.</summary>
public static class WindowsShareResource
{
    public static readonly ResourceType Type = new("windows_share", "create delete");

    public static readonly Property<string> ShareName = Type.Text("share_name").NameProperty();
    public static readonly Property<string> Path = Type.Text("path").Coerced(Coercions.BackSlashes);
    public static readonly Property<string> Description = Type.Text("description").Default("");
    public static readonly Property<IReadOnlyList<string>> FullUsers = Type.List("full_users").Coerced(Coercions.SortedList).Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> ChangeUsers = Type.List("change_users").Coerced(Coercions.SortedList).Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> ReadUsers = Type.List("read_users").Coerced(Coercions.SortedList).Default(new object[0]);
    public static readonly Property<bool> Temporary = Type.Flag("temporary", false);
    public static readonly Property<string> ScopeName = Type.Text("scope_name").Default("*");
    public static readonly Property<long?> CaTimeout = Type.Number("ca_timeout").Default(0);
    public static readonly Property<bool> ContinuouslyAvailable = Type.Flag("continuously_available", false);
    public static readonly Property<long?> ConcurrentUserLimit = Type.Number("concurrent_user_limit").Default(0);
    public static readonly Property<bool> EncryptData = Type.Flag("encrypt_data", false);
}
