using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>command.ps, shells, machine_id and fips: facts of one line each.</summary>
public sealed class SmallFactsPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["command", "shells", "machine_id", "fips"];

    public override void Collect(OhaiCollector ohai)
    {
        ohai.Data.Branch("command")["ps"] = "ps -ef";
        if (ohai.Machine.TryReadText("/etc/shells") is { } shells)
        {
            ohai.Set("shells", OhaiMap.ListOf(shells.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('/'))));
        }

        ohai.Set("machine_id", Read(ohai.Machine, "/etc/machine-id") ?? Read(ohai.Machine, "/var/lib/dbus/machine-id"));
        ohai.Data.Branch("fips").Branch("kernel")["enabled"] = Read(ohai.Machine, "/proc/sys/crypto/fips_enabled") == "1";
    }
}
