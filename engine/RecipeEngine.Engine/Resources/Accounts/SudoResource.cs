namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>sudo</c> resource: what a recipe may say about it.</summary>
public static class SudoResource
{
    public static readonly ResourceType Type = new("sudo", "create install remove delete")
    {
        Aliases = "user=users group=groups",
    };

    public static readonly Property<string> Filename = Type.Text("filename").NameProperty().Coerced(Coercions.SudoFileName);
    public static readonly Property<IReadOnlyList<string>> Users = Type.List("users", "String|Array").Default(new object[0]).Coerced(Coercions.CommaList);
    public static readonly Property<IReadOnlyList<string>> Groups = Type.List("groups", "String|Array").Default(new object[0]).Coerced(Coercions.SudoGroups);
    public static readonly Property<IReadOnlyList<string>> Commands = Type.List("commands").Default(new object[] { "ALL" });
    public static readonly Property<string> Host = Type.Text("host").Default("ALL");
    public static readonly Property<string> Runas = Type.Text("runas").Default("ALL");
    public static readonly Property<bool> Nopasswd = Type.Flag("nopasswd", false);
    public static readonly Property<bool> Noexec = Type.Flag("noexec", false);
    public static readonly Property<string> Template = Type.Text("template");
    public static readonly Property<RHash> Variables = Type.Map("variables", "Hash|nil").Default(null);
    public static readonly Property<IReadOnlyList<string>> Defaults = Type.List("defaults").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> CommandAliases = Type.List("command_aliases").Default(new object[0]);
    public static readonly Property<bool> Setenv = Type.Flag("setenv", false);
    public static readonly Property<IReadOnlyList<string>> EnvKeepAdd = Type.List("env_keep_add").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> EnvKeepSubtract = Type.List("env_keep_subtract").Default(new object[0]);
    public static readonly Property<string> VisudoPath = Type.Text("visudo_path");
    public static readonly Property<string> VisudoBinary = Type.Text("visudo_binary").Default("/usr/sbin/visudo");
    public static readonly Property<string> ConfigPrefix = Type.Text("config_prefix").Lazily(Lazies.SudoPrefix);
}
