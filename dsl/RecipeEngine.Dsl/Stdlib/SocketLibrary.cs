using System.Net;
using System.Net.Sockets;
using RecipeEngine.Dsl.Core.Ios;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>socket: host names and TCP connections.</summary>
[RubyClass("Socket", Superclass = "BasicSocket", Library = "socket")]
public static class SocketLibrary
{
    [RubyConstant("AF_INET")]
    public const long AfInet = 2;

    [RubyConstant("AF_INET6")]
    public const long AfInet6 = 10;

    [RubyMethod("gethostname", Singleton = true)]
    public static string HostName(Context ctx) => ctx.Interpreter.Machine.HostName;
}

/// <summary>What sockets are.</summary>
[RubyClass("BasicSocket", Superclass = "IO", Library = "socket")]
public static class BasicSocketLibrary;

/// <summary>IP sockets.</summary>
[RubyClass("IPSocket", Superclass = "BasicSocket", Library = "socket")]
public static class IpSocketLibrary
{
    [RubyMethod("getaddress", Singleton = true)]
    public static string GetAddress(Context ctx, string host) => Lookup(ctx, host);

    internal static string Lookup(Context ctx, string host)
    {
        try
        {
            return ctx.Interpreter.Io.Blocking(ctx, () => Dns.GetHostAddresses(host))[0].ToString();
        }
        catch (SocketException)
        {
            throw new RubyError("SocketError", "getaddrinfo: Name or service not known");
        }
    }
}

/// <summary>TCPSocket.</summary>
[RubyClass("TCPSocket", Superclass = "IPSocket", Library = "socket")]
public static class TcpSocketLibrary
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RIo self, string? host, object? port, object? localHost = null, object? localPort = null,
        [Keyword(Name = "connect_timeout")] object? timeout = null)
    {
        var number = port is RString s ? int.Parse(s.Text, System.Globalization.CultureInfo.InvariantCulture) : Coerce.ToInt(ctx, port);
        var name = host ?? "localhost";
        try
        {
            var stream = ctx.Interpreter.Io.Blocking(ctx, () =>
            {
                var client = new TcpClient();
                client.Connect(name, number);
                return client.GetStream();
            });
            self.Attach(stream, stream, true, true);
            self.Sync = true;
        }
        catch (SocketException e)
        {
            throw e.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => new RubyError("Errno::ECONNREFUSED", $"Connection refused - connect(2) for \"{name}\" port {number}"),
                SocketError.TimedOut => new RubyError("Errno::ETIMEDOUT", $"Connection timed out - connect(2) for \"{name}\" port {number}"),
                SocketError.HostUnreachable => new RubyError("Errno::EHOSTUNREACH", $"No route to host - connect(2) for \"{name}\" port {number}"),
                SocketError.NetworkUnreachable => new RubyError("Errno::ENETUNREACH", $"Network is unreachable - connect(2) for \"{name}\" port {number}"),
                _ => new RubyError("SocketError", "getaddrinfo: Name or service not known"),
            };
        }
    }
}

/// <summary>A name that does not resolve, and the like.</summary>
[RubyClass("SocketError", Superclass = "StandardError")]
public static class SocketErrorClass;

/// <summary>resolv: names to addresses, by the machine's resolver.</summary>
[RubyClass("Resolv", Library = "resolv")]
public static class ResolvLibrary
{
    static IPAddress[] Addresses(Context ctx, string host)
    {
        try
        {
            return ctx.Interpreter.Io.Blocking(ctx, () => Dns.GetHostAddresses(host));
        }
        catch (SocketException)
        {
            return [];
        }
    }

    [RubyMethod("getaddress", Singleton = true)]
    public static string GetAddress(Context ctx, string host) =>
        Addresses(ctx, host) is [var first, ..] ? first.ToString() : throw new RubyError("Resolv::ResolvError", $"no address for {host}");

    [RubyMethod("getaddresses", Singleton = true)]
    public static RArray GetAddresses(Context ctx, string host) => new(Addresses(ctx, host).Select(a => (object?)new RString(a.ToString())));

    [RubyMethod("getname", Singleton = true)]
    public static string GetName(Context ctx, string address)
    {
        try
        {
            return ctx.Interpreter.Io.Blocking(ctx, () => Dns.GetHostEntry(address)).HostName;
        }
        catch (SocketException)
        {
            throw new RubyError("Resolv::ResolvError", $"no name for {address}");
        }
    }
}

/// <summary>No such name.</summary>
[RubyClass("Resolv::ResolvError", Superclass = "StandardError", Library = "resolv")]
public static class ResolvError;
