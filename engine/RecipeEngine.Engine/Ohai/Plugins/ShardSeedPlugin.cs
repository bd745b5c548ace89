using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>
/// shard_seed: a number that spreads machines evenly, from the digest of machine name, serial number and UUID. Left out where the firmware
/// tells neither.
/// </summary>
public sealed class ShardSeedPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["shard_seed"];

    public override void Collect(OhaiCollector ohai)
    {
        if (Firmware(ohai, "serial_number") is { } serial && Firmware(ohai, "uuid") is { } uuid)
        {
            byte[] source = Encoding.UTF8.GetBytes(ohai.Text("machinename") + serial + uuid);
            bool fips = ohai.Branch("fips").Dig("kernel", "enabled") is true;
            string digest = Convert.ToHexString(fips ? SHA256.HashData(source) : MD5.HashData(source));
            ohai.Set("shard_seed", long.Parse(digest.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
    }

    static string? Firmware(OhaiCollector ohai, string key)
    {
        OhaiMap dmi = ohai.Branch("dmi");
        return dmi.Text("system", key) ?? dmi.Text("base_board", key) ?? dmi.Text("chassis", key);
    }
}
