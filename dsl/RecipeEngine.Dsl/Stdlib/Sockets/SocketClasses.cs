namespace RecipeEngine.Dsl.Stdlib.Sockets;

/// <summary>IP sockets; their methods are in <c>InRuby/socket</c>, as are those of the classes below.</summary>
[RubyClass("IPSocket", Superclass = "BasicSocket", Library = "socket")]
public static class IpSocketClass;

/// <summary>TCPSocket</summary>
[RubyClass("TCPSocket", Superclass = "IPSocket", Library = "socket")]
public static class TcpSocketClass;

/// <summary>TCPServer</summary>
[RubyClass("TCPServer", Superclass = "TCPSocket", Library = "socket")]
public static class TcpServerClass;

/// <summary>UDPSocket</summary>
[RubyClass("UDPSocket", Superclass = "IPSocket", Library = "socket")]
public static class UdpSocketClass;

/// <summary>UNIXSocket</summary>
[RubyClass("UNIXSocket", Superclass = "BasicSocket", Library = "socket")]
public static class UnixSocketClass;

/// <summary>UNIXServer</summary>
[RubyClass("UNIXServer", Superclass = "UNIXSocket", Library = "socket")]
public static class UnixServerClass;

/// <summary>A name that does not resolve, and the like.</summary>
[RubyClass("SocketError", Superclass = "StandardError")]
public static class SocketErrorClass;
