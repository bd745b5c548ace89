using System.Globalization;
using System.Net;
using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>network (interfaces with addresses, routes and neighbours; the default interface and gateway) and counters.</summary>
public sealed class NetworkPlugin : OhaiPlugin
{
    // In the order iproute2 prints them.
    static readonly (int Bit, string Name)[] Flags =
    [
        (0x8, "LOOPBACK"), (0x2, "BROADCAST"), (0x10, "POINTOPOINT"), (0x1000, "MULTICAST"), (0x80, "NOARP"), (0x200, "ALLMULTI"),
        (0x100, "PROMISC"), (0x400, "MASTER"), (0x800, "SLAVE"), (0x4, "DEBUG"), (0x8000, "DYNAMIC"), (0x4000, "AUTOMEDIA"),
        (0x2000, "PORTSEL"), (0x20, "NOTRAILERS"), (0x1, "UP"),
    ];

    static readonly (string Key, string File)[] Received =
        [("bytes", "rx_bytes"), ("packets", "rx_packets"), ("errors", "rx_errors"), ("drop", "rx_dropped"), ("overrun", "rx_over_errors")];

    static readonly (string Key, string File)[] Sent =
    [
        ("bytes", "tx_bytes"), ("packets", "tx_packets"), ("errors", "tx_errors"), ("drop", "tx_dropped"), ("carrier", "tx_carrier_errors"),
        ("collisions", "collisions"),
    ];

    public override IReadOnlyList<string> Provides { get; } = ["network", "counters"];

    public override void Collect(OhaiCollector ohai)
    {
        IReadOnlySystem machine = ohai.Machine;
        OhaiMap network = ohai.Data.Branch("network"), interfaces = network.Branch("interfaces");
        OhaiMap counters = ohai.Data.Branch("counters").Branch("network").Branch("interfaces");
        foreach (string name in InterfaceNames(machine))
        {
            AddInterface(machine, interfaces.Branch(name), name);
            AddCounters(machine, counters.Branch(name), name);
        }

        NetworkTables tables = machine.ReadNetworkTables();
        foreach (NetworkAddress address in tables.Addresses)
        {
            AddAddress(interfaces.Branch(address.Label ?? address.Interface), address);
        }

        foreach (NetworkNeighbour neighbour in tables.Neighbours)
        {
            interfaces.Branch(neighbour.Interface).Branch(neighbour.IsIPv6 ? "neighbour_inet6" : "arp")[neighbour.Address] = neighbour.HardwareAddress;
        }

        AddRoutes(network, tables, "", isIPv6: false);
        AddRoutes(network, tables, "inet6_", isIPv6: true);
    }

    static List<string> InterfaceNames(IReadOnlySystem machine)
    {
        List<string> names = [];
        foreach (DirectoryEntry entry in machine.TryListDirectory("/sys/class/net"))
        {
            if (machine.Exists($"/sys/class/net/{entry.Name}/ifindex"))
            {
                names.Add(entry.Name);
            }
        }

        names.Sort((left, right) => Number(machine, left, "ifindex").CompareTo(Number(machine, right, "ifindex")));
        return names;
    }

    static void AddInterface(IReadOnlySystem machine, OhaiMap map, string name)
    {
        int digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits > 0)
        {
            map["type"] = name[..digits];
            map["number"] = name[digits..];
        }

        map.SetIf("mtu", Fact(machine, name, "mtu"));
        map["flags"] = OhaiMap.ListOf(FlagsOf(machine, name));
        string encapsulation = EncapsulationOf(Number(machine, name, "type"));
        map["encapsulation"] = encapsulation;
        OhaiMap addresses = map.Branch("addresses");
        if (Fact(machine, name, "address") is { } hardware && hardware.AsSpan().IndexOfAnyExcept('0', ':') >= 0)
        {
            addresses.Branch(hardware.ToUpperInvariant())["family"] = "lladdr";
        }

        map.SetIf("state", Fact(machine, name, "operstate"));
    }

    static List<string> FlagsOf(IReadOnlySystem machine, string name)
    {
        string text = Fact(machine, name, "flags") ?? "0x0";
        int bits = int.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        bool isUp = (bits & 1) != 0;
        bool hasCarrier = Fact(machine, name, "carrier") == "1";
        List<string> flags = isUp && !hasCarrier ? ["NO-CARRIER"] : [];
        foreach ((int bit, string flag) in Flags)
        {
            if ((bits & bit) != 0)
            {
                flags.Add(flag);
            }
        }

        if (isUp && hasCarrier)
        {
            flags.Add("LOWER_UP");
        }

        return flags;
    }

    // ARPHRD_* of if_arp.h, in ifconfig's words.
    static string EncapsulationOf(long type) => type switch
    {
        1 => "Ethernet",
        256 => "Serial Line IP",
        512 => "Point-to-Point Protocol",
        768 => "IPIP Tunnel",
        772 => "Loopback",
        776 => "IPv6-in-IPv4",
        778 => "gre",
        65534 => "none",
        _ => "generic",
    };

    static void AddAddress(OhaiMap map, NetworkAddress address)
    {
        OhaiMap entry = map.Branch("addresses").Branch(address.Address);
        entry["family"] = address.IsIPv6 ? "inet6" : "inet";
        entry["prefixlen"] = $"{address.PrefixLength}";
        if (!address.IsIPv6)
        {
            uint mask = address.PrefixLength == 0 ? 0 : uint.MaxValue << (32 - address.PrefixLength);
            entry["netmask"] = new IPAddress([(byte)(mask >> 24), (byte)(mask >> 16), (byte)(mask >> 8), (byte)mask]).ToString();
            entry.SetIf("peer", address.Peer);
            entry.SetIf("broadcast", address.Broadcast);
        }

        entry["scope"] = address.Scope == "host" ? "Node" : char.ToUpperInvariant(address.Scope[0]) + address.Scope[1..];
        if (address.IsIPv6)
        {
            entry["tags"] = OhaiMap.ListOf(address.Flags);
        }
    }

    static OhaiMap ToMap(NetworkRoute route)
    {
        OhaiMap map = new() { ["destination"] = route.Destination, ["family"] = route.IsIPv6 ? "inet6" : "inet" };
        map.SetIf("via", route.Via);
        map.SetIf("scope", route.Scope);
        map.SetIf("metric", route.Metric?.ToString(CultureInfo.InvariantCulture));
        map.SetIf("proto", route.Protocol);
        map.SetIf("src", route.Source);
        return map;
    }

    static void AddRoutes(OhaiMap network, NetworkTables tables, string infix, bool isIPv6)
    {
        NetworkRoute? best = null;
        foreach (NetworkRoute route in tables.Routes)
        {
            if (route.IsIPv6 != isIPv6 || route.Type is not null || route.Interface is null)
            {
                continue;
            }

            network.Branch("interfaces").Branch(route.Interface).List("routes").Add(ToMap(route));
            if (route.Destination == "default" && (best is null || (route.Metric ?? 0) < (best.Metric ?? 0)))
            {
                best = route;
            }
        }

        if (best is not null)
        {
            network[$"default_{infix}interface"] = best.Interface;
            network[$"default_{infix}gateway"] = best.Via ?? (isIPv6 ? "::" : "0.0.0.0");
        }
    }

    static void AddCounters(IReadOnlySystem machine, OhaiMap map, string name)
    {
        foreach ((string key, string file) in Received)
        {
            map.Branch("rx").SetIf(key, Fact(machine, name, "statistics/" + file));
        }

        foreach ((string key, string file) in Sent)
        {
            map.Branch("tx").SetIf(key, Fact(machine, name, "statistics/" + file));
        }

        map.Branch("tx").SetIf("queuelen", Fact(machine, name, "tx_queue_len"));
    }

    static string? Fact(IReadOnlySystem machine, string name, string file) => Read(machine, $"/sys/class/net/{name}/{file}");

    static long Number(IReadOnlySystem machine, string name, string file) => long.TryParse(Fact(machine, name, file), out long number) ? number : 0;
}
