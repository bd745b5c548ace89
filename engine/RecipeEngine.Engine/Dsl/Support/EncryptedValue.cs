using System.Security.Cryptography;
using System.Text;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>One encrypted value of a data bag item, versions 0 to 3.</summary>
static class EncryptedValue
{
    const string Failure = "Chef::EncryptedDataBagItem::DecryptionFailure";

    static string? Text(Context ctx, RHash hash, string key) => hash.Get(ctx, new RString(key)) is RString s ? s.Text : null;

    static byte[] Bytes(Context ctx, RHash hash, string key) => FromBase64(Text(ctx, hash, key) ?? "");

    static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new RubyError(Failure, "Error decrypting data bag value: it is no base64 text");
        }
    }

    /// <summary>MIME base64 as Ruby's Base64.encode64 writes it: 60 characters to a line.</summary>
    public static string ToBase64(ReadOnlySpan<byte> bytes)
    {
        var all = Convert.ToBase64String(bytes);
        return string.Concat(all.Chunk(60).Select(line => new string(line) + "\n"));
    }

    public static object? Decrypt(Context ctx, object? value, byte[] secret)
    {
        if (value is RString bare)
        {
            return DecryptVersion0(ctx, bare.Text, secret);
        }
        if (value is not RHash hash)
        {
            return value;
        }
        var version = hash.Get(ctx, new RString("version")) is long n ? n : 0;
        var minimum = ChefRun.Of(ctx).Config.Get(ctx, "data_bag_decrypt_minimum_version") is long m ? m : 0;
        if (version < minimum)
        {
            throw new RubyError("Chef::EncryptedDataBagItem::UnacceptableEncryptedDataBagItemFormat",
                $"The format version ({version}) of the encrypted data is not acceptable: data_bag_decrypt_minimum_version is {minimum}");
        }
        CheckCipher(Text(ctx, hash, "cipher"), version == 3 ? "aes-256-gcm" : "aes-256-cbc");
        var key = SHA256.HashData(secret);
        var (data, iv) = (Bytes(ctx, hash, "encrypted_data"), Bytes(ctx, hash, "iv"));
        var plain = Opened(() => version switch
        {
            1 => Cbc(key, iv, data),
            2 when HmacMatches(ctx, hash, secret) => Cbc(key, iv, data),
            2 => throw new RubyError(Failure, "Error decrypting data bag value: invalid hmac. Most likely the data is corrupted or the provided key is incorrect."),
            3 => Gcm(key, iv, data, Bytes(ctx, hash, "auth_tag")),
            _ => throw new RubyError("Chef::EncryptedDataBagItem::UnsupportedEncryptedDataBagItemFormat", $"This version of the engine does not support encrypted data bag item format version {version}"),
        });
        var tree = RubyValues.FromPlain(ctx, PlainTree.ParseObject(Encoding.UTF8.GetString(plain))) as RHash;
        return tree?.Get(ctx, new RString("json_wrapper"));
    }

    static void CheckCipher(string? given, string supported)
    {
        if (given is not null && given != supported)
        {
            throw new RubyError("Chef::EncryptedDataBagItem::UnsupportedCipher", $"Cipher '{given}' is not supported by this version of the engine. Available ciphers are ['{supported}']");
        }
    }

    static byte[] Opened(Func<byte[]> open)
    {
        try
        {
            return open();
        }
        catch (CryptographicException)
        {
            throw new RubyError(Failure, "Error decrypting data bag value: 'bad decrypt'. Most likely the provided key is incorrect");
        }
    }

    // the oldest form: a YAML document, key and iv drawn from the secret by 2048 rounds of MD5
    static object? DecryptVersion0(Context ctx, string text, byte[] secret)
    {
        var derived = new List<byte>();
        byte[] block = [];
        while (derived.Count < 48)
        {
            block = [.. block, .. secret];
            for (var round = 0; round < 2048; round++)
            {
#pragma warning disable CA5351 // the format prescribes it
                block = MD5.HashData(block);
#pragma warning restore CA5351
            }
            derived.AddRange(block);
        }
        var plain = Opened(() => Cbc([.. derived.Take(32)], [.. derived.Skip(32).Take(16)], FromBase64(text)));
        ctx.Interpreter.Require(ctx, "yaml");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "YAML"), "load", new RString(Encoding.UTF8.GetString(plain)));
    }

    static bool HmacMatches(Context ctx, RHash value, byte[] secret) => CryptographicOperations.FixedTimeEquals(Hmac(secret, Text(ctx, value, "encrypted_data") ?? ""), Bytes(ctx, value, "hmac"));

    static byte[] Hmac(byte[] secret, string data) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(data));

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

    /// <summary>Encrypts in the format of <c>data_bag_encrypt_version</c> (1, 2 or 3).</summary>
    /// <param name="format">another one than the configured</param>
    public static RHash Encrypt(Context ctx, object? value, byte[] secret, long? format = null)
    {
        var version = format ?? ChefRun.Of(ctx).Config.Get(ctx, "data_bag_encrypt_version") as long? ?? 3;
        ctx.Interpreter.Require(ctx, "json");
        var wrapped = new RHash();
        wrapped.Set(ctx, new RString("json_wrapper"), value);
        var plain = ((RString)ctx.Send(wrapped, "to_json")!).ToBytes();
        var key = SHA256.HashData(secret);
        var result = new RHash();
        void Put(string name, object? v) => result.Set(ctx, new RString(name), v is string s ? new RString(s) : v);
        if (version == 3)
        {
            var iv = RandomNumberGenerator.GetBytes(12);
            var (data, tag) = (new byte[plain.Length], new byte[16]);
            using var gcm = new AesGcm(key, 16);
            gcm.Encrypt(iv, plain, data, tag);
            Put("encrypted_data", ToBase64(data));
            Put("iv", ToBase64(iv));
            Put("auth_tag", ToBase64(tag));
        }
        else
        {
            var iv = RandomNumberGenerator.GetBytes(16);
            using var aes = Aes.Create();
            aes.Key = key;
            var data = ToBase64(aes.EncryptCbc(plain, iv));
            Put("encrypted_data", data);
            if (version == 2)
            {
                Put("hmac", ToBase64(Hmac(secret, data)));
            }
            Put("iv", ToBase64(iv));
        }
        Put("version", Box.Int(version));
        Put("cipher", version == 3 ? "aes-256-gcm" : "aes-256-cbc");
        return result;
    }
}
