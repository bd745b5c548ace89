using System.Security.Cryptography;
using System.Text;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Encrypted data bag items, versions 1 to 3.</summary>
static class EncryptedItems
{
    static string? Text(Context ctx, RHash hash, string key) => hash.Get(ctx, new RString(key)) is RString s ? s.Text : null;

    /// <summary>Every value but the id is an encrypted one.</summary>
    public static bool IsEncrypted(Context ctx, RHash data) => data.Count > 1 && data.Pairs().All(p => ctx.ToS(p.Key) == "id"
        || (p.Value is RHash h && h.ContainsKey(ctx, new RString("encrypted_data")) && h.ContainsKey(ctx, new RString("version"))));

    public static DataBagItemObject Open(Context ctx, DataBagItemObject item, string? secret)
    {
        secret ??= DefaultSecret(ctx);
        var open = new RHash();
        foreach (var (k, v) in item.Data.Pairs())
        {
            open.Set(ctx, k, ctx.ToS(k) == "id" || v is not RHash h ? v : Decrypt(ctx, h, secret));
        }
        return new DataBagItemObject(item.ClassOrSingleton(ctx.Interpreter), item.Bag, item.Id, open);
    }

    /// <summary>The secret of the configured file.</summary>
    public static string DefaultSecret(Context ctx)
    {
        var path = ChefRun.Of(ctx).Config.Text(ctx, "encrypted_data_bag_secret")
            ?? throw RubyError.Argument("No secret specified and no secret found at /etc/chef/encrypted_data_bag_secret");
        var secret = (ctx.Interpreter.Machine.TryReadText(path) ?? throw RubyError.Argument($"file not found '{path}'")).Trim();
        return secret.Length == 0 ? throw RubyError.Argument($"invalid zero length path: secret file '{path}'") : secret;
    }

    static object? Decrypt(Context ctx, RHash value, string secret)
    {
        var version = value.Get(ctx, new RString("version")) is long n ? n : 0;
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var data = Convert.FromBase64String(Text(ctx, value, "encrypted_data") ?? "");
        var iv = Convert.FromBase64String(Text(ctx, value, "iv") ?? "");
        try
        {
            var plain = version switch
            {
                1 => Cbc(key, iv, data),
                2 when HmacMatches(ctx, value, secret) => Cbc(key, iv, data),
                2 => throw new RubyError("Chef::EncryptedDataBagItem::DecryptionFailure", "Error decrypting data bag value: invalid hmac. Most likely the data is corrupted or the provided key is incorrect."),
                3 => Gcm(key, iv, data, Convert.FromBase64String(Text(ctx, value, "auth_tag") ?? "")),
                _ => throw new RubyError("Chef::EncryptedDataBagItem::UnsupportedEncryptedDataBagItemFormat", $"This version of the engine does not support encrypted data bag item format version {version}"),
            };
            var tree = PlainValues.ToRuby(ctx, PlainTree.ParseObject(Encoding.UTF8.GetString(plain))) as RHash;
            return tree?.Get(ctx, new RString("json_wrapper"));
        }
        catch (CryptographicException e)
        {
            throw new RubyError("Chef::EncryptedDataBagItem::DecryptionFailure", $"Error decrypting data bag value: '{e.Message}'. Most likely the provided key is incorrect");
        }
    }

    static bool HmacMatches(Context ctx, RHash value, string secret) => CryptographicOperations.FixedTimeEquals(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Text(ctx, value, "encrypted_data") ?? "")),
        Convert.FromBase64String(Text(ctx, value, "hmac") ?? ""));

    static byte[] Cbc(byte[] key, byte[] iv, byte[] data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(data, iv);
    }

    static byte[] Gcm(byte[] key, byte[] iv, byte[] data, byte[] tag)
    {
        using var gcm = new AesGcm(key, tag.Length);
        var plain = new byte[data.Length];
        gcm.Decrypt(iv, data, tag, plain);
        return plain;
    }
}

/// <summary>Chef::EncryptedDataBagItem</summary>
[RubyClass("Chef::EncryptedDataBagItem")]
public static class EncryptedDataBagItemClass
{
    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, object? bag, object? id, object? secret = null)
    {
        var item = (DataBagItemObject)DataQuery.Item(ctx, RecipeErrors.Translated(() => DataQuery.Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))))!;
        return EncryptedItems.Open(ctx, item, secret is null ? null : ctx.ToS(secret));
    }

    [RubyMethod("load_secret", Singleton = true)]
    public static string LoadSecret(Context ctx, string? path = null) =>
        path is null ? EncryptedItems.DefaultSecret(ctx) : (ctx.Interpreter.Machine.TryReadText(path) ?? throw new RubyError("Errno::ENOENT", $"file not found '{path}'")).Trim();
}
