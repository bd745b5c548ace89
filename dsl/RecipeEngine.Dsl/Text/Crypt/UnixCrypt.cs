using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>crypt(3): the schemes $1$ (MD5), $5$ (SHA-256) and $6$ (SHA-512), after Ulrich Drepper's "Unix crypt using SHA-256 and SHA-512".</summary>
public static class UnixCrypt
{
    const string Digits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Three bytes at a time, written low bits first.
    static readonly int[][]
        Md5Order = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5], [11]],
        Sha256Order = [[0, 10, 20], [21, 1, 11], [12, 22, 2], [3, 13, 23], [24, 4, 14], [15, 25, 5], [6, 16, 26], [27, 7, 17], [18, 28, 8], [9, 19, 29], [31, 30]],
        Sha512Order =
        [
            [0, 21, 42], [22, 43, 1], [44, 2, 23], [3, 24, 45], [25, 46, 4], [47, 5, 26], [6, 27, 48], [28, 49, 7], [50, 8, 29], [9, 30, 51], [31, 52, 10],
            [53, 11, 32], [12, 33, 54], [34, 55, 13], [56, 14, 35], [15, 36, 57], [37, 58, 16], [59, 17, 38], [18, 39, 60], [40, 61, 19], [62, 20, 41], [63],
        ];

    /// <summary>The hash with its scheme and salt in front, or null when the salt names another scheme.</summary>
    public static string? Hash(byte[] password, string salt) => salt switch
    {
        ['$', '1', '$', ..] => Md5(password, Cut(salt[3..], 8)),
        ['$', '5', '$', ..] => Sha(password, salt[3..], "$5$", SHA256.HashData, Sha256Order),
        ['$', '6', '$', ..] => Sha(password, salt[3..], "$6$", SHA512.HashData, Sha512Order),
        _ => null,
    };

    static string Cut(string salt, int most)
    {
        var end = salt.IndexOf('$');
        return salt[..Math.Min(most, end < 0 ? salt.Length : end)];
    }

    static string Sha(byte[] password, string rest, string scheme, Func<byte[], byte[]> digest, int[][] order)
    {
        const string Mark = "rounds=";
        var rounds = 5000;
        var shown = "";
        if (rest.StartsWith(Mark, StringComparison.Ordinal) && rest.IndexOf('$') is var end and > 0
            && long.TryParse(rest.AsSpan(Mark.Length, end - Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
        {
            rounds = (int)Math.Clamp(wanted, 1000, 999_999_999);
            shown = string.Create(CultureInfo.InvariantCulture, $"{Mark}{rounds}$");
            rest = rest[(end + 1)..];
        }
        var salt = Cut(rest, 16);
        var saltBytes = Encoding.UTF8.GetBytes(salt);
        var mixed = digest([.. password, .. saltBytes, .. password]);
        var start = new List<byte>([.. password, .. saltBytes, .. Repeat(mixed, password.Length)]);
        for (var bits = password.Length; bits > 0; bits >>= 1)
        {
            start.AddRange((bits & 1) != 0 ? mixed : password);
        }
        var state = digest([.. start]);
        var passwords = Repeat(digest([.. Enumerable.Repeat(password, password.Length).SelectMany(p => p)]), password.Length);
        var salts = Repeat(digest([.. Enumerable.Repeat(saltBytes, 16 + state[0]).SelectMany(s => s)]), saltBytes.Length);
        for (var round = 0; round < rounds; round++)
        {
            byte[] input = (round & 1) != 0 ? passwords : state;
            byte[] third = round % 3 != 0 ? salts : [];
            byte[] seventh = round % 7 != 0 ? passwords : [];
            byte[] last = (round & 1) != 0 ? state : passwords;
            state = digest([.. input, .. third, .. seventh, .. last]);
        }
        return $"{scheme}{shown}{salt}${Written(state, order)}";
    }

    static byte[] Repeat(byte[] pattern, int length)
    {
        var result = new byte[length];
        for (var i = 0; i < length; i++)
        {
            result[i] = pattern[i % pattern.Length];
        }
        return result;
    }

    static string Md5(byte[] password, string salt)
    {
        var saltBytes = Encoding.UTF8.GetBytes(salt);
        var mixed = Digest([.. password, .. saltBytes, .. password]);
        var start = new List<byte>([.. password, .. "$1$"u8, .. saltBytes, .. Repeat(mixed, password.Length)]);
        for (var bits = password.Length; bits > 0; bits >>= 1)
        {
            start.Add((bits & 1) != 0 ? (byte)0 : password[0]);
        }
        var state = Digest([.. start]);
        for (var round = 0; round < 1000; round++)
        {
            byte[] input = (round & 1) != 0 ? password : state;
            byte[] third = round % 3 != 0 ? saltBytes : [];
            byte[] seventh = round % 7 != 0 ? password : [];
            byte[] last = (round & 1) != 0 ? state : password;
            state = Digest([.. input, .. third, .. seventh, .. last]);
        }
        return $"$1${salt}${Written(state, Md5Order)}";
    }

#pragma warning disable CA5351 // the scheme is what the caller asks for
    static byte[] Digest(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351

    static string Written(byte[] state, int[][] order)
    {
        var result = new StringBuilder();
        foreach (var group in order)
        {
            var value = group.Aggregate(0, (sum, index) => sum << 8 | state[index]);
            for (var left = group.Length + 1; left > 0; left--, value >>= 6)
            {
                result.Append(Digits[value & 63]);
            }
        }
        return result.ToString();
    }
}
