namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_cron</c> resource: what a recipe may say about it.</summary>
public static class ChefClientCronResource
{
    public static readonly ResourceType Type = new("chef_client_cron", "add remove");

    public static readonly Property<string> JobName = Type.Text("job_name").Default("chef-client");
    public static readonly Property<string> Comment = Type.Text("comment");
    public static readonly Property<string> User = Type.Text("user").Default("root");
    public static readonly Property<string> Minute = Type.Text("minute", "Integer|String").Default("0,30");
    public static readonly Property<string> Hour = Type.Text("hour", "Integer|String").Default("*");
    public static readonly Property<string> Day = Type.Text("day", "Integer|String").Default("*");
    public static readonly Property<string> Month = Type.Text("month", "Integer|String").Default("*");
    public static readonly Property<string> Weekday = Type.Text("weekday", "Integer|String").Default("*");
    public static readonly Property<long?> Splay = Type.Number("splay", "Integer|String").Default(300).Coerced(Coercions.Integer);
    public static readonly Property<string> Mailto = Type.Text("mailto");
    public static readonly Property<bool> AcceptChefLicense = Type.Flag("accept_chef_license", false);
    public static readonly Property<string> ConfigDirectory = Type.Text("config_directory").Default("/etc/chef");
    public static readonly Property<string> LogDirectory = Type.Text("log_directory").Lazily(Lazies.Text("/var/log/chef"));
    public static readonly Property<string> LogFileName = Type.Text("log_file_name").Default("client.log");
    public static readonly Property<bool> AppendLogFile = Type.Flag("append_log_file", true);
    public static readonly Property<string> ChefBinaryPath = Type.Text("chef_binary_path").Default("/opt/chef/bin/chef-client");
    public static readonly Property<IReadOnlyList<string>> DaemonOptions = Type.List("daemon_options").Default(new object[0]);
    public static readonly Property<RHash> Environment = Type.Map("environment").DefaultsToHash();
    public static readonly Property<string> Nice = Type.Text("nice", "Integer|String").Coerced(Coercions.Integer);
}
