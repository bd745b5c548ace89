namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>subversion</c> resource: what a recipe may say about it.</summary>
public static class SubversionResource
{
    public static readonly ResourceType Type = new("subversion", "sync checkout export diff log force_export")
    {
        Aliases = "env=environment",
    };

    public static readonly Property<string> Destination = Type.Text("destination").NameProperty();
    public static readonly Property<string> Repository = Type.Text("repository");
    public static readonly Property<string> Revision = Type.Text("revision").Default("HEAD");
    public static readonly Property<string> User = Type.Text("user", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState();
    public static readonly Property<RHash> Environment = Type.Map("environment", "Hash|nil").Default(null);
    public static readonly Property<string> SvnArguments = Type.Text("svn_arguments", "String|nil|false").Coerced(Coercions.FalseToNil).Default("--no-auth-cache");
    public static readonly Property<string> SvnInfoArgs = Type.Text("svn_info_args", "String|nil|false").Coerced(Coercions.FalseToNil).Default("--no-auth-cache");
    public static readonly Property<string> SvnBinary = Type.Text("svn_binary");
    public static readonly Property<string> SvnUsername = Type.Text("svn_username");
    public static readonly Property<string> SvnPassword = Type.Text("svn_password").NotState().Secret();
}
