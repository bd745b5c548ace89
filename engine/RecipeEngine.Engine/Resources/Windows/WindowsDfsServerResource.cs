namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_dfs_server</c> resource: what a recipe may say about it.</summary>
public static class WindowsDfsServerResource
{
    public static readonly ResourceType Type = new("windows_dfs_server", "configure");

    public static readonly Property<bool> UseFqdn = Type.Flag("use_fqdn", false);
    public static readonly Property<long?> LdapTimeoutSecs = Type.Number("ldap_timeout_secs").Default(30);
    public static readonly Property<bool> PreferLoginDc = Type.Flag("prefer_login_dc", false);
    public static readonly Property<bool> EnableSiteCostedReferrals = Type.Flag("enable_site_costed_referrals", false);
    public static readonly Property<long?> SyncIntervalSecs = Type.Number("sync_interval_secs").Default(3600);
}
