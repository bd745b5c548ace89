using System.Security.Cryptography;

namespace RecipeEngine.Dsl.Stdlib.Digests;

/// <summary>A Digest object: an algorithm and what it has been fed so far.</summary>
public sealed class RDigest(RClass klass) : RObject(klass)
{
    /// <summary>Bits, for Digest::SHA2.new(bits); 0: the class's own.</summary>
    public int Bits { get; set; }
    readonly List<byte> fed = [];

    public string Algorithm => Name(klass!.Real(), Bits);

    static string Name(RClass c, int bits)
    {
        for (var at = c; at is not null; at = at.Superclass)
        {
            switch (at.Name)
            {
                case "Digest::MD5" or "OpenSSL::Digest::MD5": return "MD5";
                case "Digest::SHA1" or "OpenSSL::Digest::SHA1": return "SHA1";
                case "Digest::SHA256" or "OpenSSL::Digest::SHA256": return "SHA256";
                case "Digest::SHA384" or "OpenSSL::Digest::SHA384": return "SHA384";
                case "Digest::SHA512" or "OpenSSL::Digest::SHA512": return "SHA512";
                case "Digest::SHA2": return bits switch { 384 => "SHA384", 512 => "SHA512", _ => "SHA256" };
            }
        }
        throw RubyError.NotImplemented("Algorithm is not supported");
    }

    public static byte[] Hash(string algorithm, ReadOnlySpan<byte> data) => algorithm switch
    {
        "MD5" => MD5.HashData(data),
        "SHA1" => SHA1.HashData(data),
        "SHA384" => SHA384.HashData(data),
        "SHA512" => SHA512.HashData(data),
        _ => SHA256.HashData(data),
    };

    public void Feed(ReadOnlySpan<byte> data) => fed.AddRange(data);

    public void Reset() => fed.Clear();

    public byte[] Finish() => Hash(Algorithm, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(fed));

    public void CopyFrom(RDigest other)
    {
        Bits = other.Bits;
        fed.Clear();
        fed.AddRange(other.fed);
    }

    public int Length => Algorithm switch { "MD5" => 16, "SHA1" => 20, "SHA384" => 48, "SHA512" => 64, _ => 32 };
    public int BlockLength => Algorithm is "SHA384" or "SHA512" ? 128 : 64;
}
