using System.Numerics;
using System.Security.Cryptography;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.OpenSsl;

/// <summary>OpenSSL::Native: what openssl's Ruby part leaves to the platform. Keys come as DER (PKCS #1, SEC 1 or SubjectPublicKeyInfo).</summary>
[RubyModule("OpenSSL::Native", Library = "openssl")]
public static class KeyPrimitives
{
    internal static RString Binary(ReadOnlySpan<byte> bytes) => new(bytes, RubyEncoding.Binary);

    internal static HashAlgorithmName Hash(string name) => name.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        "MD5" => HashAlgorithmName.MD5,
        "SHA1" => HashAlgorithmName.SHA1,
        "SHA256" => HashAlgorithmName.SHA256,
        "SHA384" => HashAlgorithmName.SHA384,
        "SHA512" => HashAlgorithmName.SHA512,
        _ => throw RubyError.Runtime($"Unsupported digest algorithm ({name}).: unknown object name"),
    };

    static T Try<T>(string error, string message, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (CryptographicException)
        {
            throw new RubyError(error, message);
        }
    }

    static RSA ReadRsa(RString der, bool isPrivate)
    {
        var key = RSA.Create();
        if (isPrivate)
        {
            key.ImportRSAPrivateKey(der.ToBytes(), out _);
        }
        else
        {
            key.ImportRSAPublicKey(der.ToBytes(), out _);
        }
        return key;
    }

    [RubyMethod("rsa_generate", Singleton = true)]
    public static RString GenerateRsa(Context ctx, int bits) => Try("OpenSSL::PKey::RSAError", "key size too small", () =>
    {
        using var key = RSA.Create(bits);
        return Binary(key.ExportRSAPrivateKey());
    });

    [RubyMethod("rsa_sign", Singleton = true)]
    public static RString SignRsa(RString der, string digest, RString data, bool pss = false) => Try("OpenSSL::PKey::PKeyError", "sign failed", () =>
    {
        using var key = ReadRsa(der, true);
        return Binary(key.SignData(data.ToBytes(), Hash(digest), pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
    });

    [RubyMethod("rsa_verify", Singleton = true)]
    public static bool VerifyRsa(RString der, string digest, RString signature, RString data, bool pss = false) => Try("OpenSSL::PKey::PKeyError", "verify failed", () =>
    {
        using var key = ReadRsa(der, false);
        return key.VerifyData(data.ToBytes(), signature.ToBytes(), Hash(digest), pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    });

    [RubyMethod("rsa_encrypt", Singleton = true)]
    public static RString EncryptRsa(RString der, RString data, bool oaep) => Try("OpenSSL::PKey::RSAError", "data too large for key size", () =>
    {
        using var key = ReadRsa(der, false);
        return Binary(key.Encrypt(data.ToBytes(), oaep ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.Pkcs1));
    });

    [RubyMethod("rsa_decrypt", Singleton = true)]
    public static RString DecryptRsa(RString der, RString data, bool oaep) => Try("OpenSSL::PKey::RSAError", "padding check failed", () =>
    {
        using var key = ReadRsa(der, true);
        return Binary(key.Decrypt(data.ToBytes(), oaep ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.Pkcs1));
    });

    static ECCurve Curve(string name) => name switch
    {
        "prime256v1" or "secp256r1" => ECCurve.NamedCurves.nistP256,
        "secp384r1" => ECCurve.NamedCurves.nistP384,
        "secp521r1" => ECCurve.NamedCurves.nistP521,
        _ => throw new RubyError("OpenSSL::PKey::ECError", "invalid curve name"),
    };

    [RubyMethod("ec_generate", Singleton = true)]
    public static RString GenerateEc(string curve)
    {
        using var key = ECDsa.Create(Curve(curve));
        return Binary(key.ExportECPrivateKey());
    }

    /// <summary>The public key info of a private key.</summary>
    [RubyMethod("ec_public", Singleton = true)]
    public static RString PublicEc(RString der) => Try("OpenSSL::PKey::ECError", "invalid key", () =>
    {
        using var key = ECDsa.Create();
        key.ImportECPrivateKey(der.ToBytes(), out _);
        return Binary(key.ExportSubjectPublicKeyInfo());
    });

    [RubyMethod("ec_sign", Singleton = true)]
    public static RString SignEc(RString der, string? digest, RString data) => Try("OpenSSL::PKey::PKeyError", "sign failed", () =>
    {
        using var key = ECDsa.Create();
        key.ImportECPrivateKey(der.ToBytes(), out _);
        var bytes = data.ToBytes();
        return Binary(digest is null ? key.SignHash(bytes, DSASignatureFormat.Rfc3279DerSequence) : key.SignData(bytes, Hash(digest), DSASignatureFormat.Rfc3279DerSequence));
    });

    [RubyMethod("ec_verify", Singleton = true)]
    public static bool VerifyEc(RString info, string? digest, RString signature, RString data) => Try("OpenSSL::PKey::PKeyError", "verify failed", () =>
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info.ToBytes(), out _);
        var (bytes, sign) = (data.ToBytes(), signature.ToBytes());
        return digest is null ? key.VerifyHash(bytes, sign, DSASignatureFormat.Rfc3279DerSequence) : key.VerifyData(bytes, sign, Hash(digest), DSASignatureFormat.Rfc3279DerSequence);
    });

    [RubyMethod("ec_shared", Singleton = true)]
    public static RString SharedEc(RString der, RString info) => Try("OpenSSL::PKey::ECError", "invalid key", () =>
    {
        using var mine = ECDiffieHellman.Create();
        mine.ImportECPrivateKey(der.ToBytes(), out _);
        using var other = ECDiffieHellman.Create();
        other.ImportSubjectPublicKeyInfo(info.ToBytes(), out _);
        return Binary(mine.DeriveRawSecretAgreement(other.PublicKey));
    });

    [RubyMethod("pbkdf2", Singleton = true)]
    public static RString Pbkdf2(RString password, RString salt, int iterations, int length, string digest) =>
        iterations < 1 || length < 0 ? throw new RubyError("OpenSSL::KDF::KDFError", "PKCS5_PBKDF2_HMAC: invalid iteration count") : Binary(Rfc2898DeriveBytes.Pbkdf2(password.ToBytes(), salt.ToBytes(), iterations, Hash(digest), length));

    [RubyMethod("scrypt", Singleton = true)]
    public static RString ScryptKey(Context ctx, RString password, RString salt, long n, long r, long p, int length) => length < 0 ? throw RubyError.Argument("negative string size (or size too big)") : !Scrypt.Accepts(n, r, p)
        ? throw new RubyError("OpenSSL::KDF::KDFError", "EVP_PBE_scrypt: memory limit exceeded or invalid parameter")
        : Binary(ctx.Interpreter.Io.Blocking(ctx, () => Scrypt.Derive(password.ToBytes(), salt.ToBytes(), (int)n, (int)r, (int)p, length)));

    [RubyMethod("hkdf", Singleton = true)]
    public static RString Hkdf(RString key, RString salt, RString info, int length, string digest) => Binary(HKDF.DeriveKey(Hash(digest), key.ToBytes(), length, salt.ToBytes(), info.ToBytes()));

    [RubyMethod("random", Singleton = true)]
    public static RString Random(int count) => count < 0 ? throw RubyError.Argument("negative string size (or size too big)") : Binary(RandomNumberGenerator.GetBytes(count));

    /// <summary>A random prime of so many bits; a safe one is 2q + 1 with q prime too.</summary>
    [RubyMethod("prime", Singleton = true)]
    public static object? Prime(Context ctx, int bits, bool safe = false) => Box.Int(ctx.Interpreter.Io.Blocking(ctx, () => Primes.Generate(bits, safe)));

    [RubyMethod("prime?", Singleton = true)]
    public static bool IsPrime(BigInteger number) => Primes.IsPrime(number);
}

/// <summary>Random primes, by sieving and Miller and Rabin's test.</summary>
static class Primes
{
    static readonly int[] Small = Enumerable.Range(3, 8000).Where(n => n % 2 == 1 && Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d != 0)).ToArray();

    public static BigInteger Generate(int bits, bool safe)
    {
        while (true)
        {
            var bytes = RandomNumberGenerator.GetBytes((bits + 7) / 8);
            var mask = (BigInteger.One << bits) - 1;
            // two high bits set, so that products have full length; 3 modulo 4 for safe ones
            var start = (new BigInteger(bytes, isUnsigned: true) & mask) | (BigInteger.One << (bits - 1)) | (bits > 2 ? BigInteger.One << (bits - 2) : 0) | (safe ? 3 : 1);
            var rests = Array.ConvertAll(Small, p => (int)(start % p));
            for (var step = 0; step < 40000; step += safe ? 4 : 2)
            {
                if (bits > 14 && IsDivisible(rests, step, safe))
                {
                    continue;
                }
                var candidate = start + step;
                if (candidate > mask)
                {
                    break;
                }
                if (safe ? IsPrime((candidate - 1) / 2, 1) && IsPrime(candidate, 8) && IsPrime((candidate - 1) / 2) : IsPrime(candidate))
                {
                    return candidate;
                }
            }
        }
    }

    static bool IsDivisible(int[] rests, int step, bool safe)
    {
        for (var i = 0; i < rests.Length; i++)
        {
            var rest = (rests[i] + step) % Small[i];
            if (rest == 0 || (safe && rest == 1))
            {
                return true;
            }
        }
        return false;
    }

    public static bool IsPrime(BigInteger n, int rounds = 24)
    {
        if (n < 2 || n.IsEven)
        {
            return n == 2;
        }
        foreach (var p in Small)
        {
            if (n == p)
            {
                return true;
            }
            if (n % p == 0)
            {
                return false;
            }
        }
        var (d, s) = (n - 1, 0);
        while (d.IsEven)
        {
            d >>= 1;
            s++;
        }
        for (var round = 0; round < rounds; round++)
        {
            var witness = round == 0 ? 2 : new BigInteger(RandomNumberGenerator.GetBytes(n.GetByteCount()), isUnsigned: true) % (n - 3) + 2;
            var x = BigInteger.ModPow(witness, d, n);
            if (x.IsOne || x == n - 1)
            {
                continue;
            }
            var composite = true;
            for (var i = 1; i < s && composite; i++)
            {
                x = BigInteger.ModPow(x, 2, n);
                composite = x != n - 1;
            }
            if (composite)
            {
                return false;
            }
        }
        return true;
    }
}
