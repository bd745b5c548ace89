using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>block_device: each device of /sys/block; size counts sectors of 512 bytes.</summary>
public sealed class BlockDevicePlugin : OhaiPlugin
{
    static readonly string[] Own = ["size", "removable"];
    static readonly string[] OfDevice = ["model", "rev", "state", "timeout", "vendor", "queue_depth", "firmware_rev"];
    static readonly string[] OfQueue = ["rotational", "physical_block_size", "logical_block_size"];

    public override IReadOnlyList<string> Provides { get; } = ["block_device"];

    public override void Collect(OhaiCollector ohai)
    {
        foreach (string name in SortedNames(ohai.Machine, "/sys/block"))
        {
            string path = $"/sys/block/{name}";
            OhaiMap device = ohai.Data.Branch("block_device").Branch(name);
            Fill(ohai.Machine, device, path, Own);
            if (ohai.Machine.Exists(path + "/device"))
            {
                Fill(ohai.Machine, device, path + "/device", OfDevice);
            }

            Fill(ohai.Machine, device, path + "/queue", OfQueue);
        }
    }

    static void Fill(IReadOnlySystem machine, OhaiMap device, string path, string[] names)
    {
        foreach (string name in names)
        {
            device.SetIf(name, Read(machine, $"{path}/{name}"));
        }
    }
}
