using System.Security.Cryptography;
using System.Text;
using static RecipeEngine.Engine.Resources.ChefActorResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A client or a user of the chef-repo: known by a public key, which may be written to another file too.</summary>
public abstract class ChefActorProvider : ChefObjectProvider
{
    RSA? key;

    protected override State? Load()
    {
        var state = base.Load();
        key = FindKey();
        return state;
    }

    RSA? FindKey()
    {
        if (Desired.Value(SourceKey) is { } given)
        {
            var text = given is RString pem ? pem.Text : Context.ToS(Context.Send(given, "to_pem"));
            return PublicKeyText.Read(text, Desired[SourceKeyPassPhrase]) ?? throw RubyError.Argument($"{Resource}: source_key is no RSA key");
        }
        if (Desired[SourceKeyPath] is not { } path)
        {
            return null;
        }
        var file = path.StartsWith('/') ? path : Run.Config.Paths(Context, "private_key_paths").Select(d => Path.Combine(d, path)).FirstOrDefault(f => Machine.Exists(f))
            ?? throw RubyError.Runtime($"No key file {path} in any directory of private_key_paths");
        return PublicKeyText.Read(Encoding.UTF8.GetString(Machine.ReadBytes(file)), Desired[SourceKeyPassPhrase]) ?? throw RubyError.Argument($"{file} is no RSA key");
    }

    protected override void Augment(RHash json)
    {
        if (key is not null)
        {
            json.Set(Context, new RString("public_key"), new RString(key.PublicToPem()));
        }
    }

    protected override void Create()
    {
        (Resource.GetInstanceVariable(RSymbol.Of("@before")) as RProc)?.Yield(Context, [Resource]);
        if (!IsFound && key is null)
        {
            throw RubyError.Runtime($"You must specify a public key to create a {Kind}: source_key or source_key_path");
        }
        base.Create();
        var json = NewJson();
        var pem = json.Get(Context, new RString("public_key"));
        if (Desired[OutputKeyPath] is { } output && (key ?? PublicKeyText.Read(Context.ToS(pem), null)) is { } known)
        {
            var content = PublicKeyText.Write(known, Desired[OutputKeyFormat]!);
            var exists = Machine.Exists(output);
            if (!exists || !Machine.ReadBytes(output).AsSpan().SequenceEqual(content))
            {
                Converge($"{(exists ? "overwrite" : "create")} public key {output}", machine => machine.WriteAtomically(output, content));
            }
        }
        (Resource.GetInstanceVariable(RSymbol.Of("@after")) as RProc)?.Yield(Context, [Resource, json, null, pem]);
    }

    protected override void Delete()
    {
        base.Delete();
        if (Desired[OutputKeyPath] is { } output && Machine.Exists(output))
        {
            Converge($"delete public key {output}", machine => machine.RemoveFile(output));
        }
    }
}

/// <summary>An API client of the chef-repo.</summary>
public sealed class ChefClientProvider : ChefActorProvider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefClientProvider>(ChefClientResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    protected override string Kind => "client";
    protected override string PathKey => "client_path";
    protected override string Place => "clients";
    protected override string ObjectName => Desired[ChefClientResource.ClientName]!;
    protected override IEnumerable<(string Field, Property Property)> Fields => [("admin", Admin), ("validator", ChefClientResource.Validator)];

    protected override IEnumerable<(string Field, object? Default)> Defaults => [("name", ObjectName), ("clientname", ObjectName), ("admin", false), ("validator", false), ("chef_type", "client")];
}

/// <summary>A user of the chef-repo.</summary>
public sealed class ChefUserProvider : ChefActorProvider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefUserProvider>(ChefUserResource.Type, ("create", p => p.Create()), ("delete", p => p.Delete()));

    protected override string Kind => "user";
    protected override string PathKey => "user_path";
    protected override string Place => Server + "/users";
    protected override string ObjectName => Desired[ChefUserResource.UserName]!;

    protected override IEnumerable<(string Field, Property Property)> Fields =>
    [
        ("display_name", ChefUserResource.DisplayName), ("admin", Admin), ("email", ChefUserResource.Email), ("external_authentication_uid", ChefUserResource.ExternalAuthenticationUid),
        ("recovery_authentication_enabled", ChefUserResource.RecoveryAuthenticationEnabled),
    ];

    protected override IEnumerable<(string Field, object? Default)> Defaults =>
        [("name", ObjectName), ("username", ObjectName), ("display_name", ObjectName), ("admin", false), ("json_class", "Chef::WebUIUser"), ("chef_type", "webui_user")];

    // The password belongs to a server's login, which files do not have.
    protected override void Create()
    {
        if (Desired.IsSet(ChefUserResource.Password))
        {
            Warn($"{Resource}: users of a chef-repo have no password, so it is not kept");
        }
        base.Create();
    }
}
