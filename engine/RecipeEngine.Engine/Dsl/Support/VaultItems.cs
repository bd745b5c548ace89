using System.Security.Cryptography;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>ChefVault: the library of vault items.</summary>
[RubyModule("ChefVault")]
public static class VaultModule
{
    [RubyLibrary("chef-vault")]
    public static void Load(Context ctx)
    {
        // always there
    }
}

/// <summary>ChefVault::Item: an encrypted item whose secret is itself encrypted with the public key of each client that may read it.</summary>
[RubyClass("ChefVault::Item", Superclass = "Chef::DataBagItem")]
public static class VaultItemClass
{
    static DataBag Bag(Context ctx, object? bag) => RecipeErrors.Translated(() => DataQuery.Store(ctx).Get(ctx.ToS(bag)));

    [RubyMethod("vault?", Singleton = true)]
    public static bool IsVault(Context ctx, object? bag, object? id) => Bag(ctx, bag).Items.ContainsKey(ctx.ToS(id) + "_keys");

    [RubyMethod("data_bag_item_type", Singleton = true)]
    public static object? Kind(Context ctx, object? bag, object? id)
    {
        var item = (DataBagItemObject)DataQuery.Item(ctx, RecipeErrors.Translated(() => DataQuery.Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))))!;
        return RSymbol.Of(IsVault(ctx, bag, id) ? "vault" : EncryptedItems.IsEncrypted(ctx, item.Data) ? "encrypted" : "normal");
    }

    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, RClass self, object? bag, object? id, RHash? options = null)
    {
        var (vault, name) = (ctx.ToS(bag), ctx.ToS(id));
        var run = ChefRun.Of(ctx);
        var client = options?.Get(ctx, RSymbol.Of("node_name")) is { } given ? ctx.ToS(given) : run.Node.Name ?? "";
        var keys = Bag(ctx, bag).Items;
        if (!keys.TryGetValue(name + "_keys", out var shared))
        {
            throw new RubyError("ChefVault::Exceptions::KeysNotFound", $"{vault}/{name}_keys could not be found");
        }
        // sparse vaults keep one item for each client
        var sealedSecret = keys.TryGetValue($"{name}_key_{client}", out var own) ? own.RawData.GetValueOrDefault(client) : shared.RawData.GetValueOrDefault(client);
        if (sealedSecret is not string text)
        {
            throw new RubyError("ChefVault::Exceptions::SecretDecryption",
                $"{vault}/{name} is not encrypted with your public key.  Contact an administrator of the vault item to encrypt for you!");
        }
        var path = options?.Get(ctx, RSymbol.Of("client_key_path")) is { } file ? ctx.ToS(file) : run.Config.Text(ctx, "client_key") ?? "/etc/chef/client.pem";
        var item = RecipeErrors.Translated(() => DataQuery.Store(ctx).GetItem(vault, name));
        var locked = new DataBagItemObject(self) { Bag = vault, Data = (RHash)RubyValues.FromPlain(ctx, item.RawData)! };
        return EncryptedItems.Open(ctx, locked, Unseal(ctx, path, text, $"{vault}/{name}"));
    }

    static byte[] Unseal(Context ctx, string keyFile, string secret, string shown)
    {
        var pem = ctx.Interpreter.Machine.TryReadText(keyFile)
            ?? throw new RubyError("Chef::Exceptions::PrivateKeyMissing", $"I cannot read {keyFile}, which opens vault items: set client_key to the node's private key");
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.Decrypt(Convert.FromBase64String(secret), RSAEncryptionPadding.Pkcs1);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            throw new RubyError("ChefVault::Exceptions::SecretDecryption", $"{shown} is encrypted for you, but your private key ({keyFile}) failed to decrypt the contents.");
        }
    }
}

/// <summary>Chef::DSL::ChefVault: the words for vaults.</summary>
[RubyModule("Chef::DSL::ChefVault")]
public static class VaultWords
{
    [RubyMethod("chef_vault_item")]
    public static object? Item(Context ctx, object? bag, object? id)
    {
        if (VaultItemClass.IsVault(ctx, bag, id))
        {
            return ctx.Send(ctx.Interpreter.FindClass(ctx, "ChefVault::Item"), "load", bag, id);
        }
        return Context.Truthy(ChefRun.Of(ctx).Node.Attributes.Read(ctx, [new RString("chef-vault"), new RString("databag_fallback")])) ? DataQuery.DataBagItem(ctx, bag, id)
            : throw RubyError.Runtime($"Trying to load a regular data bag item {ctx.ToS(id)} from {ctx.ToS(bag)}, and databag_fallback is disabled");
    }

    [RubyMethod("chef_vault")]
    public static object? Vault(Context ctx, object? bag)
    {
        var name = ctx.ToS(bag);
        if (!RecipeErrors.Translated(() => DataQuery.Store(ctx).Names).Contains(name))
        {
            throw RubyError.Runtime($"'{name}' is not a vault");
        }
        return new RArray(RecipeErrors.Translated(() => DataQuery.Store(ctx).Get(name)).Items.Keys
            .Where(k => !k.EndsWith("_keys", StringComparison.Ordinal) && !k.Contains("_key_", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(k => (object?)new RString(k)));
    }

    [RubyMethod("chef_vault_item_for_environment")]
    public static object? ForEnvironment(Context ctx, object? bag, object? id) =>
        ctx.Send(Item(ctx, bag, id), "[]", new RString(ChefRun.Of(ctx).Node.Environment)) ?? new RHash();
}
