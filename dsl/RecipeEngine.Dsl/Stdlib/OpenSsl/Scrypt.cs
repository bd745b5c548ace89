using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace RecipeEngine.Dsl.Stdlib.OpenSsl;

/// <summary>scrypt (RFC 7914): a key from a password, at a chosen price in memory and time.</summary>
static class Scrypt
{
    /// <summary>What OpenSSL lets one derivation use.</summary>
    const long MostMemory = 32 * 1024 * 1024;

    /// <summary>Whether OpenSSL would take these parameters.</summary>
    public static bool Accepts(long n, long r, long p)
    {
        if (n < 2 || (n & (n - 1)) != 0 || r < 1 || p < 1 || p > ((1L << 30) - 1) / r || (16 * r <= 62 && n >= 1L << (int)(16 * r)))
        {
            return false;
        }
        return (BigInteger)128 * r * (p + n + 2) <= MostMemory;
    }

    public static byte[] Derive(byte[] password, byte[] salt, int n, int r, int p, int length)
    {
        var size = 128 * r;
        var blocks = Rfc2898DeriveBytes.Pbkdf2(password, salt, 1, HashAlgorithmName.SHA256, size * p);
        var words = new uint[size / 4];
        var kept = new uint[(long)n * words.Length];
        for (var i = 0; i < p; i++)
        {
            var block = blocks.AsSpan(i * size, size);
            for (var w = 0; w < words.Length; w++)
            {
                words[w] = BinaryPrimitives.ReadUInt32LittleEndian(block[(w * 4)..]);
            }
            MixAll(words, kept, n, r);
            for (var w = 0; w < words.Length; w++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(block[(w * 4)..], words[w]);
            }
        }
        return Rfc2898DeriveBytes.Pbkdf2(password, blocks, 1, HashAlgorithmName.SHA256, length);
    }

    static void MixAll(uint[] x, uint[] kept, int n, int r)
    {
        var scratch = new uint[x.Length];
        for (var i = 0; i < n; i++)
        {
            x.CopyTo(kept.AsSpan(i * x.Length));
            Mix(x, scratch, r);
        }
        for (var i = 0; i < n; i++)
        {
            var chosen = kept.AsSpan((int)(x[(2 * r - 1) * 16] & (uint)(n - 1)) * x.Length, x.Length);
            for (var w = 0; w < x.Length; w++)
            {
                x[w] ^= chosen[w];
            }
            Mix(x, scratch, r);
        }
    }

    // Even blocks come first, then the odd ones.
    static void Mix(uint[] x, uint[] scratch, int r)
    {
        Span<uint> last = stackalloc uint[16];
        x.AsSpan((2 * r - 1) * 16, 16).CopyTo(last);
        for (var i = 0; i < 2 * r; i++)
        {
            for (var w = 0; w < 16; w++)
            {
                last[w] ^= x[i * 16 + w];
            }
            Salsa(last);
            last.CopyTo(scratch.AsSpan((i / 2 + (i % 2) * r) * 16));
        }
        scratch.CopyTo(x, 0);
    }

    static void Salsa(Span<uint> block)
    {
        Span<uint> x = stackalloc uint[16];
        block.CopyTo(x);
        for (var round = 0; round < 8; round += 2)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }
        for (var i = 0; i < 16; i++)
        {
            block[i] += x[i];
        }
    }

    static void Quarter(Span<uint> x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }
}
