namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_launchd</c> resource: what a recipe may say about it.</summary>
public static class ChefClientLaunchdResource
{
    public static readonly ResourceType Type = new("chef_client_launchd", "enable disable");

    public static readonly Property<string> User = Type.Text("user").Default("root");
    public static readonly Property<string> WorkingDirectory = Type.Text("working_directory").Default("/var/root");
    public static readonly Property<string> Interval = Type.Text("interval", "Integer|String").Default(30).Coerced(Coercions.Integer);
    public static readonly Property<long?> Splay = Type.Number("splay", "Integer|String").Default(300).Coerced(Coercions.Integer);
    public static readonly Property<bool> AcceptChefLicense = Type.Flag("accept_chef_license", false);
    public static readonly Property<string> ConfigDirectory = Type.Text("config_directory").Default("/etc/chef");
    public static readonly Property<string> LogDirectory = Type.Text("log_directory").Default("/Library/Logs/Chef");
    public static readonly Property<string> LogFileName = Type.Text("log_file_name").Default("client.log");
    public static readonly Property<string> ChefBinaryPath = Type.Text("chef_binary_path").Default("/opt/chef/bin/chef-client");
    public static readonly Property<IReadOnlyList<string>> DaemonOptions = Type.List("daemon_options").Default(new object[0]);
    public static readonly Property<RHash> Environment = Type.Map("environment").DefaultsToHash();
    public static readonly Property<string> Nice = Type.Text("nice", "Integer|String").Coerced(Coercions.Integer);
    public static readonly Property<bool> LowPriorityIo = Type.Flag("low_priority_io", true);
}
