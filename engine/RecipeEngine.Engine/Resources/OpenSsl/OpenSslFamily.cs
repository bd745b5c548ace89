namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for OpenSSL.</summary>
static class OpenSslFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("openssl_dhparam", () => OpensslDhparamResource.Type, Wins: true),
        new("openssl_ec_private_key", () => OpensslEcPrivateKeyResource.Type),
        new("openssl_ec_public_key", () => OpensslEcPublicKeyResource.Type),
        new("openssl_rsa_private_key", () => OpensslRsaPrivateKeyResource.Type, Wins: true),
        new("openssl_rsa_key", () => OpensslRsaPrivateKeyResource.Type, Wins: true),
        new("openssl_rsa_public_key", () => OpensslRsaPublicKeyResource.Type, Wins: true),
        new("openssl_x509_certificate", () => OpensslX509CertificateResource.Type),
        new("openssl_x509", () => OpensslX509CertificateResource.Type, Wins: true),
        new("openssl_x509_crl", () => OpensslX509CrlResource.Type),
        new("openssl_x509_request", () => OpensslX509RequestResource.Type),
    ],
    () =>
    [
        OpensslDhparamProvider.Provides, OpensslRsaPrivateKeyProvider.Provides, OpensslEcPrivateKeyProvider.Provides, OpensslPublicKeyProvider.Rsa, OpensslPublicKeyProvider.Ec,
        OpensslX509CertificateProvider.Provides, OpensslX509RequestProvider.Provides, OpensslX509CrlProvider.Provides,
    ]);
}
