namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_config</c> resource: what a recipe may say about it.</summary>
public static class ChefClientConfigResource
{
    public static readonly ResourceType Type = new("chef_client_config", "create remove");

    public static readonly Property<string> ConfigDirectory = Type.Text("config_directory").Default("/etc/chef");
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Group = Type.Text("group");
    public static readonly Property<string> NodeName = Type.Text("node_name", "String|nil").Lazily(Lazies.NodeName);
    public static readonly Property<string> ChefServerUrl = Type.Text("chef_server_url").Required();
    public static readonly Property<string> SslVerifyMode = Type.Text("ssl_verify_mode", "Symbol|String").OneOf(":verify_none", ":verify_peer").Coerced(Coercions.ColonSymbol);
    public static readonly Property<IReadOnlyList<string>> Formatters = Type.List("formatters").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> EventLoggers = Type.List("event_loggers").Default(new object[0]);
    public static readonly Property<string> LogLevel = Type.Text("log_level", "Symbol").OneOf(":auto", ":trace", ":debug", ":info", ":warn", ":fatal");
    public static readonly Property<string> LogLocation = Type.Text("log_location", "String|Symbol");
    public static readonly Property<string> HttpProxy = Type.Text("http_proxy");
    public static readonly Property<string> HttpsProxy = Type.Text("https_proxy");
    public static readonly Property<string> FtpProxy = Type.Text("ftp_proxy");
    public static readonly Property<IReadOnlyList<string>> NoProxy = Type.List("no_proxy", "String|Array").Default(new object[0]).Coerced(Coercions.CommaText);
    public static readonly Property<IReadOnlyList<string>> OhaiDisabledPlugins = Type.List("ohai_disabled_plugins").Default(new object[0]).Coerced(Coercions.PluginNames);
    public static readonly Property<IReadOnlyList<string>> OhaiOptionalPlugins = Type.List("ohai_optional_plugins").Default(new object[0]).Coerced(Coercions.PluginNames);
    public static readonly Property<bool> PolicyPersistRunList = Type.Flag("policy_persist_run_list", false);
    public static readonly Property<bool> MinimalOhai = Type.Flag("minimal_ohai", false);
    public static readonly Property<IReadOnlyList<string>> StartHandlers = Type.List("start_handlers").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> ReportHandlers = Type.List("report_handlers").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> RubygemsUrl = Type.List("rubygems_url", "String|Array");
    public static readonly Property<IReadOnlyList<string>> ExceptionHandlers = Type.List("exception_handlers").Default(new object[0]);
    public static readonly Property<string> ChefLicense = Type.Text("chef_license").OneOf("accept", "accept-no-persist", "accept-silent");
    public static readonly Property<string> PolicyName = Type.Text("policy_name");
    public static readonly Property<string> PolicyGroup = Type.Text("policy_group");
    public static readonly Property<string> NamedRunList = Type.Text("named_run_list");
    public static readonly Property<string> PidFile = Type.Text("pid_file");
    public static readonly Property<string> FileCachePath = Type.Text("file_cache_path");
    public static readonly Property<string> FileBackupPath = Type.Text("file_backup_path");
    public static readonly Property<string> FileStagingUsesDestdir = Type.Text("file_staging_uses_destdir");
    public static readonly Property<string> AdditionalConfig = Type.Text("additional_config");
    public static readonly Property<string> DataCollectorServerUrl = Type.Text("data_collector_server_url");
    public static readonly Property<string> DataCollectorToken = Type.Text("data_collector_token");
    public static readonly Property<RHash> DirectorySpecs = Type.Map("directory_specs").Coerced(Coercions.DirectorySpecs).DefaultsToHash();
    public static readonly Property<string> ClientRbMode = Type.Text("client_rb_mode").Default("0640");
}
