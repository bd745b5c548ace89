using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace RecipeEngine.Engine.Resources;

/// <summary>What a certificate revocation list says: until when it holds, and which serial numbers are revoked.</summary>
sealed record RevocationList(DateTimeOffset NextUpdate, IReadOnlySet<BigInteger> Revoked)
{
    /// <summary>Reads PEM; null when it is no revocation list.</summary>
    public static RevocationList? Parse(string pem)
    {
        try
        {
            return TraditionalPem.Read(pem, null).FirstOrDefault(block => block.Label == "X509 CRL").Content is { } der ? Read(der) : null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    static RevocationList Read(byte[] der)
    {
        var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (list.PeekTag() == Asn1Tag.Integer)
        {
            list.ReadInteger();
        }
        list.ReadSequence();
        list.ReadSequence();
        Time(list);
        var next = Time(list);
        var revoked = new HashSet<BigInteger>();
        if (list.HasData && list.PeekTag() == Asn1Tag.Sequence)
        {
            for (var entries = list.ReadSequence(); entries.HasData;)
            {
                revoked.Add(entries.ReadSequence().ReadInteger());
            }
        }
        return new RevocationList(next, revoked);
    }

    static DateTimeOffset Time(AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
