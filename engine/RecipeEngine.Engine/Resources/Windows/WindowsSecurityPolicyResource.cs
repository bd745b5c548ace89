namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_security_policy</c> resource: what a recipe may say about it.</summary>
public static class WindowsSecurityPolicyResource
{
    public static readonly ResourceType Type = new("windows_security_policy", "set");

    public static readonly Property<string> Secoption = Type.Text("secoption").NameProperty().Required().OneOf("LockoutDuration", "MaximumPasswordAge", "MinimumPasswordAge", "MinimumPasswordLength", "PasswordComplexity", "PasswordHistorySize", "LockoutBadCount", "ResetLockoutCount", "AuditPolicyChange", "LockoutDuration", "RequireLogonToChangePassword", "ForceLogoffWhenHourExpire", "NewAdministratorName", "NewGuestName", "ClearTextPassword", "LSAAnonymousNameLookup", "EnableAdminAccount", "EnableGuestAccount");
    public static readonly Property<string> Secvalue = Type.Text("secvalue").Required();
}
