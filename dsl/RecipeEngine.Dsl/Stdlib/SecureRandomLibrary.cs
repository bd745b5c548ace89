using System.Numerics;
using System.Security.Cryptography;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>securerandom.</summary>
[RubyModule("SecureRandom", Library = "securerandom")]
public static class SecureRandomLibrary
{
    static byte[] Bytes(int? count, int usual) => RandomNumberGenerator.GetBytes(count is < 0 ? throw RubyError.Argument("negative string size (or size too big)") : count ?? usual);

    [RubyMethod("random_bytes", "bytes", "gen_random", Singleton = true)]
    public static RString RandomBytes(int? count = null) => new(Bytes(count, 16), RubyEncoding.Binary);

    [RubyMethod("hex", Singleton = true)]
    public static RString Hex(int? count = null) => new(Convert.ToHexStringLower(Bytes(count, 16)), RubyEncoding.UsAscii);

    [RubyMethod("base64", Singleton = true)]
    public static RString Base64(int? count = null) => new(Convert.ToBase64String(Bytes(count, 16)), RubyEncoding.UsAscii);

    [RubyMethod("urlsafe_base64", Singleton = true)]
    public static RString UrlSafe(int? count = null, bool padding = false)
    {
        var text = Convert.ToBase64String(Bytes(count, 16)).Replace('+', '-').Replace('/', '_');
        return new RString(padding ? text : text.TrimEnd('='), RubyEncoding.UsAscii);
    }

    [RubyMethod("uuid", Singleton = true)]
    public static RString Uuid() => new(Guid.NewGuid().ToString(), RubyEncoding.UsAscii);

    [RubyMethod("alphanumeric", Singleton = true)]
    public static RString Alphanumeric(int? count = null) =>
        new(RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", count ?? 16), RubyEncoding.UsAscii);

    static double Fraction() => (BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11) * (1.0 / (1UL << 53));

    static BigInteger Below(BigInteger limit)
    {
        var bytes = RandomNumberGenerator.GetBytes(limit.GetByteCount() + 8);
        return new BigInteger(bytes, isUnsigned: true) % limit;
    }

    [RubyMethod("random_number", "rand", Singleton = true)]
    public static object? RandomNumber(Context ctx, object? limit = null)
    {
        switch (limit)
        {
            case null or false: return Fraction();
            case double d: return d > 0 ? Fraction() * d : Fraction();
            case long or BigInteger:
                var n = Coerce.ToBigInteger(ctx, limit);
                return n.Sign > 0 ? Box.Int(Below(n)) : Fraction();
            case RRange r when r.Begin is double || r.End is double:
                var low = Coerce.ToDouble(ctx, r.Begin);
                return low + (Fraction() * (Coerce.ToDouble(ctx, r.End) - low));
            case RRange r:
                var from = Coerce.ToBigInteger(ctx, r.Begin);
                var size = Coerce.ToBigInteger(ctx, r.End) - from + (r.Exclusive ? 0 : 1);
                return size.Sign > 0 ? Box.Int(from + Below(size)) : throw RubyError.Argument($"invalid argument - {ctx.Inspect(limit)}");
            default: throw RubyError.Argument($"invalid argument - {ctx.Inspect(limit)}");
        }
    }

    [RubyMethod("choose", Singleton = true, Private = true)]
    public static RString Choose(Context ctx, RArray source, int count) =>
        new(string.Concat(Enumerable.Range(0, count).Select(_ => ctx.ToS(source[RandomNumberGenerator.GetInt32(source.Count)]))));
}
