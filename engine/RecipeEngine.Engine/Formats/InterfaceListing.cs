using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Formats;

/// <summary>One interface as <c>ifconfig</c> lists it; null where a line says nothing.</summary>
public sealed record InterfaceListing(string Name, string? Address, string? Mask, string? Broadcast, string? Hardware, string? Mtu, string? Metric)
{
    /// <summary>Reads the listing of net-tools 1 ("inet addr:10.0.0.1  Mask:…") and 2 ("inet 10.0.0.1  netmask …").</summary>
    public static IReadOnlyDictionary<string, InterfaceListing> Parse(string listing)
    {
        var all = new Dictionary<string, InterfaceListing>(StringComparer.Ordinal);
        foreach (var block in Regex.Split(listing, @"^(?=\S)", RegexOptions.Multiline).Where(b => b.Trim().Length > 0))
        {
            string? Find(string pattern) => Regex.Match(block, pattern) is { Success: true } found ? found.Groups[1].Value : null;
            var name = Regex.Match(block, @"^\S+").Value.TrimEnd(':');
            all[name] = new InterfaceListing(name, Find(@"inet (?:addr:)?(\S+)"), Find(@"(?:Mask:|netmask )(\S+)"), Find(@"(?:Bcast:|broadcast )(\S+)"), Find(@"(?:HWaddr |ether )(\S+)"),
                Find(@"(?:MTU:|mtu )(\S+)"), Find(@"Metric:(\S+)"));
        }
        return all;
    }
}
