using System.Security.Cryptography;
using RecipeEngine.Dsl.Stdlib.Digests;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>openssl: digests, HMAC and random bytes; keys and certificates are in <c>InRuby/openssl</c>, over the primitives of <c>OpenSsl</c>.</summary>
[RubyModule("OpenSSL", Library = "openssl")]
public static class OpenSslLibrary
{
    [RubyLibrary("openssl")]
    public static void Load(Context ctx) => ctx.Interpreter.Require(ctx, "digest");
}

/// <summary>OpenSSL::SSL's constants.</summary>
[RubyModule("OpenSSL::SSL", Library = "openssl")]
public static class OpenSslSsl
{
    [RubyConstant("VERIFY_NONE")]
    public const long VerifyNone = 0;

    [RubyConstant("VERIFY_PEER")]
    public const long VerifyPeer = 1;
}

/// <summary>What OpenSSL's errors are.</summary>
[RubyClass("OpenSSL::OpenSSLError", Superclass = "StandardError", Library = "openssl")]
public static class OpenSslError;

/// <summary>A secure connection failed.</summary>
[RubyClass("OpenSSL::SSL::SSLError", Superclass = "OpenSSL::OpenSSLError", Library = "openssl")]
public static class OpenSslSslError;

/// <summary>OpenSSL::Random.</summary>
[RubyModule("OpenSSL::Random", Library = "openssl")]
public static class OpenSslRandom
{
    [RubyMethod("random_bytes", Singleton = true)]
    public static RString Bytes(int count) => count < 0 ? throw RubyError.Argument("negative string size (or size too big)") : new(RandomNumberGenerator.GetBytes(count), RubyEncoding.Binary);
}

/// <summary>OpenSSL::HMAC.</summary>
[RubyClass("OpenSSL::HMAC", Library = "openssl")]
public static class OpenSslHmac
{
    static byte[] Compute(Context ctx, object? digest, RString key, RString data)
    {
        var name = digest is RDigest d ? d.Algorithm : ctx.ToS(digest).ToUpperInvariant().Replace("-", "", StringComparison.Ordinal);
        var (k, v) = (key.ToBytes(), data.ToBytes());
        return name switch
        {
            "MD5" => HMACMD5.HashData(k, v),
            "SHA1" => HMACSHA1.HashData(k, v),
            "SHA256" => HMACSHA256.HashData(k, v),
            "SHA384" => HMACSHA384.HashData(k, v),
            "SHA512" => HMACSHA512.HashData(k, v),
            _ => throw RubyError.Runtime($"Unsupported digest algorithm ({name}).: unknown object name"),
        };
    }

    [RubyMethod("digest", Singleton = true)]
    public static RString Digest(Context ctx, object? digest, RString key, RString data) => new(Compute(ctx, digest, key, data), RubyEncoding.Binary);

    [RubyMethod("hexdigest", Singleton = true)]
    public static string HexDigest(Context ctx, object? digest, RString key, RString data) => Convert.ToHexStringLower(Compute(ctx, digest, key, data));
}

/// <summary>OpenSSL::Digest: a Digest by name.</summary>
[RubyClass("OpenSSL::Digest", Superclass = "Digest::Base", Library = "openssl")]
public static class OpenSslDigest
{
    [RubyMethod("new", Singleton = true)]
    public static object? New(Context ctx, RClass self, object? given = null, RString? data = null)
    {
        if (self.Name != "OpenSSL::Digest")
        {
            var fed = new RDigest(self);
            fed.Feed(given is null ? [] : Coerce.ToStr(ctx, given).ToBytes());
            return fed;
        }
        var name = given switch
        {
            null => null,
            RDigest d => d.Algorithm,
            RString s => s.Text,
            _ => throw RubyError.Type($"wrong argument type {ctx.ClassOf(given)} (expected OpenSSL/Digest)"),
        };
        var type = name is null ? self.ToString() : "OpenSSL::Digest::" + name.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal);
        if (!type.EndsWith("MD5", StringComparison.Ordinal) && !type.Contains("::SHA", StringComparison.Ordinal))
        {
            throw RubyError.Runtime($"Unsupported digest algorithm ({name}).: unknown object name");
        }
        var digest = new RDigest(ctx.Interpreter.FindClass(ctx, type));
        digest.Feed(data?.ToBytes() ?? []);
        return digest;
    }

    [RubyMethod("digest", Singleton = true)]
    public static RString DigestOf(Context ctx, RClass self, object? first, RString? text = null)
    {
        var digest = (RDigest)(text is null ? ctx.Send(self, Sym.New) : New(ctx, self, first))!;
        digest.Feed((text ?? Coerce.ToStr(ctx, first)).ToBytes());
        return new RString(digest.Finish(), RubyEncoding.Binary);
    }

    [RubyMethod("name")]
    public static string Name(RDigest self) => self.Algorithm;

    [RubyMethod("base64digest", Singleton = true)]
    public static string Base64DigestOf(Context ctx, RClass self, object? first, RString? text = null) => Convert.ToBase64String(DigestOf(ctx, self, first, text).ToBytes());

    [RubyMethod("hexdigest", Singleton = true)]
    public static string HexDigestOf(Context ctx, RClass self, object? first, RString? text = null) => Convert.ToHexStringLower(DigestOf(ctx, self, first, text).ToBytes());
}

/// <summary>MD5</summary>
[RubyClass("OpenSSL::Digest::MD5", Superclass = "OpenSSL::Digest", Library = "openssl")]
public static class OpenSslMd5;

/// <summary>SHA-1</summary>
[RubyClass("OpenSSL::Digest::SHA1", Superclass = "OpenSSL::Digest", Library = "openssl")]
public static class OpenSslSha1;

/// <summary>SHA-256</summary>
[RubyClass("OpenSSL::Digest::SHA256", Superclass = "OpenSSL::Digest", Library = "openssl")]
public static class OpenSslSha256;

/// <summary>SHA-384</summary>
[RubyClass("OpenSSL::Digest::SHA384", Superclass = "OpenSSL::Digest", Library = "openssl")]
public static class OpenSslSha384;

/// <summary>SHA-512</summary>
[RubyClass("OpenSSL::Digest::SHA512", Superclass = "OpenSSL::Digest", Library = "openssl")]
public static class OpenSslSha512;
