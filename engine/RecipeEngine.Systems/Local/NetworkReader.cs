using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace RecipeEngine.Systems.Local;

/// <summary>Addresses, routes and neighbours from the kernel, in the words `ip addr`, `ip route` and `ip neigh` use.</summary>
internal static unsafe class NetworkReader
{
    const ushort GetAddresses = 22, GetRoutes = 26, GetNeighbours = 30;
    const byte FamilyIPv4 = 2, FamilyIPv6 = 10;

    const uint Permanent = 0x80;

    // In the order iproute2 prints them.
    static readonly (uint Bit, string Name)[] AddressFlags =
    [
        (0x02, "nodad"), (0x04, "optimistic"), (0x08, "dadfailed"), (0x10, "home"), (0x20, "deprecated"), (0x40, "tentative"),
        (Permanent, "dynamic"), (0x100, "mngtmpaddr"), (0x200, "noprefixroute"), (0x400, "autojoin"), (0x800, "stable-privacy"),
    ];

    public static NetworkTables Read()
    {
        List<NetworkAddress> addresses = [];
        List<NetworkRoute> routes = [];
        List<NetworkNeighbour> neighbours = [];
        Dictionary<uint, string> names = [];
        Netlink.Dump(GetAddresses, 8, (body, attributes) => AddAddress(addresses, names, body, attributes));
        Netlink.Dump(GetRoutes, 12, (body, attributes) => AddRoute(routes, names, body, attributes));
        Netlink.Dump(GetNeighbours, 12, (body, attributes) => AddNeighbour(neighbours, names, body, attributes));
        return new NetworkTables(addresses, routes, neighbours);
    }

    static void AddAddress(List<NetworkAddress> addresses, Dictionary<uint, string> names, ReadOnlySpan<byte> body, Netlink.Attributes attributes)
    {
        const int Address = 1, Local = 2, Label = 3, Broadcast = 4, Flags = 8;
        if (body[0] is not (FamilyIPv4 or FamilyIPv6))
        {
            return;
        }

        string? far = Ip(attributes[Address]);
        string? near = Ip(attributes[Local]) ?? far;
        uint bits = attributes.Number(Flags) ?? body[2];
        bool ipv6 = body[0] == FamilyIPv6;
        List<string> flags = (bits & 1) == 0 ? [] : ipv6 ? ["temporary"] : ["secondary"];
        foreach ((uint bit, string name) in AddressFlags)
        {
            // Permanence shows by the absence of "dynamic".
            if (bit == Permanent ? (bits & bit) == 0 : (bits & bit) != 0)
            {
                flags.Add(name);
            }
        }

        addresses.Add(new NetworkAddress(
            NameOf(BinaryPrimitives.ReadUInt32LittleEndian(body[4..]), names), ipv6, near ?? "", body[1], Ip(attributes[Broadcast]),
            far == near ? null : far, ScopeName(body[3]) ?? "global", Text(attributes[Label]), flags));
    }

    static void AddRoute(List<NetworkRoute> routes, Dictionary<uint, string> names, ReadOnlySpan<byte> body, Netlink.Attributes attributes)
    {
        const int Destination = 1, Interface = 4, Gateway = 5, Priority = 6, Source = 7, MultiPath = 9, Table = 15;
        const uint MainTable = 254, Cloned = 0x200;
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(body[8..]);
        if (body[0] is not (FamilyIPv4 or FamilyIPv6) || (attributes.Number(Table) ?? body[4]) != MainTable || (flags & Cloned) != 0)
        {
            return;
        }

        bool ipv6 = body[0] == FamilyIPv6;
        int length = body[1];
        string destination = Ip(attributes[Destination]) is { } address
            ? length == (ipv6 ? 128 : 32) ? address : $"{address}/{length}"
            : "default";
        uint? link = attributes.Number(Interface);
        string? via = Ip(attributes[Gateway]);

        // Several next hops: the first stands for the route. struct rtnexthop: length 2, flags 1, hops 1, interface 4, attributes.
        if (attributes[MultiPath] is { Length: >= 8 } hops)
        {
            link = BinaryPrimitives.ReadUInt32LittleEndian(hops[4..]);
            int end = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(hops), (ushort)8, hops.Length);
            via = Ip(new Netlink.Attributes(hops[8..end])[Gateway]);
        }

        routes.Add(new NetworkRoute(
            link is { } index ? NameOf(index, names) : null, ipv6, destination, via, Ip(attributes[Source]), attributes.Number(Priority),
            ProtocolName(body[5]), ScopeName(body[6]), TypeName(body[7])));
    }

    static void AddNeighbour(
        List<NetworkNeighbour> neighbours, Dictionary<uint, string> names, ReadOnlySpan<byte> body, Netlink.Attributes attributes)
    {
        const int Destination = 1, HardwareAddress = 2;
        const ushort NoArp = 0x40;
        if (body[0] is not (FamilyIPv4 or FamilyIPv6)
            || (BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & NoArp) != 0
            || attributes[HardwareAddress].IsEmpty
            || Ip(attributes[Destination]) is not { } address)
        {
            return;
        }

        string hardware = BitConverter.ToString(attributes[HardwareAddress].ToArray()).Replace('-', ':').ToLowerInvariant();
        string name = NameOf(BinaryPrimitives.ReadUInt32LittleEndian(body[4..]), names);
        neighbours.Add(new NetworkNeighbour(name, body[0] == FamilyIPv6, address, hardware));
    }

    static string NameOf(uint index, Dictionary<uint, string> names)
    {
        if (!names.TryGetValue(index, out string? name))
        {
            byte* buffer = stackalloc byte[16];
            byte* found = Libc.if_indextoname(index, buffer);
            names[index] = name = found is null ? $"if{index}" : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(found));
        }

        return name;
    }

    static string? Ip(ReadOnlySpan<byte> bytes) => bytes.Length is 4 or 16 ? new IPAddress(bytes).ToString() : null;

    static string? Text(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes).TrimEnd('\0');

    static string? ScopeName(byte scope) => scope switch
    {
        0 => null,
        200 => "site",
        253 => "link",
        254 => "host",
        255 => "nowhere",
        _ => $"{scope}",
    };

    static string? ProtocolName(byte protocol) => protocol switch
    {
        1 => "redirect",
        2 => "kernel",
        3 => null,
        4 => "static",
        8 => "gated",
        9 => "ra",
        11 => "zebra",
        12 => "bird",
        16 => "dhcp",
        18 => "keepalived",
        42 => "babel",
        186 => "bgp",
        188 => "ospf",
        0 => "unspec",
        _ => $"{protocol}",
    };

    static string? TypeName(byte type) => type switch
    {
        2 => "local",
        3 => "broadcast",
        4 => "anycast",
        5 => "multicast",
        6 => "blackhole",
        7 => "unreachable",
        8 => "prohibit",
        9 => "throw",
        10 => "nat",
        _ => null,
    };
}
