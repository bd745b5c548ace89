namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>os and os_version.</summary>
public sealed class OsPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["os", "os_version"];

    public override void Collect(OhaiCollector ohai)
    {
        ohai.Set("os", ohai.Machine.Kernel.Name.ToLowerInvariant());
        ohai.Set("os_version", ohai.Machine.Kernel.Release);
    }
}
