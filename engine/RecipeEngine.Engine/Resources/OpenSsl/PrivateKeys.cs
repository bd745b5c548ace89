using System.Formats.Asn1;
using System.Security.Cryptography;

namespace RecipeEngine.Engine.Resources;

/// <summary>RSA and EC private keys in PEM.</summary>
static class PrivateKeys
{
    /// <summary>The key in a PEM text; null when there is none, or the password does not fit.</summary>
    public static AsymmetricAlgorithm? Read(string pem, string? password)
    {
        foreach (var (label, content) in TraditionalPem.Read(pem, password).Where(block => block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal)))
        {
            if (content is not null && (label switch
            {
                "RSA PRIVATE KEY" => Try(RSA.Create(), key => key.ImportRSAPrivateKey(content, out _)),
                "EC PRIVATE KEY" => Try(ECDsa.Create(), key => key.ImportECPrivateKey(content, out _)),
                "PRIVATE KEY" => Try(RSA.Create(), key => key.ImportPkcs8PrivateKey(content, out _)) ?? Try(ECDsa.Create(), key => key.ImportPkcs8PrivateKey(content, out _)),
                "ENCRYPTED PRIVATE KEY" when password is not null => Try(RSA.Create(), key => key.ImportEncryptedPkcs8PrivateKey(password, content, out _))
                    ?? Try(ECDsa.Create(), key => key.ImportEncryptedPkcs8PrivateKey(password, content, out _)),
                _ => null,
            }) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    static AsymmetricAlgorithm? Try<T>(T key, Action<T> import) where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            key.Dispose();
            return null;
        }
    }

    public static AsymmetricAlgorithm Rsa(long length) => RSA.Create((int)length);

    /// <exception cref="RubyError">A curve that Chef's helper does not take.</exception>
    public static AsymmetricAlgorithm Ec(string curve) => ECDsa.Create(curve switch
    {
        "prime256v1" => ECCurve.NamedCurves.nistP256,
        "secp384r1" => ECCurve.NamedCurves.nistP384,
        "secp521r1" => ECCurve.NamedCurves.nistP521,
        _ => throw RubyError.Argument("Specified curve is not available on this system"),
    });

    public static string ToPem(this AsymmetricAlgorithm key) => TraditionalPem.Write(key.Label(), key.Content());

    /// <exception cref="RubyError">An unknown cipher.</exception>
    public static string ToPem(this AsymmetricAlgorithm key, string cipher, string password) => TraditionalPem.Knows(cipher)
        ? TraditionalPem.Write(key.Label(), key.Content(), cipher, password)
        : throw RubyError.Argument("Specified key_cipher is not available on this system");

    public static string PublicToPem(this AsymmetricAlgorithm key) => key.ExportSubjectPublicKeyInfoPem() + "\n";

    static string Label(this AsymmetricAlgorithm key) => key is RSA ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";

    static byte[] Content(this AsymmetricAlgorithm key) => key is RSA rsa ? rsa.ExportRSAPrivateKey() : ((ECDsa)key).ExportECPrivateKey();
}
