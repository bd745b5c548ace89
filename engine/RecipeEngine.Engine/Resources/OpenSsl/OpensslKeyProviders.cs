using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RecipeEngine.Engine.Resources;

/// <summary>What the openssl resources have in common: keys read from the machine, files written as nested resources.</summary>
public abstract class OpensslProvider : Provider
{
    /// <summary>The key in a file, or in the text itself where no such file is; null when neither is one.</summary>
    private protected AsymmetricAlgorithm? ReadKey(string pathOrText, string? password) =>
        PrivateKeys.Read(Machine.TryReadText(pathOrText) ?? pathOrText, password);

    /// <summary>The key in a file, to sign with.</summary>
    private protected AsymmetricAlgorithm ReadSigningKey(string file, string? password) =>
        ReadKey(Machine.ReadText(file), password) ?? throw new RubyError("OpenSSL::PKey::PKeyError", $"Could not parse PKey: {file}");

    private protected static X509SignatureGenerator Signer(AsymmetricAlgorithm key) =>
        key is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa((ECDsa)key);

    /// <summary>A property by its name, as these resources have them under the same names; null when it has no value.</summary>
    private protected string? Text(string property) => Resource.ReadText(Context, property);

    /// <summary>A nested file with the owner, group and mode of this resource.</summary>
    private protected Resource Write(NestedResources nested, string path, string? content, string action = ":create", bool isSecret = false) => nested.Declare("file", path,
        ("owner", Resource.Read(Context, "owner")), ("group", Resource.Read(Context, "group")), ("mode", Resource.Read(Context, "mode")),
        ("sensitive", isSecret ? true : null), ("content", content is null ? null : new RString(content)), ("action", action));
}

/// <summary>A file with an RSA private key, made when there is no valid one.</summary>
public sealed class OpensslRsaPrivateKeyProvider : OpensslProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslRsaPrivateKeyProvider>(OpensslRsaPrivateKeyResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var (path, password) = (Desired[OpensslRsaPrivateKeyResource.Path]!, Desired[OpensslRsaPrivateKeyResource.KeyPass]);
        // Chef leaves the action here when asked to force a new key, too.
        if (Desired[OpensslRsaPrivateKeyResource.Force] || ReadKey(path, password) is not null)
        {
            return;
        }
        var length = Desired[OpensslRsaPrivateKeyResource.KeyLength]!.Value;
        Converge($"create {length} bit RSA key {path}", _ => { });
        if (!WhyRun)
        {
            using var key = PrivateKeys.Rsa(length);
            var text = password is null ? key.ToPem() : key.ToPem(Desired[OpensslRsaPrivateKeyResource.KeyCipher]!, password);
            Nested(n => Write(n, path, text, isSecret: true));
        }
    }
}

/// <summary>A file with an EC private key, made when there is no valid one.</summary>
public sealed class OpensslEcPrivateKeyProvider : OpensslProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslEcPrivateKeyProvider>(OpensslEcPrivateKeyResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var (path, password) = (Desired[OpensslEcPrivateKeyResource.Path]!, Desired[OpensslEcPrivateKeyResource.KeyPass]);
        if (!Desired[OpensslEcPrivateKeyResource.Force] && ReadKey(path, password) is not null)
        {
            return;
        }
        Converge($"Create an EC private key {path}", _ => { });
        if (!WhyRun)
        {
            var curve = Desired[OpensslEcPrivateKeyResource.KeyCurve]!;
            using var key = PrivateKeys.Ec(curve);
            var text = password is null ? key.ToPem() : key.ToPem(Desired[OpensslEcPrivateKeyResource.KeyCipher]!, password);
            Nested(n =>
            {
                n.Declare("log", $"Generating an {curve} EC key file at {path}, this may take some time");
                Write(n, path, text, isSecret: true);
            });
        }
    }
}

/// <summary>A file with the public half of a private key.</summary>
public sealed class OpensslPublicKeyProvider : OpensslProvider
{
    public static readonly ProviderType Rsa = ProviderType.For<OpensslPublicKeyProvider>(OpensslRsaPublicKeyResource.Type, ("create", p => p.Create("RSA")));
    public static readonly ProviderType Ec = ProviderType.For<OpensslPublicKeyProvider>(OpensslEcPublicKeyResource.Type, ("create", p => p.Create("EC")));

    void Create(string kind)
    {
        var (path, content) = (Text("private_key_path"), Text("private_key_content"));
        if (path is not null && content is not null)
        {
            throw RubyError.Argument("You cannot specify both 'private_key_path' and 'private_key_content' properties at the same time.");
        }
        using var key = ReadKey(path ?? content ?? throw RubyError.Argument("You must specify the private key with either 'private_key_path' or 'private_key_content' properties."), Text("private_key_pass"))
            ?? throw RubyError.Runtime($"{path} not a valid private {kind} key or password is invalid");
        var pem = key.PublicToPem();
        Nested(n => Write(n, Text("path")!, pem));
    }
}

/// <summary>A file with Diffie-Hellman parameters, made by the openssl program when there are no valid ones.</summary>
public sealed class OpensslDhparamProvider : OpensslProvider
{
    public static readonly ProviderType Provides = ProviderType.For<OpensslDhparamProvider>(OpensslDhparamResource.Type, ("create", p => p.Create()));

    void Create()
    {
        var path = Desired[OpensslDhparamResource.Path]!;
        var isValid = TraditionalPem.Read(Machine.TryReadText(path) ?? "", null).Any(block => block is { Label: "DH PARAMETERS", Content.Length: > 64 });
        // Looking for primes takes long: why-run does without.
        var made = isValid || WhyRun ? null
            : ShellOut.Of(Context, "openssl", "dhparam", $"-{Desired[OpensslDhparamResource.Generator]}", $"{Desired[OpensslDhparamResource.KeyLength]}")
                .Within(3600).QueryChecked(Machine).Stdout;
        Nested(n => Write(n, path, made, isSecret: true));
    }
}
