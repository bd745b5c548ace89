using System.Security.Cryptography;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.OpenSsl;

/// <summary>OpenSSL::Cipher: AES and DES in the modes CBC, ECB, CTR and GCM.</summary>
[RubyClass("OpenSSL::Cipher", Library = "openssl")]
public static class CipherClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RCipher(klass);

    static RString Binary(byte[] bytes) => new(bytes, RubyEncoding.Binary);

    [RubyMethod("ciphers", Singleton = true)]
    public static RArray Ciphers() => new((from size in new[] { "128", "192", "256" } from mode in new[] { "cbc", "ctr", "ecb", "gcm" } select $"aes-{size}-{mode}")
        .Concat(["des-cbc", "des-ecb", "des-ede3-cbc", "des-ede3-ecb", "des3"]).Select(name => (object?)new RString(name)));

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RCipher self, string name) => self.Choose(name);

    [RubyMethod("encrypt")]
    public static RCipher Encrypt(RCipher self)
    {
        self.Reset();
        self.Encrypts = true;
        return self;
    }

    [RubyMethod("decrypt")]
    public static RCipher Decrypt(RCipher self)
    {
        self.Reset();
        self.Encrypts = false;
        return self;
    }

    [RubyMethod("key=")]
    public static RString SetKey(RCipher self, RString key)
    {
        self.Key = key.ByteLength == self.KeyLength ? key.ToBytes() : throw RubyError.Argument($"key must be {self.KeyLength} bytes");
        self.Reset();
        return key;
    }

    [RubyMethod("iv=")]
    public static RString SetIv(RCipher self, RString iv)
    {
        self.Iv = iv.ByteLength == self.IvLength ? iv.ToBytes() : throw RubyError.Argument($"iv must be {self.IvLength} bytes");
        self.Reset();
        return iv;
    }

    [RubyMethod("random_key")]
    public static RString RandomKey(RCipher self)
    {
        self.Key = RandomNumberGenerator.GetBytes(self.KeyLength);
        self.Reset();
        return Binary(self.Key);
    }

    [RubyMethod("random_iv")]
    public static RString RandomIv(RCipher self)
    {
        self.Iv = RandomNumberGenerator.GetBytes(self.IvLength);
        self.Reset();
        return Binary(self.Iv);
    }

    /// <summary>Key and IV from a password, as EVP_BytesToKey makes them.</summary>
    [RubyMethod("pkcs5_keyivgen")]
    public static void FromPassword(Context ctx, RCipher self, RString password, RString? salt = null, int iterations = 2048, object? digest = null)
    {
        var algorithm = digest is null ? "MD5" : ctx.ToS(ctx.SendIfResponds(digest, RSymbol.Of("name")) is RString name ? name : digest).ToUpperInvariant().Replace("-", "", StringComparison.Ordinal);
        byte[] made = [], last = [];
        while (made.Length < self.KeyLength + self.IvLength)
        {
            last = Digests.RDigest.Hash(algorithm, [.. last, .. password.ToBytes(), .. salt?.ToBytes() ?? []]);
            for (var i = 1; i < iterations; i++)
            {
                last = Digests.RDigest.Hash(algorithm, last);
            }
            made = [.. made, .. last];
        }
        (self.Key, self.Iv) = (made[..self.KeyLength], made[self.KeyLength..(self.KeyLength + self.IvLength)]);
        self.Reset();
    }

    [RubyMethod("update")]
    public static RString Update(RCipher self, RString data, RString? into = null)
    {
        if (data.IsEmpty)
        {
            throw RubyError.Argument("data must not be empty");
        }
        var made = Binary(self.Update(data.ToBytes()));
        if (into is null)
        {
            return made;
        }
        into.Replace(made.Text, RubyEncoding.Binary);
        return into;
    }

    [RubyMethod("final")]
    public static RString Final(RCipher self) => Binary(self.Finish());

    [RubyMethod("reset")]
    public static RCipher Reset(RCipher self)
    {
        self.Reset();
        return self;
    }

    [RubyMethod("padding=")]
    public static long SetPadding(RCipher self, long padding)
    {
        self.Padding = padding != 0;
        return padding;
    }

    [RubyMethod("name")]
    public static string Name(RCipher self) => self.Name;

    [RubyMethod("key_len")]
    public static long KeyLength(RCipher self) => self.KeyLength;

    [RubyMethod("iv_len")]
    public static long IvLength(RCipher self) => self.IvLength;

    [RubyMethod("block_size")]
    public static long BlockSize(RCipher self) => self.Mode is "CTR" or "GCM" ? 1 : self.BlockLength;

    [RubyMethod("authenticated?")]
    public static bool IsAuthenticated(RCipher self) => self.Mode == "GCM";

    [RubyMethod("auth_data=")]
    public static RString SetAuthData(RCipher self, RString data)
    {
        self.AuthData = data.ToBytes();
        return data;
    }

    [RubyMethod("auth_tag")]
    public static RString AuthTag(RCipher self, int length = 16) => Binary((self.Tag ?? throw RCipher.Error("retrieving the authentication tag failed"))[..Math.Min(length, 16)]);

    [RubyMethod("auth_tag=")]
    public static RString SetAuthTag(RCipher self, RString tag)
    {
        self.Tag = tag.ToBytes();
        return tag;
    }
}

/// <summary>A cipher could not do it.</summary>
[RubyClass("OpenSSL::Cipher::CipherError", Superclass = "OpenSSL::OpenSSLError", Library = "openssl")]
public static class CipherError;
