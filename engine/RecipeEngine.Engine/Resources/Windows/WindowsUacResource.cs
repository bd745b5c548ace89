namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_uac</c> resource: what a recipe may say about it.</summary>
public static class WindowsUacResource
{
    public static readonly ResourceType Type = new("windows_uac", "configure");

    public static readonly Property<bool> EnableUac = Type.Flag("enable_uac", true);
    public static readonly Property<bool> RequireSignedBinaries = Type.Flag("require_signed_binaries", false);
    public static readonly Property<bool> PromptOnSecureDesktop = Type.Flag("prompt_on_secure_desktop", true);
    public static readonly Property<bool> DetectInstallers = Type.Flag("detect_installers");
    public static readonly Property<string> ConsentBehaviorAdmins = Type.Text("consent_behavior_admins", "Symbol").OneOf(":no_prompt", ":secure_prompt_for_creds", ":secure_prompt_for_consent", ":prompt_for_creds", ":prompt_for_consent", ":prompt_for_consent_non_windows_binaries").Default(":prompt_for_consent_non_windows_binaries");
    public static readonly Property<string> ConsentBehaviorUsers = Type.Text("consent_behavior_users", "Symbol").OneOf(":auto_deny", ":secure_prompt_for_creds", ":prompt_for_creds").Default(":prompt_for_creds");
}
