using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RecipeEngine.Engine.Resources;

/// <summary>What certificates and requests have in common: their key and subject.</summary>
public abstract class OpensslSubjectProvider : OpensslProvider
{
    private protected string KeyFile => Text("key_file") ?? System.IO.Path.ChangeExtension(Text("path")!, ".key");

    /// <summary>The key in <see cref="KeyFile"/>, or a new one.</summary>
    private protected AsymmetricAlgorithm Key => field ??= ReadKey(KeyFile, Text("key_pass"))
        ?? (Text("key_type") == "rsa" ? PrivateKeys.Rsa((long)Resource.Read(Context, "key_length")!) : PrivateKeys.Ec(Text("key_curve")!));

    private protected CertificateRequest NewRequest()
    {
        var subject = X509Names.Subject(Text);
        return Key is RSA rsa ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest(subject, (ECDsa)Key, HashAlgorithmName.SHA256);
    }
}

/// <summary>A certificate, signed by itself or by a given authority, and its key.</summary>
public sealed class OpensslX509CertificateProvider : OpensslSubjectProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslX509CertificateProvider>(OpensslX509CertificateResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var path = Text("path")!;
        string? certificate = null;
        string Certificate() => certificate ??= Sign();
        var isThere = Machine.Exists(path);
        Nested(n => Write(n, path, isThere ? null : Certificate(), ":create_if_missing"));
        if (Desired[OpensslX509CertificateResource.RenewBeforeExpiry] is { } days && NeedsRenewal(path, days))
        {
            var text = Certificate();
            Nested(n => Write(n, path, text, isSecret: true));
        }
        if (Desired[OpensslX509CertificateResource.CsrFile] is null)
        {
            var text = Machine.Exists(KeyFile) ? null : Key.ToPem();
            Nested(n => Write(n, KeyFile, text, ":create_if_missing", isSecret: true));
        }
    }

    bool NeedsRenewal(string path, long days)
    {
        try
        {
            using var there = X509Certificate2.CreateFromPem(Machine.TryReadText(path) ?? "");
            return there.NotAfter.ToUniversalTime() <= Machine.UtcNow.AddDays(days);
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    string Sign()
    {
        var request = Desired[OpensslX509CertificateResource.CsrFile] is { } csr
            ? CertificateRequest.LoadSigningRequestPem(Machine.ReadText(csr), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.SkipSignatureValidation)
            : NewRequest();
        using var authority = Desired[OpensslX509CertificateResource.CaCertFile] is { } file ? X509Certificate2.CreateFromPem(Machine.ReadText(file)) : null;
        using var given = Desired[OpensslX509CertificateResource.CaKeyFile] is { } keyFile
            ? ReadSigningKey(keyFile, Desired[OpensslX509CertificateResource.CaKeyPass]) : null;
        // What the recipe says comes before what is added; a certificate names each extension once.
        void Add(X509Extension extension)
        {
            if (request.CertificateExtensions.All(there => there.Oid?.Value != extension.Oid?.Value))
            {
                request.CertificateExtensions.Add(extension);
            }
        }
        foreach (var extension in Extensions())
        {
            Add(extension);
        }
        if (authority is null)
        {
            Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }
        var own = new X509SubjectKeyIdentifierExtension(request.PublicKey, false);
        Add(own);
        var serial = RandomNumberGenerator.GetBytes(20);
        serial[0] = (byte)(serial[0] & 0x7f | 0x40);
        var issuer = authority?.SubjectName ?? request.SubjectName;
        Add(authority is null
            ? X509AuthorityKeyIdentifierExtension.Create(own.SubjectKeyIdentifierBytes.Span, issuer, serial)
            : X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: true));
        var now = Machine.UtcNow;
        using var made = request.Create(issuer, Signer(given ?? Key), now, now.AddDays(Desired[OpensslX509CertificateResource.Expire]!.Value), serial);
        return made.ExportCertificatePem() + "\n";
    }

    IEnumerable<X509Extension> Extensions()
    {
        foreach (var (name, value) in Desired[OpensslX509CertificateResource.Extensions]?.Pairs() ?? [])
        {
            var what = Context.ToS(name);
            if (value is not RHash given)
            {
                throw new RubyError("TypeError", $"{what} must contain a Ruby Hash");
            }
            if (given.Get(Context, new RString("values")) is not { } values || given.Get(Context, new RString("critical")) is not { } critical)
            {
                throw RubyError.Argument($"keys in {what} must be 'values' and 'critical'");
            }
            yield return X509Names.Extension(what, values is RArray list ? [.. list.Select(Context.ToS)] : throw new RubyError("TypeError", "the key 'values' must contain a Ruby Arrays"), critical is true);
        }
        if (Desired[OpensslX509CertificateResource.SubjectAltName] is { Count: > 0 } names)
        {
            yield return X509Names.Extension("subjectAltName", names, false);
        }
    }
}

/// <summary>A request for a certificate, and its key.</summary>
public sealed class OpensslX509RequestProvider : OpensslSubjectProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslX509RequestProvider>(OpensslX509RequestResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var path = Text("path")!;
        if (Machine.Exists(path))
        {
            return;
        }
        Converge($"Create CSR {Resource}", _ => { });
        if (!WhyRun)
        {
            var request = NewRequest().CreateSigningRequestPem(Signer(Key)) + "\n";
            Nested(n =>
            {
                Write(n, path, request);
                Write(n, KeyFile, Key.ToPem(), ":create_if_missing", isSecret: true);
            });
        }
    }
}
