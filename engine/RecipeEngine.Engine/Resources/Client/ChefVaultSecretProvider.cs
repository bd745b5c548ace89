using System.Security.Cryptography;
using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Support;
using static RecipeEngine.Engine.Resources.ChefVaultSecretResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>An item of a vault: encrypted with a secret of its own, which the item ID_keys holds once for each admin and client, encrypted with that one's public key.</summary>
public sealed class ChefVaultSecretProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefVaultSecretProvider>(ChefVaultSecretResource.Type,
        ("create", p => p.Create()), ("create_if_missing", p => p.CreateIfMissing()), ("delete", p => p.Delete()));

    string Bag => Desired[ChefVaultSecretResource.DataBag]!;

    string ItemId => Desired[Id]!;

    string FileOf(string id) => ChefObjectProvider.Locate(Run, Context, "data_bag_path", $"{Bag}/{id}");

    RHash Json(string file) => (RHash)RubyValues.FromPlain(Context, RecipeErrors.Translated(() => PlainTree.ParseObject(Machine.ReadText(file), file)))!;

    // A node that has no key of the item sees it as not there.
    protected override State? Load()
    {
        if (!Machine.Exists(FileOf(ItemId)) || !Machine.Exists(FileOf(ItemId + "_keys")))
        {
            return null;
        }
        try
        {
            var item = (DataBagItemObject)VaultItemClass.Load(Context, Context.Interpreter.FindClass(Context, "ChefVault::Item"), new RString(Bag), new RString(ItemId))!;
            var data = Desired[ChefVaultSecretResource.Environment] is { } environment ? item.Data.Get(Context, new RString(environment)) as RHash ?? new RHash() : item.Data;
            var keys = Json(FileOf(ItemId + "_keys"));
            return new State
            {
                [RawData] = WithoutId(data),
                [Admins] = Texts(keys, "admins"),
                [Clients] = Texts(keys, "clients"),
                [ChefVaultSecretResource.Search] = keys.Get(Context, new RString("search_query")) is RString query ? query.Text : null,
            };
        }
        catch (RubyError e) when (e.ClassName is "ChefVault::Exceptions::SecretDecryption" or "ChefVault::Exceptions::KeysNotFound")
        {
            return null;
        }
    }

    IReadOnlyList<string> Texts(RHash keys, string field) => (keys.Get(Context, new RString(field)) as RArray)?.Select(Context.ToS).ToList() ?? [];

    RHash WithoutId(RHash data)
    {
        var result = new RHash();
        foreach (var (key, value) in data.Pairs().Where(p => Context.ToS(p.Key) != "id"))
        {
            result.Set(Context, key, value);
        }
        return result;
    }

    RHash Wanted => WithoutId((RHash)JsonChanges.Copy(Context, Desired[RawData] ?? new RHash())!);

    void CreateIfMissing()
    {
        if (Current is null)
        {
            Create();
        }
    }

    // Values are secrets: only that they change is told.
    void Create()
    {
        if (Current is not null && Context.Equal(Wanted, Current[RawData]))
        {
            return;
        }
        Converge([$"{(Current is null ? "create" : "update")} {Resource.Name}", "  set raw_data to (suppressed sensitive property)"], Save);
    }

    void Save(ISystem machine)
    {
        if (!machine.IsDirectory(Path.GetDirectoryName(FileOf(ItemId))!))
        {
            throw new RubyError("Net::HTTPClientException", $"404 \"Not Found\" - there is no data bag {Bag}");
        }
        // The secret is the text of the random bytes: that is how the gem makes it.
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var item = Named(ItemId);
        var data = Wanted;
        if (Desired[ChefVaultSecretResource.Environment] is { } environment)
        {
            var inner = data;
            data = new RHash();
            data.Set(Context, new RString(environment), inner);
        }
        foreach (var (key, value) in data.Pairs())
        {
            item.Set(Context, key, EncryptedValue.Encrypt(Context, value, EncryptedItems.SecretBytes(secret)));
        }
        var admins = Names(Desired[Admins]);
        var clients = Desired[Clients] is { } query ? FoundClients(string.Join(',', query)) : [];
        var keys = Named(ItemId + "_keys");
        keys.Set(Context, new RString("admins"), List(admins));
        keys.Set(Context, new RString("clients"), List(clients));
        keys.Set(Context, new RString("search_query"), new RString(Desired[ChefVaultSecretResource.Search]!));
        keys.Set(Context, new RString("mode"), new RString("default"));
        foreach (var (name, isAdmin) in admins.Select(a => (a, true)).Concat(clients.Except(admins).Select(c => (c, false))))
        {
            keys.Set(Context, new RString(name), new RString(Sealed(name, isAdmin, secret)));
        }
        ChefObjectProvider.Write(machine, Context, FileOf(ItemId), item);
        ChefObjectProvider.Write(machine, Context, FileOf(ItemId + "_keys"), keys);
    }

    static IReadOnlyList<string> Names(IEnumerable<string>? given) => [.. (given ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    static RArray List(IEnumerable<string> names) => new(names.Select(name => (object?)new RString(name)));

    RHash Named(string id)
    {
        var hash = new RHash();
        hash.Set(Context, new RString("id"), new RString(id));
        return hash;
    }

    List<string> FoundClients(string query)
    {
        var nodes = Engine.Search.SearchRunner.Run(Context, "node", query, null, null) as RArray ?? new RArray();
        if (nodes.Count == 0)
        {
            Warn("No clients were returned from search, you may not have gotten what you expected!!");
        }
        return [.. nodes.Select(node => Context.ToS(Context.Send(node, "name"))).Distinct()];
    }

    string Sealed(string name, bool isAdmin, string secret)
    {
        var files = (isAdmin ? (string[])["user_path", "client_path"] : ["client_path"]).Select(path => ChefObjectProvider.Locate(Run, Context, path, name)).ToList();
        var known = files.FirstOrDefault(f => Machine.Exists(f));
        var pem = known is null ? OwnKey(name) : Json(known).Get(Context, new RString("public_key")) is { } text ? Context.ToS(text) : null;
        using var key = pem is null ? null : PublicKeyText.Read(pem, null);
        return key is null
            ? throw new RubyError(isAdmin ? "ChefVault::Exceptions::AdminNotFound" : "ChefVault::Exceptions::ClientNotFound",
                $"{Resource}: there is no public key of {name}: without a Chef server it must be the public_key of {string.Join(" or ", files)}")
            : EncryptedValue.ToBase64(key.Encrypt(EncryptedItems.SecretBytes(secret), RSAEncryptionPadding.Pkcs1));
    }

    // The node that runs has its private key, of which the public one is a part.
    string? OwnKey(string name) => name == Run.Node.Name ? Machine.TryReadText(Run.Config.Text(Context, "client_key") ?? "/etc/chef/client.pem") : null;

    void Delete() => Nested(n =>
    {
        foreach (var id in (string[])[ItemId, ItemId + "_keys"])
        {
            n.Declare("chef_data_bag_item", id, ("data_bag", new RString(Bag)), ("action", ":delete"));
        }
    });
}
