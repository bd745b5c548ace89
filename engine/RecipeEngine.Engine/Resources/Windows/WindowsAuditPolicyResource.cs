namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_audit_policy</c> resource: what a recipe may say about it.</summary>
public static class WindowsAuditPolicyResource
{
    public static readonly ResourceType Type = new("windows_audit_policy", "set");

    public static readonly Property<IReadOnlyList<string>> Subcategory = Type.List("subcategory", "String|Array").Coerced(Coercions.ListOf);
    public static readonly Property<bool> Success = Type.Flag("success");
    public static readonly Property<bool> Failure = Type.Flag("failure");
    public static readonly Property<string> IncludeUser = Type.Text("include_user");
    public static readonly Property<string> ExcludeUser = Type.Text("exclude_user");
    public static readonly Property<bool> CrashOnAuditFail = Type.Flag("crash_on_audit_fail");
    public static readonly Property<bool> FullPrivilegeAuditing = Type.Flag("full_privilege_auditing");
    public static readonly Property<bool> AuditBaseObjects = Type.Flag("audit_base_objects");
    public static readonly Property<bool> AuditBaseDirectories = Type.Flag("audit_base_directories");
}
