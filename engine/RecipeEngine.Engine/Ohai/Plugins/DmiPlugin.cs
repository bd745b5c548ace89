using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>dmi: the firmware's words on bios, system, base_board and chassis, as the kernel shows them in /sys/class/dmi/id.</summary>
public sealed class DmiPlugin : OhaiPlugin
{
    static readonly (string Branch, string Key, string File)[] Facts =
    [
        ("bios", "vendor", "bios_vendor"), ("bios", "version", "bios_version"), ("bios", "release_date", "bios_date"),
        ("system", "manufacturer", "sys_vendor"), ("system", "product_name", "product_name"), ("system", "version", "product_version"),
        ("system", "serial_number", "product_serial"), ("system", "uuid", "product_uuid"), ("system", "sku_number", "product_sku"),
        ("system", "family", "product_family"), ("base_board", "manufacturer", "board_vendor"), ("base_board", "product_name", "board_name"),
        ("base_board", "version", "board_version"), ("base_board", "serial_number", "board_serial"),
        ("base_board", "asset_tag", "board_asset_tag"), ("chassis", "manufacturer", "chassis_vendor"), ("chassis", "type", "chassis_type"),
        ("chassis", "version", "chassis_version"), ("chassis", "serial_number", "chassis_serial"), ("chassis", "asset_tag", "chassis_asset_tag"),
    ];

    public override IReadOnlyList<string> Provides { get; } = ["dmi"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap dmi = ohai.Data.Branch("dmi");
        if (!ohai.Machine.IsDirectory("/sys/class/dmi/id"))
        {
            return;
        }

        foreach ((string branch, string key, string file) in Facts)
        {
            if (Read(ohai.Machine, $"/sys/class/dmi/id/{file}") is { } value)
            {
                dmi.Branch(branch)[key] = value;
            }
        }
    }
}
