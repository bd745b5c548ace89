namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>machinename, hostname (up to the first dot), fqdn (the canonical name, when it resolves) and domain.</summary>
public sealed class HostnamePlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["machinename", "hostname", "fqdn", "domain"];

    public override void Collect(OhaiCollector ohai)
    {
        string name = ohai.Machine.HostName;
        ohai.Set("machinename", name);
        ohai.Set("hostname", name.Split('.')[0]);
        if (ohai.Machine.ResolveCanonicalName(name) is { } full)
        {
            ohai.Set("fqdn", full);
            int dot = full.IndexOf('.', StringComparison.Ordinal);
            ohai.Set("domain", dot > 0 ? full[(dot + 1)..] : null);
        }
    }
}
