using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Sockets;

/// <summary>socket: names of hosts and their addresses; the rest of Socket is in <c>InRuby/socket</c>.</summary>
[RubyClass("Socket", Superclass = "BasicSocket", Library = "socket")]
public static class SocketClass
{
    [RubyMethod("gethostname", Singleton = true)]
    public static string HostName(Context ctx) => ctx.Interpreter.Machine.HostName;

    /// <summary>The addresses of a host as bytes, IPv4 ones having 4 of them; empty when it has none.</summary>
    [RubyMethod("__resolve", Singleton = true)]
    public static RArray Resolve(Context ctx, string host)
    {
        try
        {
            var found = IPAddress.TryParse(host, out var literal) ? [literal] : ctx.Blocking(() => Dns.GetHostAddresses(host));
            return new RArray(found.Select(a => (object?)new RString(a.GetAddressBytes(), RubyEncoding.Binary)));
        }
        catch (SocketException)
        {
            return new RArray();
        }
    }

    /// <summary>The name of an address; nil when it has none.</summary>
    [RubyMethod("__name_of", Singleton = true)]
    public static string? NameOf(Context ctx, RString address)
    {
        try
        {
            return ctx.Blocking(() => Dns.GetHostEntry(new IPAddress(address.ToBytes()))).HostName;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>An address of 4 or 16 bytes as text.</summary>
    [RubyMethod("__address_text", Singleton = true)]
    public static string AddressText(RString address) => new IPAddress(address.ToBytes()).ToString();

    /// <summary>[name, number, flags, address, mask's length] of each address of the machine's interfaces.</summary>
    [RubyMethod("__interfaces", Singleton = true)]
    public static RArray Interfaces() => new(NetworkInterface.GetAllNetworkInterfaces().Where(i => i.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses.Select(a => (object?)RArray.Of(new RString(i.Name), new RString(a.Address.GetAddressBytes(), RubyEncoding.Binary), Box.Int(a.PrefixLength)))));
}
