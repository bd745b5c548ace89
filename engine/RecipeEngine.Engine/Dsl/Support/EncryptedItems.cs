using System.Text;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Data bag items whose values are encrypted.</summary>
static class EncryptedItems
{
    static readonly string[][] Keys =
    [
        ["encrypted_data", "iv", "version", "cipher"], ["encrypted_data", "hmac", "iv", "version", "cipher"], ["encrypted_data", "iv", "auth_tag", "version", "cipher"],
    ];

    /// <summary>Every value but the id is a hash with a known version and that version's keys.</summary>
    public static bool IsEncrypted(Context ctx, RHash data) => data.Count > 1 && data.Pairs().All(p => ctx.ToS(p.Key) == "id"
        || (p.Value is RHash h && h.Get(ctx, new RString("version")) is long version and >= 1 and <= 3
            && h.Pairs().Select(v => ctx.ToS(v.Key)).ToHashSet(StringComparer.Ordinal).SetEquals(Keys[version - 1])));

    public static byte[] SecretBytes(string secret) => Encoding.UTF8.GetBytes(secret);

    /// <summary>The item with its values in the clear.</summary>
    public static DataBagItemObject Open(Context ctx, DataBagItemObject item, byte[] secret)
    {
        var open = new RHash();
        foreach (var (k, v) in item.Data.Pairs())
        {
            open.Set(ctx, k, ctx.ToS(k) == "id" ? v : EncryptedValue.Decrypt(ctx, v, secret));
            if (ctx.ToS(k) != "id")
            {
                ChefRun.Of(ctx).Secrets.AddValue(open.Get(ctx, k));
            }
        }
        return new DataBagItemObject(item.ClassOrSingleton(ctx.Interpreter)) { Bag = item.Bag, Data = open };
    }

    /// <summary>The secret of a file; without a path of the configured one.</summary>
    public static string Secret(Context ctx, string? path = null)
    {
        path ??= ChefRun.Of(ctx).Config.Text(ctx, "encrypted_data_bag_secret")
            ?? throw RubyError.Argument("No secret specified and no secret found at /etc/chef/encrypted_data_bag_secret");
        var secret = (ctx.Interpreter.Machine.TryReadText(path) ?? throw new RubyError("Errno::ENOENT", $"No such file or directory - file not found '{path}'")).Trim();
        return secret.Length == 0 ? throw RubyError.Argument($"invalid zero length secret in '{path}'") : secret;
    }
}

/// <summary>Chef::EncryptedDataBagItem</summary>
[RubyClass("Chef::EncryptedDataBagItem", Superclass = "Chef::DataBagItem")]
public static class EncryptedDataBagItemClass
{
    [RubyMethod("load", Singleton = true)]
    public static object? Load(Context ctx, RClass self, object? bag, object? id, object? secret = null)
    {
        var item = (DataBagItemObject)DataQuery.Item(ctx, RecipeErrors.Translated(() => DataQuery.Store(ctx).GetItem(ctx.ToS(bag), ctx.ToS(id))))!;
        return Opened(ctx, self, item.Data, item.Bag, secret);
    }

    [RubyMethod("new", Singleton = true)]
    public static object? New(Context ctx, RClass self, object? data, object? secret) =>
        Opened(ctx, self, data is DataBagItemObject item ? item.Data : Coerce.ToHash(ctx, data), (data as DataBagItemObject)?.Bag, secret);

    static DataBagItemObject Opened(Context ctx, RClass klass, RHash data, string? bag, object? secret) => EncryptedItems.Open(ctx,
        new DataBagItemObject(klass) { Bag = bag, Data = data }, EncryptedItems.SecretBytes(secret is null ? EncryptedItems.Secret(ctx) : ctx.ToS(secret)));

    [RubyMethod("load_secret", Singleton = true)]
    public static string LoadSecret(Context ctx, string? path = null) => EncryptedItems.Secret(ctx, path);

    [RubyMethod("encrypt_data_bag_item", Singleton = true)]
    public static object? Encrypt(Context ctx, object? data, object? secret)
    {
        var result = new RHash();
        foreach (var (k, v) in (data is DataBagItemObject item ? item.Data : Coerce.ToHash(ctx, data)).Pairs())
        {
            result.Set(ctx, k, ctx.ToS(k) == "id" ? v : EncryptedValue.Encrypt(ctx, v, EncryptedItems.SecretBytes(ctx.ToS(secret))));
        }
        return result;
    }
}
