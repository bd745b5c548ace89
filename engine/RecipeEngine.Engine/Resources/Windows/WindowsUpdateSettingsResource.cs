namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_update_settings</c> resource: what a recipe may say about it.</summary>
public static class WindowsUpdateSettingsResource
{
    public static readonly ResourceType Type = new("windows_update_settings", "set enable");

    public static readonly Property<bool> DisableOsUpgrades = Type.Flag("disable_os_upgrades", false);
    public static readonly Property<bool> ElevateNonAdmins = Type.Flag("elevate_non_admins", true);
    public static readonly Property<bool> AddToTargetWsusGroup = Type.Flag("add_to_target_wsus_group");
    public static readonly Property<string> TargetWsusGroupName = Type.Text("target_wsus_group_name");
    public static readonly Property<string> WsusServerUrl = Type.Text("wsus_server_url");
    public static readonly Property<string> WsusStatusServerUrl = Type.Text("wsus_status_server_url");
    public static readonly Property<bool> BlockWindowsUpdateWebsite = Type.Flag("block_windows_update_website", false);
    public static readonly Property<object> AutomaticUpdateOption = Type.Any("automatic_update_option", "Integer|Symbol").OneOf(":notify", ":download_and_notify", ":download_and_schedule", ":local_admin_decides").Default(":download_and_schedule");
    public static readonly Property<bool> AutomaticallyInstallMinorUpdates = Type.Flag("automatically_install_minor_updates", false);
    public static readonly Property<bool> EnableDetectionFrequency = Type.Flag("enable_detection_frequency", false);
    public static readonly Property<long?> CustomDetectionFrequency = Type.Number("custom_detection_frequency").Default(22);
    public static readonly Property<bool> NoRebootWithUsersLoggedOn = Type.Flag("no_reboot_with_users_logged_on", true);
    public static readonly Property<bool> DisableAutomaticUpdates = Type.Flag("disable_automatic_updates", false);
    public static readonly Property<string> ScheduledInstallDay = Type.Text("scheduled_install_day").OneOf("Everyday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday").Default("Everyday");
    public static readonly Property<long?> ScheduledInstallHour = Type.Number("scheduled_install_hour");
    public static readonly Property<bool> UpdateOtherMsProducts = Type.Flag("update_other_ms_products", true);
    public static readonly Property<bool> CustomWsusServer = Type.Flag("custom_wsus_server");
}
