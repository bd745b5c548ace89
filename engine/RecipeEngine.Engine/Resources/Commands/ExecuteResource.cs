namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>execute</c> resource: what a recipe may say about it.</summary>
public static class ExecuteResource
{
    public static readonly ResourceType Type = new("execute", "run")
    {
        DefaultGuardInterpreter = ":execute",
        Initialize = ResourceInitializers.Execute,
        Aliases = "env=environment",
    };

    public static readonly Property<IReadOnlyList<string>> Command = Type.List("command", "String|Array").NameProperty();
    public static readonly Property<string> Creates = Type.Text("creates");
    public static readonly Property<string> Cwd = Type.Text("cwd");
    public static readonly Property<RHash> Environment = Type.Map("environment");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<bool> LiveStream = Type.Flag("live_stream", false);
    public static readonly Property<bool> DefaultEnv = Type.Flag("default_env", false).NotState();
    public static readonly Property<object> Returns = Type.Any("returns", "Integer|Array").Default(0);
    public static readonly Property<long?> Timeout = Type.Number("timeout", "Integer|String|Float").NotState().Default(3600);
    public static readonly Property<string> User = Type.Text("user", "String|Integer");
    public static readonly Property<string> Domain = Type.Text("domain");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<bool> Elevated = Type.Flag("elevated", false);
    public static readonly Property<string> Input = Type.Text("input");
    public static readonly Property<bool> Login = Type.Flag("login", false);
}
