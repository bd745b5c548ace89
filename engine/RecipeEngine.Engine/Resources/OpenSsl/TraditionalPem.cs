using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Engine.Resources;

/// <summary>PEM as OpenSSL wrote keys before PKCS#8: "Proc-Type: 4,ENCRYPTED", the cipher's key made from the password by MD5.</summary>
static class TraditionalPem
{
    /// <param name="Name">as DEK-Info says it</param>
    sealed record Cipher(string Name, int KeyLength, Func<SymmetricAlgorithm> Create);

    [SuppressMessage("Security", "CA5350", Justification = "The format's default.")]
    static readonly Cipher TripleDes = new("DES-EDE3-CBC", 24, TripleDES.Create);

    static readonly Dictionary<string, Cipher> Ciphers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["des3"] = TripleDes,
        ["des-ede3-cbc"] = TripleDes,
        ["aes128"] = new("AES-128-CBC", 16, Aes.Create),
        ["aes-128-cbc"] = new("AES-128-CBC", 16, Aes.Create),
        ["aes192"] = new("AES-192-CBC", 24, Aes.Create),
        ["aes-192-cbc"] = new("AES-192-CBC", 24, Aes.Create),
        ["aes256"] = new("AES-256-CBC", 32, Aes.Create),
        ["aes-256-cbc"] = new("AES-256-CBC", 32, Aes.Create),
    };

    public static bool Knows(string cipher) => Ciphers.ContainsKey(cipher);

    public static string Write(string label, byte[] content) => PemEncoding.WriteString(label, content) + "\n";

    /// <summary>Encrypted under a cipher that <see cref="Knows"/>.</summary>
    public static string Write(string label, byte[] content, string cipher, string password)
    {
        var how = Ciphers[cipher];
        using var algorithm = how.Create();
        algorithm.GenerateIV();
        algorithm.Key = Derive(password, algorithm.IV, how.KeyLength);
        var text = Convert.ToBase64String(algorithm.EncryptCbc(content, algorithm.IV));
        var pem = new StringBuilder($"-----BEGIN {label}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: {how.Name},{Convert.ToHexString(algorithm.IV)}\n\n");
        for (var i = 0; i < text.Length; i += 64)
        {
            pem.Append(text.AsSpan(i, Math.Min(64, text.Length - i))).Append('\n');
        }
        return pem.Append($"-----END {label}-----\n").ToString();
    }

    /// <summary>The blocks of a file: label, and content if it can be had (with the password, where one is needed).</summary>
    public static IEnumerable<(string Label, byte[]? Content)> Read(string pem, string? password)
    {
        var lines = pem.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("-----BEGIN ", StringComparison.Ordinal))
            {
                continue;
            }
            var label = lines[i]["-----BEGIN ".Length..].TrimEnd('-', ' ');
            var end = Array.FindIndex(lines, i, l => l.StartsWith("-----END ", StringComparison.Ordinal));
            if (end < 0)
            {
                yield break;
            }
            var body = lines[(i + 1)..end];
            yield return (label, Content(body, password));
            i = end;
        }
    }

    static byte[]? Content(string[] body, string? password)
    {
        var headers = body.Where(l => l.Contains(':', StringComparison.Ordinal)).Select(l => l.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.Ordinal);
        try
        {
            var bytes = Convert.FromBase64String(string.Concat(body.Where(l => !l.Contains(':', StringComparison.Ordinal))));
            if (!headers.TryGetValue("DEK-Info", out var info))
            {
                return bytes;
            }
            var parts = info.Split(',');
            if (password is null || !Ciphers.TryGetValue(parts[0], out var how))
            {
                return null;
            }
            var iv = Convert.FromHexString(parts[1]);
            using var algorithm = how.Create();
            algorithm.Key = Derive(password, iv, how.KeyLength);
            return algorithm.DecryptCbc(bytes, iv);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    // OpenSSL's EVP_BytesToKey: MD5, one round, the first eight bytes of the vector as salt.
    [SuppressMessage("Security", "CA5351", Justification = "Part of the format.")]
    static byte[] Derive(string password, byte[] iv, int length)
    {
        var made = new List<byte>();
        byte[] last = [];
        while (made.Count < length)
        {
            last = MD5.HashData([.. last, .. Encoding.UTF8.GetBytes(password), .. iv.AsSpan(0, 8)]);
            made.AddRange(last);
        }
        return [.. made[..length]];
    }
}
