using System.Text.RegularExpressions;
using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>platform, platform_version and platform_family: from os-release, else from the release files of older systems.</summary>
public sealed partial class PlatformPlugin : OhaiPlugin
{
    // os-release names some systems otherwise than Ohai does.
    static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["alinux"] = "alibabalinux",
        ["amzn"] = "amazon",
        ["archarm"] = "arch",
        ["cumulus-linux"] = "cumulus",
        ["ol"] = "oracle",
        ["opensuse-leap"] = "opensuseleap",
        ["rhel"] = "redhat",
        ["sles"] = "suse",
        ["sles_sap"] = "suse",
        ["xenenterprise"] = "xenserver",
    };

    static readonly (string Family, string[] Platforms)[] Families =
    [
        ("debian", ["debian", "ubuntu", "linuxmint", "raspbian", "cumulus", "kali", "pop"]),
        ("rhel",
        [
            "oracle", "centos", "redhat", "scientific", "enterpriseenterprise", "xenserver", "xcp-ng", "cloudlinux", "alibabalinux",
            "sangoma", "clearos", "parallels", "ibm_powerkvm", "nexus_centos", "bigip", "virtuozzo", "almalinux", "rocky",
        ]),
        ("amazon", ["amazon"]),
        ("suse", ["suse", "opensuse", "opensuseleap", "sled", "sles"]),
        ("fedora", ["fedora", "arista_eos"]),
        ("wrlinux", ["nexus", "ios_xr"]),
        ("arch", ["arch", "manjaro"]),
        ("mandriva", ["mandriva", "mandrake"]),
    ];

    public override IReadOnlyList<string> Provides { get; } = ["platform", "platform_version", "platform_family"];

    public override void Collect(OhaiCollector ohai)
    {
        (string? platform, string? version) = FromOsRelease(ohai.Machine) ?? FromReleaseFiles(ohai.Machine);
        if (platform is not null)
        {
            ohai.Set("platform", platform);
            ohai.Set("platform_version", version);
            ohai.Set("platform_family", FamilyOf(platform));
        }
    }

    /// <summary>The family of a platform; a platform that belongs to none is its own.</summary>
    public static string FamilyOf(string platform)
    {
        foreach ((string family, string[] platforms) in Families)
        {
            if (platforms.Contains(platform))
            {
                return family;
            }
        }

        return platform;
    }

    static (string?, string?)? FromOsRelease(IReadOnlySystem machine)
    {
        if (OsReleaseFile.Read(machine) is not { } release || !release.TryGetValue("ID", out string? id))
        {
            return null;
        }

        string platform = Renamed.GetValueOrDefault(id.ToLowerInvariant(), id.ToLowerInvariant());
        string? version = platform == "centos" ? VersionIn(machine.TryReadText("/etc/redhat-release")) : null;
        version ??= release.GetValueOrDefault("VERSION_ID");

        // Debian's testing and unstable have no VERSION_ID; rolling systems are known by their kernel.
        version ??= platform == "debian" ? Read(machine, "/etc/debian_version") : null;
        return (platform, version ?? machine.Kernel.Release);
    }

    static (string?, string?) FromReleaseFiles(IReadOnlySystem machine)
    {
        if (Read(machine, "/etc/oracle-release") is { } oracle)
        {
            return ("oracle", VersionIn(oracle));
        }

        if (Read(machine, "/etc/enterprise-release") is { } enterprise)
        {
            return ("oracle", VersionIn(enterprise));
        }

        if (Read(machine, "/etc/debian_version") is { } debian)
        {
            Dictionary<string, string> lsb = OsReleaseFile.Parse(machine.TryReadText("/etc/lsb-release") ?? "");
            return lsb.GetValueOrDefault("DISTRIB_ID") is { } id && id != "Debian"
                ? (id.ToLowerInvariant(), lsb.GetValueOrDefault("DISTRIB_RELEASE"))
                : ("debian", debian);
        }

        if (Read(machine, "/etc/redhat-release") is { } redhat)
        {
            string name = redhat.StartsWith("Red Hat", StringComparison.Ordinal) ? "redhat" : redhat.Split(' ')[0].ToLowerInvariant();
            return (name, VersionIn(redhat));
        }

        if (Read(machine, "/etc/system-release") is { } system)
        {
            return (system.StartsWith("Amazon", StringComparison.Ordinal) ? "amazon" : system.Split(' ')[0].ToLowerInvariant(), VersionIn(system));
        }

        return Read(machine, "/etc/SuSE-release") is { } suse ? ("suse", VersionIn(suse)) : (null, null);
    }

    static string? VersionIn(string? text) =>
        text is null ? null
        : text.Contains("Rawhide", StringComparison.OrdinalIgnoreCase) ? text.Trim()
        : Version().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex Version();
}
