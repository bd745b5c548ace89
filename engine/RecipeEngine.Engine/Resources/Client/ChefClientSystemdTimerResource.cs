namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_systemd_timer</c> resource: what a recipe may say about it.</summary>
public static class ChefClientSystemdTimerResource
{
    public static readonly ResourceType Type = new("chef_client_systemd_timer", "add remove");

    public static readonly Property<string> JobName = Type.Text("job_name").Default("chef-client");
    public static readonly Property<string> Description = Type.Text("description").Default("Chef Infra Client periodic execution");
    public static readonly Property<string> User = Type.Text("user").Default("root");
    public static readonly Property<string> DelayAfterBoot = Type.Text("delay_after_boot").Default("1min");
    public static readonly Property<string> Interval = Type.Text("interval").Default("30min");
    public static readonly Property<string> Splay = Type.Text("splay").Default("5min");
    public static readonly Property<bool> AcceptChefLicense = Type.Flag("accept_chef_license", false);
    public static readonly Property<bool> RunOnBattery = Type.Flag("run_on_battery", true);
    public static readonly Property<string> ConfigDirectory = Type.Text("config_directory").Default("/etc/chef");
    public static readonly Property<string> ChefBinaryPath = Type.Text("chef_binary_path").Default("/opt/chef/bin/chef-client");
    public static readonly Property<IReadOnlyList<string>> DaemonOptions = Type.List("daemon_options").Default(new object[0]);
    public static readonly Property<RHash> Environment = Type.Map("environment").DefaultsToHash();
    public static readonly Property<string> CpuQuota = Type.Text("cpu_quota", "Integer|String").Coerced(Coercions.Integer);
    public static readonly Property<string> ServiceUmask = Type.Text("service_umask", "Integer|String");
}
