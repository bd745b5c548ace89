namespace RecipeEngine.Systems;

/// <summary>The kernel's network tables at one moment, in its order and in the words of iproute2.</summary>
public sealed record NetworkTables(
    IReadOnlyList<NetworkAddress> Addresses, IReadOnlyList<NetworkRoute> Routes, IReadOnlyList<NetworkNeighbour> Neighbours)
{
    /// <summary>No addresses, routes or neighbours.</summary>
    public static NetworkTables Empty { get; } = new([], [], []);
}

/// <summary>One address of an interface.</summary>
/// <param name="Peer">The other end of a point-to-point link, else null.</param>
/// <param name="Scope">"global", "site", "link", "host" or a number.</param>
/// <param name="Label">The interface's label for this address ("eth0:1"), IPv4 only.</param>
/// <param name="Flags">Such as "secondary", "dynamic", "noprefixroute", "deprecated".</param>
public sealed record NetworkAddress(
    string Interface, bool IsIPv6, string Address, int PrefixLength, string? Broadcast, string? Peer, string Scope, string? Label,
    IReadOnlyList<string> Flags);

/// <summary>One route of the main table.</summary>
/// <param name="Destination">"default" or address/prefix (without a prefix for a single host).</param>
/// <param name="Metric">The priority, null when it has none.</param>
/// <param name="Protocol">"kernel", "static", "dhcp", "ra", … or a number; null for "boot".</param>
/// <param name="Scope">"link", "host", "site", …; null for global.</param>
/// <param name="Type">"unreachable", "blackhole", …; null for unicast.</param>
public sealed record NetworkRoute(
    string? Interface, bool IsIPv6, string Destination, string? Via, string? Source, long? Metric, string? Protocol, string? Scope,
    string? Type);

/// <summary>One entry of the ARP or neighbour table that has a hardware address.</summary>
public sealed record NetworkNeighbour(string Interface, bool IsIPv6, string Address, string HardwareAddress);
