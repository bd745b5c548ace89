namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>service</c> resource: what a recipe may say about it.</summary>
public static class ServiceResource
{
    public static readonly ResourceType Type = new("service", "enable disable start stop restart reload mask unmask")
    {
        DefaultActions = ["nothing"],
    };

    public static readonly Property<RHash> Supports = Type.Map("supports").Default(new Literal.Table(("restart", null), ("reload", null), ("status", null))).Coerced(Coercions.FlagHash);
    public static readonly Property<string> ServiceName = Type.Text("service_name").NameProperty();
    public static readonly Property<string> Pattern = Type.Text("pattern").NotState().Lazily(Lazies.ServicePattern);
    public static readonly Property<string> StartCommand = Type.Text("start_command", "String|nil|false").NotState();
    public static readonly Property<string> StopCommand = Type.Text("stop_command", "String|nil|false").NotState();
    public static readonly Property<string> StatusCommand = Type.Text("status_command", "String|nil|false").NotState();
    public static readonly Property<string> RestartCommand = Type.Text("restart_command", "String|nil|false").NotState();
    public static readonly Property<string> ReloadCommand = Type.Text("reload_command", "String|nil|false").NotState();
    public static readonly Property<string> InitCommand = Type.Text("init_command").NotState();
    public static readonly Property<bool> Enabled = Type.Flag("enabled");
    public static readonly Property<bool> Running = Type.Flag("running");
    public static readonly Property<bool> Masked = Type.Flag("masked");
    public static readonly Property<bool> Static = Type.Flag("static");
    public static readonly Property<bool> Indirect = Type.Flag("indirect");
    public static readonly Property<IReadOnlyList<string>> Options = Type.List("options", "Array|String").Coerced(Coercions.ShellWords);
    public static readonly Property<string> Priority = Type.Text("priority", "Integer|String|Hash");
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(900);
    public static readonly Property<RHash> Parameters = Type.Map("parameters");
    public static readonly Property<IReadOnlyList<string>> RunLevels = Type.List("run_levels");
    public static readonly Property<string> User = Type.Text("user");
}
