namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_service</c> resource: what a recipe may say about it.</summary>
public static class WindowsServiceResource
{
    public static readonly ResourceType Type = new("windows_service", "enable disable start stop restart reload mask unmask configure_startup create delete configure", ServiceResource.Type)
    {
        DefaultActions = ["nothing"],
        SharesProviders = false,
    };

    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(60);
    public static readonly Property<string> DisplayName = Type.Text("display_name").Matching(@"^.{1,256}$");
    public static readonly Property<long?> DesiredAccess = Type.Number("desired_access").Default(983551);
    public static readonly Property<long?> ServiceType = Type.Number("service_type").Default(16);
    public static readonly Property<string> StartupType = Type.Text("startup_type", "Symbol").OneOf(":automatic", ":manual", ":disabled").Default(":automatic");
    public static readonly Property<bool> DelayedStart = Type.Flag("delayed_start", false);
    public static readonly Property<long?> ErrorControl = Type.Number("error_control").Default(1);
    public static readonly Property<string> BinaryPathName = Type.Text("binary_path_name");
    public static readonly Property<string> LoadOrderGroup = Type.Text("load_order_group");
    public static readonly Property<IReadOnlyList<string>> Dependencies = Type.List("dependencies", "String|Array");
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<string> RunAsUser = Type.Text("run_as_user").Coerced(Coercions.DownCase).Default("localsystem");
    public static readonly Property<string> RunAsPassword = Type.Text("run_as_password").Secret().Default("");
}
