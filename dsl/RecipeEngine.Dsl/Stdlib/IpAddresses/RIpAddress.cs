using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace RecipeEngine.Dsl.Stdlib.IpAddresses;

/// <summary>An IPAddr: an address masked by a prefix.</summary>
public sealed class RIpAddress(RClass klass) : RObject(klass)
{
    public bool IsV6 { get; private set; }
    public BigInteger Value { get; private set; }
    public BigInteger Mask { get; private set; }

    public int Bits => IsV6 ? 128 : 32;
    public BigInteger AllOnes => (BigInteger.One << Bits) - 1;
    public int Prefix
    {
        get
        {
            var n = 0;
            for (var m = Mask; !m.IsZero; m &= m - 1)
            {
                n++;
            }
            return n;
        }
    }

    public RIpAddress Set(BigInteger value, BigInteger mask, bool v6)
    {
        (IsV6, Mask) = (v6, mask);
        Value = value & mask;
        return this;
    }

    /// <summary>Keeps the address as it stands, whatever the mask.</summary>
    public RIpAddress SetHost(BigInteger value, bool v6)
    {
        IsV6 = v6;
        Mask = AllOnes;
        Value = value;
        return this;
    }

    static RubyError Invalid(string text) => new("IPAddr::InvalidAddressError", $"invalid address: {text}");

    /// <summary>The number of an address.</summary>
    public static (BigInteger Value, bool V6) Number(string text, string whole)
    {
        var plain = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        var cut = plain.IndexOf('%');
        plain = cut < 0 ? plain : plain[..cut];
        if (plain.Contains(':'))
        {
            return IPAddress.TryParse(plain, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6
                ? (new BigInteger(six.GetAddressBytes(), isUnsigned: true, isBigEndian: true), true) : throw Invalid(whole);
        }
        var parts = plain.Split('.');
        if (parts.Length != 4 || parts.Any(p => p.Length is 0 or > 3 || !p.All(char.IsAsciiDigit) || int.Parse(p, CultureInfo.InvariantCulture) > 255))
        {
            throw Invalid(whole);
        }
        if (parts.Any(p => p.Length > 1 && p[0] == '0'))
        {
            throw new RubyError("IPAddr::InvalidAddressError", $"zero-filled number in IPv4 address is ambiguous: {whole}");
        }
        return (parts.Aggregate(BigInteger.Zero, (n, p) => (n << 8) | int.Parse(p, CultureInfo.InvariantCulture)), false);
    }

    public RIpAddress Parse(string text)
    {
        var slash = text.IndexOf('/');
        var (value, v6) = Number(slash < 0 ? text : text[..slash], text);
        SetHost(value, v6);
        return slash < 0 ? this : SetMask(text[(slash + 1)..]);
    }

    public RIpAddress SetMask(string mask)
    {
        if (mask.Length > 0 && mask.All(char.IsAsciiDigit))
        {
            var prefix = int.Parse(mask, CultureInfo.InvariantCulture);
            if (prefix > Bits)
            {
                throw new RubyError("IPAddr::InvalidPrefixError", $"invalid length: {this}/{mask}");
            }
            return Set(Value, AllOnes ^ ((BigInteger.One << (Bits - prefix)) - 1), IsV6);
        }
        var (number, v6) = Number(mask, mask);
        if (v6 != IsV6)
        {
            throw new RubyError("IPAddr::InvalidPrefixError", "address family is not same");
        }
        return Set(Value, number, IsV6);
    }

    public static string Text(BigInteger value, bool v6)
    {
        var bytes = new byte[v6 ? 16 : 4];
        var raw = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        raw.CopyTo(bytes, bytes.Length - raw.Length);
        return new IPAddress(bytes).ToString();
    }

    public static string Expanded(BigInteger value, bool v6) => !v6 ? Text(value, false)
        : string.Join(':', Enumerable.Range(0, 8).Select(i => ((int)((value >> (112 - (i * 16))) & 0xffff)).ToString("x4", CultureInfo.InvariantCulture)));

    public BigInteger Last => Value | (AllOnes ^ Mask);

    public override string ToString() => Text(Value, IsV6);
}
