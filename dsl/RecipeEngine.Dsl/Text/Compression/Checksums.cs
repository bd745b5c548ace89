namespace RecipeEngine.Dsl.Text.Compression;

/// <summary>CRC-32 and Adler-32, each continued from a value before.</summary>
public static class Checksums
{
    static readonly uint[] Table = MakeTable();

    public static IReadOnlyList<uint> CrcTable => Table;

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
            }
            table[n] = c;
        }
        return table;
    }

    public static uint Crc32(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var c = ~before;
        foreach (var b in bytes)
        {
            c = Table[(c ^ b) & 0xff] ^ (c >> 8);
        }
        return ~c;
    }

    public static uint Adler32(ReadOnlySpan<byte> bytes, uint before = 1)
    {
        uint a = before & 0xffff, b = before >> 16;
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(bytes.Length, 5552)];
            foreach (var x in part)
            {
                a += x;
                b += a;
            }
            a %= 65521;
            b %= 65521;
            bytes = bytes[part.Length..];
        }
        return b << 16 | a;
    }

    /// <summary>The CRC of two texts one after the other; <paramref name="length"/> is the second's.</summary>
    public static uint CombineCrc(uint first, uint second, long length)
    {
        // appending zero bytes is linear: the matrix of one zero bit, squared as often as needed
        Span<uint> odd = stackalloc uint[32], even = stackalloc uint[32];
        odd[0] = 0xedb88320;
        for (var n = 1; n < 32; n++)
        {
            odd[n] = 1u << (n - 1);
        }
        Square(even, odd);
        Square(odd, even);
        for (var swap = true; length > 0; length >>= 1, swap = !swap)
        {
            Square(swap ? even : odd, swap ? odd : even);
            if ((length & 1) != 0)
            {
                first = Times(swap ? even : odd, first);
            }
        }
        return first ^ second;
    }

    static uint Times(ReadOnlySpan<uint> matrix, uint vector)
    {
        uint sum = 0;
        for (var i = 0; vector != 0; vector >>= 1, i++)
        {
            if ((vector & 1) != 0)
            {
                sum ^= matrix[i];
            }
        }
        return sum;
    }

    static void Square(Span<uint> target, ReadOnlySpan<uint> matrix)
    {
        for (var n = 0; n < 32; n++)
        {
            target[n] = Times(matrix, matrix[n]);
        }
    }

    public static uint CombineAdler(uint first, uint second, long length)
    {
        const ulong Base = 65521;
        var rest = (ulong)length % Base;
        ulong a1 = first & 0xffff, b1 = first >> 16, a2 = second & 0xffff, b2 = second >> 16;
        var a = (a1 + a2 + Base - 1) % Base;
        var b = (b1 + b2 + rest * (a1 + Base - 1)) % Base;
        return (uint)(b << 16 | a);
    }
}
