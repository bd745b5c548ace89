namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>init_package: the name of process 1, such as "systemd".</summary>
public sealed class InitPackagePlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["init_package"];

    public override void Collect(OhaiCollector ohai) => ohai.Set("init_package", Read(ohai.Machine, "/proc/1/comm") ?? "init");
}
