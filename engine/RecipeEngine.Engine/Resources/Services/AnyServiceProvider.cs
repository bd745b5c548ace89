namespace RecipeEngine.Engine.Resources;

/// <summary>A service manager that a cookbook describes in Ruby, in a class derived from Chef::Provider::Service.</summary>
public sealed class AnyServiceProvider : ServiceProvider
{
    public static readonly ProviderType Provides = Table<AnyServiceProvider>("Chef::Provider::Service", _ => false);

    RubyError Missing(string method) => new("Chef::Exceptions::UnsupportedAction", $"{Resource} does not support :{method}");

    protected override void EnableService(ISystem machine) => throw Missing("enable");
    protected override void DisableService(ISystem machine) => throw Missing("disable");
    protected override void StartService(ISystem machine) => throw Missing("start");
    protected override void StopService(ISystem machine) => throw Missing("stop");
    protected override void RestartService(ISystem machine) => throw Missing("restart");
    protected override void ReloadService(ISystem machine) => throw Missing("reload");
}
