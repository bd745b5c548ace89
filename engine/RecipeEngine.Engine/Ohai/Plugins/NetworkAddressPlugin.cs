using System.Globalization;
using System.Net;
using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>
/// ipaddress, ip6address and macaddress: the addresses the machine is best known by. The default route decides: its source address, else
/// an address of its interface in the gateway's network; failing a default route, the widest scope and longest prefix.
/// </summary>
public sealed class NetworkAddressPlugin : OhaiPlugin
{
    static readonly string[] Scopes = ["Global", "Site", "Link", "Host", "Node"];

    public override IReadOnlyList<string> Provides { get; } = ["ipaddress", "ip6address", "macaddress"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap network = ohai.Branch("network");
        List<Candidate> candidates = [.. Candidates(network)];
        Candidate? four = Choose(network, candidates, "inet", "default_interface", "default_gateway");
        Candidate? six = Choose(network, candidates, "inet6", "default_inet6_interface", "default_inet6_gateway");
        ohai.Set("ipaddress", four?.Address);
        ohai.Set("ip6address", six?.Address);
        ohai.Set("macaddress", HardwareAddress(network, (four ?? six)?.Interface));
    }

    static IEnumerable<Candidate> Candidates(OhaiMap network)
    {
        foreach ((string name, object? value) in network.Branch("interfaces"))
        {
            foreach ((string address, object? facts) in ((OhaiMap)value!).Branch("addresses"))
            {
                OhaiMap entry = (OhaiMap)facts!;
                if (entry.Text("family") is "inet" or "inet6")
                {
                    int prefix = int.Parse(entry.Text("prefixlen") ?? "0", CultureInfo.InvariantCulture);
                    int scope = Array.IndexOf(Scopes, entry.Text("scope"));
                    yield return new Candidate(name, entry.Text("family")!, address, prefix, scope < 0 ? Scopes.Length : scope);
                }
            }
        }
    }

    static Candidate? Choose(OhaiMap network, List<Candidate> all, string family, string interfaceKey, string gatewayKey)
    {
        List<Candidate> sorted = all.FindAll(candidate => candidate.Family == family);
        sorted.Sort(Candidate.Compare);
        if (network.Text(interfaceKey) is not { } name)
        {
            return sorted.FirstOrDefault();
        }

        string? gateway = network.Text(gatewayKey);
        string? source = SourceOfDefault(network, name, family);
        return sorted.Find(candidate => candidate.Address == source)
            ?? sorted.Find(candidate => candidate.Interface == name && candidate.Contains(gateway))
            ?? sorted.Find(candidate => candidate.Interface == name)
            ?? sorted.FirstOrDefault();
    }

    static string? SourceOfDefault(OhaiMap network, string name, string family)
    {
        foreach (object? route in network.Dig("interfaces", name, "routes") as List<object?> ?? [])
        {
            if (route is OhaiMap map && map.Text("destination") == "default" && map.Text("family") == family)
            {
                return map.Text("src");
            }
        }

        return null;
    }

    static string? HardwareAddress(OhaiMap network, string? name)
    {
        // An alias ("eth0:1") has the hardware address of its interface.
        if (name is null || network.Dig("interfaces", name.Split(':')[0], "addresses") is not OhaiMap addresses)
        {
            return null;
        }

        foreach ((string address, object? facts) in addresses)
        {
            if (facts is OhaiMap entry && entry.Text("family") == "lladdr")
            {
                return address;
            }
        }

        return null;
    }

    sealed record Candidate(string Interface, string Family, string Address, int PrefixLength, int Scope)
    {
        // The widest scope first, then the longest prefix, then the lowest address.
        public static int Compare(Candidate left, Candidate right)
        {
            int order = left.Scope - right.Scope;
            order = order != 0 ? order : right.PrefixLength - left.PrefixLength;
            return order != 0 ? order : CompareAddresses(left.Address, right.Address);
        }

        public bool Contains(string? other)
        {
            if (!IPAddress.TryParse(Address, out IPAddress? own) || !IPAddress.TryParse(other, out IPAddress? asked))
            {
                return false;
            }

            byte[] ours = own.GetAddressBytes(), theirs = asked.GetAddressBytes();
            if (ours.Length != theirs.Length)
            {
                return false;
            }

            for (int bit = 0; bit < PrefixLength; bit++)
            {
                if (((ours[bit / 8] ^ theirs[bit / 8]) & (0x80 >> (bit % 8))) != 0)
                {
                    return false;
                }
            }

            return true;
        }

        static int CompareAddresses(string left, string right) =>
            IPAddress.TryParse(left, out IPAddress? one) && IPAddress.TryParse(right, out IPAddress? two)
                ? one.GetAddressBytes().AsSpan().SequenceCompareTo(two.GetAddressBytes())
                : string.CompareOrdinal(left, right);
    }
}
