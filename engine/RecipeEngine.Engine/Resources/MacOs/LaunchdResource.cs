namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>launchd</c> resource: what a recipe may say about it.</summary>
public static class LaunchdResource
{
    public static readonly ResourceType Type = new("launchd", "create create_if_missing delete enable disable restart");

    public static readonly Property<string> Label = Type.Text("label").NameProperty();
    public static readonly Property<object> Backup = Type.Any("backup", "Integer|false").NotState();
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<RHash> PlistHash = Type.Map("plist_hash");
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer");
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Path = Type.Text("path");
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<string> SessionType = Type.Text("session_type");
    public static readonly Property<object> StartCalendarInterval = Type.Any("start_calendar_interval", "Hash|Array");
    public static readonly Property<string> TypeOption = Type.Text("type").Default("daemon");
    public static readonly Property<bool> AbandonProcessGroup = Type.Flag("abandon_process_group");
    public static readonly Property<IReadOnlyList<string>> AssociatedBundleIdentifiers = Type.List("associated_bundle_identifiers");
    public static readonly Property<bool> Debug = Type.Flag("debug");
    public static readonly Property<bool> Disabled = Type.Flag("disabled", false);
    public static readonly Property<bool> EnableGlobbing = Type.Flag("enable_globbing");
    public static readonly Property<bool> EnableTransactions = Type.Flag("enable_transactions");
    public static readonly Property<RHash> EnvironmentVariables = Type.Map("environment_variables");
    public static readonly Property<long?> ExitTimeout = Type.Number("exit_timeout");
    public static readonly Property<RHash> HardResourceLimits = Type.Map("hard_resource_limits");
    public static readonly Property<RHash> InetdCompatibility = Type.Map("inetd_compatibility");
    public static readonly Property<bool> InitGroups = Type.Flag("init_groups");
    public static readonly Property<object> KeepAlive = Type.Any("keep_alive", "true|false|Hash");
    public static readonly Property<RHash> LaunchEvents = Type.Map("launch_events");
    public static readonly Property<bool> LaunchOnlyOnce = Type.Flag("launch_only_once");
    public static readonly Property<string> LdGroup = Type.Text("ld_group");
    public static readonly Property<IReadOnlyList<string>> LimitLoadFromHosts = Type.List("limit_load_from_hosts");
    public static readonly Property<IReadOnlyList<string>> LimitLoadToHosts = Type.List("limit_load_to_hosts");
    public static readonly Property<IReadOnlyList<string>> LimitLoadToSessionType = Type.List("limit_load_to_session_type", "Array|String");
    public static readonly Property<bool> LowPriorityIo = Type.Flag("low_priority_io");
    public static readonly Property<RHash> MachServices = Type.Map("mach_services");
    public static readonly Property<long?> Nice = Type.Number("nice");
    public static readonly Property<bool> OnDemand = Type.Flag("on_demand");
    public static readonly Property<string> ProcessType = Type.Text("process_type");
    public static readonly Property<string> Program = Type.Text("program");
    public static readonly Property<IReadOnlyList<string>> ProgramArguments = Type.List("program_arguments");
    public static readonly Property<IReadOnlyList<string>> QueueDirectories = Type.List("queue_directories");
    public static readonly Property<string> RootDirectory = Type.Text("root_directory");
    public static readonly Property<bool> RunAtLoad = Type.Flag("run_at_load");
    public static readonly Property<RHash> Sockets = Type.Map("sockets");
    public static readonly Property<IReadOnlyList<string>> SoftResourceLimits = Type.List("soft_resource_limits");
    public static readonly Property<string> StandardErrorPath = Type.Text("standard_error_path");
    public static readonly Property<string> StandardInPath = Type.Text("standard_in_path");
    public static readonly Property<string> StandardOutPath = Type.Text("standard_out_path");
    public static readonly Property<long?> StartInterval = Type.Number("start_interval");
    public static readonly Property<bool> StartOnMount = Type.Flag("start_on_mount");
    public static readonly Property<long?> ThrottleInterval = Type.Number("throttle_interval");
    public static readonly Property<long?> TimeOut = Type.Number("time_out");
    public static readonly Property<string> Username = Type.Text("username");
    public static readonly Property<bool> WaitForDebugger = Type.Flag("wait_for_debugger");
    public static readonly Property<IReadOnlyList<string>> WatchPaths = Type.List("watch_paths");
    public static readonly Property<string> WorkingDirectory = Type.Text("working_directory");
}
