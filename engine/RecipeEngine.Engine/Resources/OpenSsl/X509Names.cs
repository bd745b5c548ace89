using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RecipeEngine.Engine.Resources;

/// <summary>Subjects and extensions of certificates, from the words OpenSSL's configuration has for them.</summary>
static class X509Names
{
    static readonly Dictionary<string, (string Oid, UniversalTagNumber Text)> Parts = new(StringComparer.Ordinal)
    {
        ["country"] = ("2.5.4.6", UniversalTagNumber.PrintableString),
        ["state"] = ("2.5.4.8", UniversalTagNumber.UTF8String),
        ["city"] = ("2.5.4.7", UniversalTagNumber.UTF8String),
        ["org"] = ("2.5.4.10", UniversalTagNumber.UTF8String),
        ["org_unit"] = ("2.5.4.11", UniversalTagNumber.UTF8String),
        ["common_name"] = ("2.5.4.3", UniversalTagNumber.UTF8String),
        ["email"] = ("1.2.840.113549.1.9.1", UniversalTagNumber.IA5String),
    };

    /// <summary>A distinguished name from the resource's properties, in the order OpenSSL's tools write it.</summary>
    public static X500DistinguishedName Subject(Func<string, string?> read)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (name, (oid, kind)) in Parts)
            {
                if (read(name) is not { } value)
                {
                    continue;
                }
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteCharacterString(kind, value);
                }
            }
        }
        return new X500DistinguishedName(writer.Encode());
    }

    static readonly string[] Usages = ["digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly"];

    static readonly Dictionary<string, string> Purposes = new(StringComparer.Ordinal)
    {
        ["serverAuth"] = "1.3.6.1.5.5.7.3.1",
        ["clientAuth"] = "1.3.6.1.5.5.7.3.2",
        ["codeSigning"] = "1.3.6.1.5.5.7.3.3",
        ["emailProtection"] = "1.3.6.1.5.5.7.3.4",
        ["timeStamping"] = "1.3.6.1.5.5.7.3.8",
        ["OCSPSigning"] = "1.3.6.1.5.5.7.3.9",
        ["ipsecIKE"] = "1.3.6.1.5.5.7.3.17",
    };

    /// <summary>An extension by OpenSSL's name and values: keyUsage, extendedKeyUsage, basicConstraints, subjectAltName, crlDistributionPoints, or an OID with "DER:" bytes.</summary>
    /// <exception cref="RubyError">It is not known.</exception>
    public static X509Extension Extension(string name, IReadOnlyList<string> values, bool critical) => name switch
    {
        "keyUsage" => new X509KeyUsageExtension(values.Aggregate(X509KeyUsageFlags.None, (all, v) => all | Usage(v)), critical),
        "extendedKeyUsage" => new X509EnhancedKeyUsageExtension(Oids(values), critical),
        "basicConstraints" => BasicConstraints(values, critical),
        "subjectAltName" => AlternativeNames(values, critical),
        "crlDistributionPoints" => CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([.. values.Select(v => v.StartsWith("URI:", StringComparison.Ordinal) ? v[4..] : v)], critical),
        _ when values is [var der] && der.StartsWith("DER:", StringComparison.Ordinal) && char.IsDigit(name[0]) =>
            new X509Extension(name, Convert.FromHexString(der[4..].Replace(":", "", StringComparison.Ordinal)), critical),
        _ => throw Unknown(name, string.Join(',', values)),
    };

    static RubyError Unknown(string name, string value) => new("OpenSSL::X509::ExtensionError", $"{name} = {value}: unknown extension");

    static X509KeyUsageFlags Usage(string word) => word switch
    {
        "decipherOnly" => X509KeyUsageFlags.DecipherOnly,
        _ when Array.IndexOf(Usages, word) is >= 0 and var at => (X509KeyUsageFlags)(0x80 >> at),
        _ => throw Unknown("keyUsage", word),
    };

    static OidCollection Oids(IReadOnlyList<string> values)
    {
        var all = new OidCollection();
        foreach (var value in values)
        {
            all.Add(new Oid(Purposes.GetValueOrDefault(value) ?? (char.IsDigit(value[0]) ? value : throw Unknown("extendedKeyUsage", value))));
        }
        return all;
    }

    static X509BasicConstraintsExtension BasicConstraints(IReadOnlyList<string> values, bool critical)
    {
        var depth = values.FirstOrDefault(v => v.StartsWith("pathlen:", StringComparison.Ordinal))?[8..];
        return new X509BasicConstraintsExtension(values.Any(v => v.Equals("CA:TRUE", StringComparison.OrdinalIgnoreCase)), depth is not null, depth is null ? 0 : int.Parse(depth, CultureInfo.InvariantCulture), critical);
    }

    static X509Extension AlternativeNames(IReadOnlyList<string> values, bool critical)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var value in values)
        {
            var at = value.IndexOf(':', StringComparison.Ordinal);
            var (kind, text) = at < 0 ? ("", value) : (value[..at], value[(at + 1)..]);
            switch (kind)
            {
                case "DNS":
                    builder.AddDnsName(text);
                    break;
                case "IP" or "IP Address" when IPAddress.TryParse(text, out var address):
                    builder.AddIpAddress(address);
                    break;
                case "email":
                    builder.AddEmailAddress(text);
                    break;
                case "URI":
                    builder.AddUri(new Uri(text));
                    break;
                default:
                    throw new RubyError("OpenSSL::X509::ExtensionError", $"subjectAltName = {string.Join(',', values)}: unsupported option");
            }
        }
        return builder.Build(critical);
    }
}
