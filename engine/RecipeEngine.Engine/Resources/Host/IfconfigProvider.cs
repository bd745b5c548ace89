using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.IfconfigResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>An interface's address: set now by ifconfig, and kept in the distribution's configuration.</summary>
public sealed class IfconfigProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<IfconfigProvider>(IfconfigResource.Type,
        ("add", p => p.Add()), ("enable", p => p.Enable()), ("delete", p => p.Delete()), ("disable", p => p.Disable()));

    const string Sources = "/etc/network/interfaces", SourcesFolder = "/etc/network/interfaces.d";

    CommandResult? listing;

    string? Interface => Desired[Device];

    protected override State? Load()
    {
        var version = ShellOut.Of(Context, "ifconfig", "--version").Query(Machine);
        if (!Regex.IsMatch(version.Stdout + version.Stderr, @"^net-tools \d", RegexOptions.Multiline))
        {
            throw RubyError.Runtime("net-tools not found - this is required for ifconfig");
        }
        listing = ShellOut.Of(Context, "ifconfig").Query(Machine);
        return Interface is not null && InterfaceListing.Parse(listing.Stdout).GetValueOrDefault(Interface) is { } there ? new State
        {
            [Device] = Interface,
            [InetAddr] = there.Address,
            [Mask] = there.Mask,
            [Bcast] = there.Broadcast,
            [Hwaddr] = there.Hardware,
            [Mtu] = there.Mtu,
            [Metric] = there.Metric,
        } : null;
    }

    protected override void Require(Requirements requirements) => requirements.Assert("", () => listing!.ExitCode == 0, "Chef::Exceptions::Ifconfig", $"ifconfig failed - exit code {listing!.ExitCode}!");

    IEnumerable<string> Setting
    {
        get
        {
            yield return "ifconfig";
            foreach (var word in new[] { Interface, Desired[Target] }.OfType<string>())
            {
                yield return word;
            }
            foreach (var (name, value) in ((string, string?)[])[("netmask", Desired[Mask]), ("metric", Desired[Metric]), ("mtu", Desired[Mtu])])
            {
                if (value is not null)
                {
                    yield return name;
                    yield return value;
                }
            }
        }
    }

    void Do(IEnumerable<string> words, string what, string past)
    {
        List<string> line = [.. words];
        Converge($"run {string.Join(' ', line)} to {what} {Resource}", machine =>
        {
            ShellOut.Of(Context, line).Run(machine);
            Info(past);
        });
    }

    bool NeedsAddress => Current?[InetAddr] is null && Interface != "lo";

    void Add()
    {
        if (NeedsAddress)
        {
            Do(Setting, "add", "added");
        }
        if (Configuration is var (path, text))
        {
            if (Family == "debian")
            {
                IncludeFolder();
            }
            Nested(n => n.Declare("file", path, ("content", new RString(text)), ("action", ":create")));
        }
    }

    void Enable()
    {
        if (NeedsAddress)
        {
            Do(Setting, "enable", "enabled");
        }
    }

    void Delete()
    {
        if (Current is not null)
        {
            Do(["ifconfig", Interface!, "down"], "delete", "deleted");
        }
        if (Configuration is var (path, _))
        {
            Nested(n => n.Declare("file", path, ("action", ":delete")));
        }
    }

    void Disable()
    {
        if (Current is not null)
        {
            Do(["ifconfig", Interface!, "down"], "disable", "disabled");
        }
    }

    string Family => NodeText("platform_family");

    (string Path, string Text)? Configuration => Family switch
    {
        "debian" => ($"{SourcesFolder}/ifcfg-{Interface}", Debian()),
        "fedora" or "rhel" or "amazon" => ($"/etc/sysconfig/network-scripts/ifcfg-{Interface}", RedHat()),
        _ => null,
    };

    void IncludeFolder()
    {
        Nested(n => n.Declare("directory", SourcesFolder));
        var present = Machine.TryReadText(Sources) ?? "";
        if (Regex.IsMatch(present, @"^\s*source\s+/etc/network/interfaces\.d/\*\s*$", RegexOptions.Multiline))
        {
            return;
        }
        Converge($"modifying {Sources} to source {SourcesFolder}", machine => machine.WriteAtomically(Sources,
            (present.Length == 0 || present.EndsWith('\n') ? present : present + "\n") + $"source {SourcesFolder}/*\n"));
    }

    // Chef's files begin with an empty line and end with ten blanks.
    static string Framed(IEnumerable<string> lines) => $"\n{string.Concat(lines.Select(l => l + "\n"))}          ";

    string Debian()
    {
        var lines = new List<string>();
        if (Interface is null)
        {
            return Framed(lines);
        }
        if (Desired[Onboot] == "yes")
        {
            lines.Add("auto " + Interface);
        }
        var protocol = Desired[Bootproto] is "dhcp" or "bootp" ? Desired[Bootproto] : "static";
        lines.Add($"iface {Interface} {Desired[IfconfigResource.Family]} {protocol}");
        if (protocol == "static")
        {
            lines.AddRange(Lines("    {0} {1}", ("address", Target), ("netmask", Mask), ("network", Network), ("broadcast", Bcast), ("metric", Metric), ("hwaddress", Hwaddr), ("mtu", Mtu), ("gateway", Gateway)));
        }
        return Framed(lines);
    }

    string RedHat() => Framed([
        .. Lines("{0}={1}", ("DEVICE", Device)), .. Desired[Onboot] == "yes" ? ["ONBOOT=yes"] : Array.Empty<string>(),
        .. Lines("{0}={1}", ("BOOTPROTO", Bootproto), ("IPADDR", Target), ("NETMASK", Mask), ("NETWORK", Network), ("BROADCAST", Bcast), ("ONPARENT", Onparent), ("HWADDR", Hwaddr), ("METRIC", Metric), ("MTU", Mtu)),
        .. Lines("{0}=\"{1}\"", ("ETHTOOL_OPTS", EthtoolOpts), ("BONDING_OPTS", BondingOpts)),
        .. Lines("{0}={1}", ("MASTER", Master), ("SLAVE", Slave), ("VLAN", Vlan), ("GATEWAY", Gateway), ("BRIDGE", Bridge))]);

    IEnumerable<string> Lines(string format, params (string Key, Property<string> Property)[] values)
    {
        foreach (var (key, property) in values)
        {
            if (Desired[property] is { } value)
            {
                yield return string.Format(CultureInfo.InvariantCulture, format, key, value);
            }
        }
    }
}
