namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_scheduled_task</c> resource: what a recipe may say about it.</summary>
public static class ChefClientScheduledTaskResource
{
    public static readonly ResourceType Type = new("chef_client_scheduled_task", "add remove");

    public static readonly Property<string> TaskName = Type.Text("task_name").Default("chef-client");
    public static readonly Property<string> User = Type.Text("user").Secret().Default("System");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> Frequency = Type.Text("frequency").OneOf("minute", "hourly", "daily", "monthly", "once", "on_logon", "onstart", "on_idle").Default("minute");
    public static readonly Property<string> FrequencyModifier = Type.Text("frequency_modifier", "Integer|String");
    public static readonly Property<bool> AcceptChefLicense = Type.Flag("accept_chef_license", false);
    public static readonly Property<string> StartDate = Type.Text("start_date").Matching(@"^[0-1][0-9]\/[0-3][0-9]\/\d{4}$");
    public static readonly Property<string> StartTime = Type.Text("start_time").Matching(@"^\d{2}:\d{2}$");
    public static readonly Property<long?> Splay = Type.Number("splay", "Integer|String").Default(300);
    public static readonly Property<bool> UseConsistentSplay = Type.Flag("use_consistent_splay", false);
    public static readonly Property<bool> RunOnBattery = Type.Flag("run_on_battery", true);
    public static readonly Property<string> ConfigDirectory = Type.Text("config_directory").Default("/etc/chef");
    public static readonly Property<string> LogDirectory = Type.Text("log_directory");
    public static readonly Property<string> LogFileName = Type.Text("log_file_name").Default("client.log");
    public static readonly Property<string> ChefBinaryPath = Type.Text("chef_binary_path").Default("C:/opscode/chef/bin/chef-client");
    public static readonly Property<IReadOnlyList<string>> DaemonOptions = Type.List("daemon_options").Default(new object[0]);
    public static readonly Property<long?> Priority = Type.Number("priority").Default(7);
}
