using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using static RecipeEngine.Engine.Resources.OpensslX509CrlResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A certificate revocation list: made, renewed before it expires, with one serial number more when asked.</summary>
public sealed class OpensslX509CrlProvider : OpensslProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslX509CrlProvider>(OpensslX509CrlResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var path = Desired[OpensslX509CrlResource.Path]!;
        var pem = Machine.TryReadText(path) ?? "";
        var logs = new List<string>();
        var there = RevocationList.Parse(pem);
        if (there is null)
        {
            logs.Add($"Creating a CRL {path} for CA {Desired[CaCertFile]}");
            pem = Sign(new CertificateRevocationListBuilder(), 1);
            there = RevocationList.Parse(pem)!;
        }
        if (Serial is { } serial && !there.Revoked.Contains(serial))
        {
            logs.Add($"Revoking serial {Context.ToS(Desired.Value(SerialToRevoke))} in CRL {path}");
            pem = Change(pem, builder => builder.AddEntry(serial.ToByteArray(isUnsigned: false, isBigEndian: true), Machine.UtcNow, Reason));
        }
        else if (there.NextUpdate <= Machine.UtcNow.AddDays(Desired[RenewalThreshold]!.Value))
        {
            logs.Add($"Renewing CRL for CA {Desired[CaCertFile]}");
            pem = Change(pem, _ => { });
        }
        Nested(n =>
        {
            foreach (var line in logs)
            {
                n.Declare("log", line);
            }
            Write(n, path, pem);
        });
    }

    // A text is the number in hexadecimal, as OpenSSL prints it.
    BigInteger? Serial => Desired.Value(SerialToRevoke) switch
    {
        RString text => BigInteger.TryParse("0" + text.Text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var n) ? n : BigInteger.Zero,
        long n => n,
        BigInteger n => n,
        _ => null,
    };

    X509RevocationReason? Reason => Desired[RevocationReason] is > 0 and var n ? (X509RevocationReason)n : null;

    string Change(string pem, Action<CertificateRevocationListBuilder> change)
    {
        var builder = CertificateRevocationListBuilder.LoadPem(pem, out var number);
        change(builder);
        return Sign(builder, number + 1);
    }

    string Sign(CertificateRevocationListBuilder builder, BigInteger number)
    {
        using var authority = X509Certificate2.CreateFromPem(Machine.ReadText(Desired[CaCertFile]!));
        using var key = ReadSigningKey(Desired[CaKeyFile]!, Desired[CaKeyPass]);
        var now = Machine.UtcNow;
        var list = builder.Build(authority.SubjectName, Signer(key), number, now.AddDays(Desired[Expire]!.Value), HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: true), now);
        return PemEncoding.WriteString("X509 CRL", list) + "\n";
    }
}
