using System.Numerics;

namespace RecipeEngine.Dsl.Stdlib.IpAddresses;

/// <summary>ipaddr.</summary>
[RubyClass("IPAddr", Includes = ["Comparable"], Library = "ipaddr")]
public static class IpAddressClass
{
    const long V4 = 2, V6 = 10;

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RIpAddress(klass).SetHost(0, true);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RIpAddress self, object? address = null, long? family = null)
    {
        if (address is long or BigInteger)
        {
            var v6 = family switch { V4 => false, V6 => true, _ => throw new RubyError("IPAddr::AddressFamilyError", $"unsupported address family: {family ?? 0}") };
            self.SetHost(Coerce.ToBigInteger(ctx, address), v6);
            return;
        }
        self.Parse(address is null ? "::" : Coerce.ToText(ctx, address));
        if (family is V4 or V6 && self.IsV6 != (family == V6))
        {
            throw new RubyError("IPAddr::InvalidAddressError", "address family mismatch");
        }
    }

    internal static RIpAddress Of(Context ctx, RIpAddress like, object? value) => value switch
    {
        RIpAddress a => a,
        long or BigInteger => new RIpAddress(like.klass!.Real()).SetHost(Coerce.ToBigInteger(ctx, value), like.IsV6),
        _ => new RIpAddress(like.klass!.Real()).Parse(Coerce.ToText(ctx, value)),
    };

    static RIpAddress With(RIpAddress self, BigInteger value) => new RIpAddress(self.klass!.Real()).SetHost(value & self.AllOnes, self.IsV6);

    [RubyMethod("to_s")]
    public static string ToS(RIpAddress self) => self.ToString();

    [RubyMethod("to_string")]
    public static string ToExpanded(RIpAddress self) => RIpAddress.Expanded(self.Value, self.IsV6);

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RIpAddress self) =>
        $"#<{ctx.ClassOf(self)}: {(self.IsV6 ? "IPv6" : "IPv4")}:{RIpAddress.Expanded(self.Value, self.IsV6)}/{RIpAddress.Expanded(self.Mask, self.IsV6)}>";

    [RubyMethod("to_i")]
    public static BigInteger ToI(RIpAddress self) => self.Value;

    [RubyMethod("family")]
    public static long Family(RIpAddress self) => self.IsV6 ? V6 : V4;

    [RubyMethod("ipv4?")]
    public static bool IsV4(RIpAddress self) => !self.IsV6;

    [RubyMethod("ipv6?")]
    public static bool IsV6(RIpAddress self) => self.IsV6;

    [RubyMethod("prefix")]
    public static long Prefix(RIpAddress self) => self.Prefix;

    [RubyMethod("netmask")]
    public static string Netmask(RIpAddress self) => RIpAddress.Text(self.Mask, self.IsV6);

    [RubyMethod("mask")]
    public static RIpAddress Mask(Context ctx, RIpAddress self, object? mask)
    {
        var copy = With(self, self.Value);
        return copy.SetMask(ctx.ToS(mask));
    }

    [RubyMethod("initialize_copy")]
    public static RIpAddress Copy(RIpAddress self, RIpAddress other) => self.Set(other.Value, other.Mask, other.IsV6);

    [RubyMethod("to_range")]
    public static RRange ToRange(RIpAddress self) => new(With(self, self.Value), With(self, self.Last), false);

    [RubyMethod("include?", "===")]
    public static bool Includes(Context ctx, RIpAddress self, object? other)
    {
        var o = Of(ctx, self, other);
        return o.IsV6 == self.IsV6 && o.Value >= self.Value && o.Last <= self.Last;
    }

    [RubyMethod("succ")]
    public static RIpAddress Next(RIpAddress self) => With(self, self.Value + 1);

    [RubyMethod("+")]
    public static RIpAddress Add(RIpAddress self, BigInteger n) => With(self, self.Value + n);

    [RubyMethod("-")]
    public static RIpAddress Subtract(RIpAddress self, BigInteger n) => With(self, self.Value - n);

    [RubyMethod("&")]
    public static RIpAddress And(Context ctx, RIpAddress self, object? other) => With(self, self.Value & Of(ctx, self, other).Value);

    [RubyMethod("|")]
    public static RIpAddress Or(Context ctx, RIpAddress self, object? other) => With(self, self.Value | Of(ctx, self, other).Value);

    [RubyMethod("~")]
    public static RIpAddress Not(RIpAddress self) => With(self, self.AllOnes ^ self.Value);

    [RubyMethod("<<")]
    public static RIpAddress ShiftLeft(RIpAddress self, int n) => With(self, self.Value << n);

    [RubyMethod(">>")]
    public static RIpAddress ShiftRight(RIpAddress self, int n) => With(self, self.Value >> n);

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RIpAddress self, object? other)
    {
        try
        {
            return other is not null && Of(ctx, self, other) is { } o && o.IsV6 == self.IsV6 && o.Value == self.Value;
        }
        catch (RubyError)
        {
            return false;
        }
    }

    [RubyMethod("eql?")]
    public static bool Eql(RIpAddress self, object? other) => other is RIpAddress o && o.IsV6 == self.IsV6 && o.Value == self.Value;

    [RubyMethod("hash")]
    public static long Hash(RIpAddress self) => self.Value.GetHashCode() ^ (self.IsV6 ? 1 : 0);

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RIpAddress self, object? other)
    {
        try
        {
            var o = Of(ctx, self, other);
            return o.IsV6 == self.IsV6 ? Box.Int(self.Value.CompareTo(o.Value)) : null;
        }
        catch (RubyError)
        {
            return null;
        }
    }

    static bool Within(RIpAddress self, string network)
    {
        var n = new RIpAddress(self.klass!.Real()).Parse(network);
        return n.IsV6 == self.IsV6 && self.Value >= n.Value && self.Value <= n.Last;
    }

    [RubyMethod("loopback?")]
    public static bool IsLoopback(RIpAddress self) => Within(self, "127.0.0.0/8") || (self.IsV6 && self.Value.IsOne);

    [RubyMethod("private?")]
    public static bool IsPrivate(RIpAddress self) => Within(self, "10.0.0.0/8") || Within(self, "172.16.0.0/12") || Within(self, "192.168.0.0/16") || Within(self, "fc00::/7");

    [RubyMethod("link_local?")]
    public static bool IsLinkLocal(RIpAddress self) => Within(self, "169.254.0.0/16") || Within(self, "fe80::/10");

    [RubyMethod("ipv4_mapped?")]
    public static bool IsMapped(RIpAddress self) => self.IsV6 && self.Value >> 32 == 0xffff;

    [RubyMethod("ipv4_mapped")]
    public static RIpAddress Mapped(RIpAddress self) => new RIpAddress(self.klass!.Real()).SetHost(self.Value | ((BigInteger)0xffff << 32), true);

    [RubyMethod("native")]
    public static RIpAddress Native(RIpAddress self) => IsMapped(self) ? new RIpAddress(self.klass!.Real()).SetHost(self.Value & 0xffffffff, false) : self;

    [RubyMethod("reverse")]
    public static string Reverse(RIpAddress self) => self.IsV6
        ? string.Join('.', RIpAddress.Expanded(self.Value, true).Replace(":", "", StringComparison.Ordinal).Reverse()) + ".ip6.arpa"
        : string.Join('.', self.ToString().Split('.').Reverse()) + ".in-addr.arpa";

    [RubyLibrary("ipaddr")]
    public static void Load(Context ctx) => ctx.Interpreter.Require(ctx, "socket");

    static string ReversedWithin(RIpAddress self, string domain) =>
        self.IsV6 ? Reverse(self).Replace("ip6.arpa", domain, StringComparison.Ordinal) : throw new RubyError("IPAddr::InvalidAddressError", $"not an IPv6 address: {self}");

    [RubyMethod("ip6_arpa")]
    public static string ReverseArpa(RIpAddress self) => ReversedWithin(self, "ip6.arpa");

    [RubyMethod("ip6_int")]
    public static string ReverseInt(RIpAddress self) => ReversedWithin(self, "ip6.int");

    /// <summary>An address of 4 or 16 bytes.</summary>
    [RubyMethod("new_ntoh", Singleton = true)]
    public static RIpAddress FromNetworkBytes(RClass self, RString bytes)
    {
        var raw = bytes.ToBytes();
        return raw.Length is 4 or 16 ? new RIpAddress(self).SetHost(new BigInteger(raw, isUnsigned: true, isBigEndian: true), raw.Length == 16) : throw new RubyError("IPAddr::AddressFamilyError", "unsupported address family");
    }

    [RubyMethod("ntop", Singleton = true)]
    public static string NetworkText(RString bytes) => bytes.ToBytes() switch
    {
        { Length: 4 } four => string.Join('.', four),
        { Length: 16 } sixteen => RIpAddress.Expanded(new BigInteger(sixteen, isUnsigned: true, isBigEndian: true), true),
        _ => throw new RubyError("IPAddr::AddressFamilyError", "unsupported address family"),
    };

    [RubyMethod("hton")]
    public static RString NetworkBytes(RIpAddress self)
    {
        var bytes = new byte[self.Bits / 8];
        var raw = self.Value.ToByteArray(isUnsigned: true, isBigEndian: true);
        raw.CopyTo(bytes, bytes.Length - raw.Length);
        return new RString(bytes, Text.RubyEncoding.Binary);
    }
}

/// <summary>What IPAddr's errors are.</summary>
[RubyClass("IPAddr::Error", Superclass = "ArgumentError", Library = "ipaddr")]
public static class IpAddressError;

/// <summary>Not an address.</summary>
[RubyClass("IPAddr::InvalidAddressError", Superclass = "IPAddr::Error", Library = "ipaddr")]
public static class IpAddressInvalidError;

/// <summary>Addresses of two kinds.</summary>
[RubyClass("IPAddr::AddressFamilyError", Superclass = "IPAddr::Error", Library = "ipaddr")]
public static class IpAddressFamilyError;

/// <summary>Not a mask.</summary>
[RubyClass("IPAddr::InvalidPrefixError", Superclass = "IPAddr::InvalidAddressError", Library = "ipaddr")]
public static class IpAddressPrefixError;
