using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.RouteResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A route of the kernel's table; on Red Hat's systems also kept in its network scripts.</summary>
public sealed class RouteProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<RouteProvider>(RouteResource.Type, ("add", p => p.Add()), ("delete", p => p.Delete()));

    bool isActive;

    /// <exception cref="RubyError">IPAddr::InvalidAddressError, as Ruby's IPAddr says it.</exception>
    static uint Parse(string? address) => IPAddress.TryParse(address, out var ip) && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
        ? BitConverter.ToUInt32([.. ip.GetAddressBytes().Reverse()]) : throw new RubyError("IPAddr::InvalidAddressError", $"invalid address: {address}");

    static uint MaskOf(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var bits) ? bits == 0 ? 0 : uint.MaxValue << (32 - bits) : Parse(text);

    static (uint Address, uint Mask) Network(string text, string? mask)
    {
        var parts = text.Split('/', 2);
        var bits = (mask ?? parts.ElementAtOrDefault(1)) is { } given ? MaskOf(given) : uint.MaxValue;
        return (Parse(parts[0]) & bits, bits);
    }

    // Columns of /proc/net/route: Iface Destination Gateway Flags RefCnt Use Metric Mask; numbers in the machine's (little-endian) hexadecimal.
    protected override State? Load()
    {
        var wanted = Desired[Target] == "default" ? Network(Desired[Gateway] ?? "", null) : Network(Desired[Target]!, Desired[Netmask]);
        foreach (var row in (Machine.TryReadText("/proc/net/route") ?? "").Split('\n').Select(l => l.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(r => r.Length > 7))
        {
            if (Number(row[1]) is { } destination && Number(row[2]) is { } gateway && Number(row[7]) is { } mask
                && (destination & mask, mask) == wanted && Desired[Gateway] is { } via && new IPAddress(BitConverter.GetBytes(gateway).Reverse().ToArray()).ToString() == via)
            {
                isActive = true;
            }
        }
        return new State();
    }

    static uint? Number(string hexadecimal) => hexadecimal.Length == 8 && uint.TryParse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var n) ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(n) : null;

    static string Bits(string mask) => System.Numerics.BitOperations.PopCount(Parse(mask)).ToString(CultureInfo.InvariantCulture);

    string Destination => Desired[Netmask] is { } mask ? $"{Desired[Target]}/{Bits(mask)}" : Desired[Target]!;

    void Tell(string description, IEnumerable<string?> words, string past)
    {
        var line = words.OfType<string>().ToList();
        Converge(string.Format(CultureInfo.InvariantCulture, description, string.Join(' ', line)), machine =>
        {
            ShellOut.Of(Context, line).Run(machine);
            Info(past);
        });
    }

    static IEnumerable<string> Optional(string word, string? value) => value is null ? [] : [word, value];

    void Add()
    {
        if (!isActive)
        {
            Tell("run {0} to add route", ["ip", "route", "replace", Destination, .. Optional("via", Desired[Gateway]), .. Optional("dev", Desired[Device]),
                .. Optional("metric", Desired[Metric]?.ToString(CultureInfo.InvariantCulture))], "added");
        }
        KeepOnRedHat();
    }

    void Delete()
    {
        if (isActive)
        {
            // The blank at the end is Chef's.
            Tell("run {0} to delete route ", ["ip", "route", "delete", Destination, .. Optional("via", Desired[Gateway])], "removed");
        }
        KeepOnRedHat();
    }

    // All routes of the run that have the same action, by device.
    void KeepOnRedHat()
    {
        if (NodeText("platform_family") is not ("rhel" or "amazon" or "fedora"))
        {
            return;
        }
        var byDevice = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var other in Run.RootContext.Collection.All.Where(r => r.Definition.BaseType == RouteResource.Type))
        {
            string? Text(string property) => other.ReadText(Context, property);
            var device = Text("device") ?? "eth0";
            if (!byDevice.TryGetValue(device, out var text))
            {
                byDevice[device] = text = new StringBuilder();
            }
            if (Action == "add" && other.Actions(Context) is ["add"])
            {
                text.Append(Text("comment") is { } comment ? $"# {comment}\n" : "").Append(Text("target")).Append(Text("netmask") is { } mask ? "/" + Bits(mask) : "")
                    .Append(Text("gateway") is { } gateway ? " via " + gateway : "").Append(Text("device") is { } own ? " dev " + own : "").Append(Text("metric") is { } metric ? " metric " + metric : "").Append('\n');
            }
        }
        foreach (var (device, routes) in byDevice)
        {
            if (Desired[Target] == "default")
            {
                const string Path = "/etc/sysconfig/network";
                Converge($"write route default route to {Path}", machine => machine.WriteText(Path, WithGateway(machine.TryReadText(Path) ?? "")));
            }
            else
            {
                var path = $"/etc/sysconfig/network-scripts/route-{device}";
                var content = routes.Length > 0 && routes[^1] == '\n' ? routes.ToString() : routes + "\n";
                Converge($"write route route.{device}\n{routes} to {path}", machine => machine.WriteText(path, content));
            }
        }
    }

    string WithGateway(string text) => Regex.IsMatch(text, "^GATEWAY=", RegexOptions.Multiline)
        ? Regex.Replace(text, "^GATEWAY=.*$", $"GATEWAY={Desired[Gateway]}", RegexOptions.Multiline)
        : (text.Length == 0 || text.EndsWith('\n') ? text : text + "\n") + $"GATEWAY={Desired[Gateway]}\n";
}
