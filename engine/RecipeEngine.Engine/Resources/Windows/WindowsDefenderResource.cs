namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_defender</c> resource: what a recipe may say about it.</summary>
public static class WindowsDefenderResource
{
    public static readonly ResourceType Type = new("windows_defender", "enable disable");

    public static readonly Property<bool> RealtimeProtection = Type.Flag("realtime_protection", true);
    public static readonly Property<bool> IntrusionProtectionSystem = Type.Flag("intrusion_protection_system", true);
    public static readonly Property<bool> LockUi = Type.Flag("lock_ui", false);
    public static readonly Property<bool> ScanArchives = Type.Flag("scan_archives", true);
    public static readonly Property<bool> ScanScripts = Type.Flag("scan_scripts", false);
    public static readonly Property<bool> ScanEmail = Type.Flag("scan_email", false);
    public static readonly Property<bool> ScanRemovableDrives = Type.Flag("scan_removable_drives", false);
    public static readonly Property<bool> ScanNetworkFiles = Type.Flag("scan_network_files", false);
    public static readonly Property<bool> ScanMappedDrives = Type.Flag("scan_mapped_drives", true);
}
