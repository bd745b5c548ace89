namespace RecipeEngine.Dsl.Text.Compression;

public sealed partial class Inflater
{
    static readonly byte[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    static readonly ushort[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    static readonly byte[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    static readonly ushort[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    static readonly byte[] DistanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    bool ReadBlock()
    {
        if (last)
        {
            stage = Stage.Trailer;
            return true;
        }
        if (!Need(3))
        {
            return false;
        }
        var isLast = Take(1) == 1;
        switch (Take(2))
        {
            case 0:
                Take(bitCount % 8);
                if (!Need(32))
                {
                    return false;
                }
                var length = Take(16);
                if (Take(16) != (~length & 0xffff))
                {
                    throw new InflateException("invalid stored block lengths");
                }
                (storedLeft, stage) = (length, Stage.Stored);
                break;
            case 1:
                (literals, distances, stage) = (HuffmanTable.Literals, HuffmanTable.Distances, Stage.Codes);
                break;
            case 2:
                if (!ReadTables())
                {
                    return false;
                }
                stage = Stage.Codes;
                break;
            default: throw new InflateException("invalid block type");
        }
        last = isLast;
        return true;
    }

    bool ReadTables()
    {
        if (!Need(14))
        {
            return false;
        }
        int literalCount = Take(5) + 257, distanceCount = Take(5) + 1, codeCount = Take(4) + 4;
        if (literalCount > 286 || distanceCount > 30)
        {
            throw new InflateException("too many length or distance symbols");
        }
        var lengths = new byte[320];
        for (var i = 0; i < codeCount; i++)
        {
            if (!Need(3))
            {
                return false;
            }
            lengths[Order[i]] = (byte)Take(3);
        }
        var codes = new HuffmanTable(lengths.AsSpan(0, 19));
        if (codes.Left != 0)
        {
            throw new InflateException("invalid code lengths set");
        }
        Array.Clear(lengths);
        for (var i = 0; i < literalCount + distanceCount;)
        {
            var symbol = Symbol(codes);
            if (symbol < 0)
            {
                return false;
            }
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }
            var (extra, least) = symbol switch { 16 => (2, 3), 17 => (3, 3), _ => (7, 11) };
            if (!Need(extra))
            {
                return false;
            }
            var times = Take(extra) + least;
            if ((symbol == 16 && i == 0) || i + times > literalCount + distanceCount)
            {
                throw new InflateException("invalid bit length repeat");
            }
            var value = symbol == 16 ? lengths[i - 1] : (byte)0;
            while (times-- > 0)
            {
                lengths[i++] = value;
            }
        }
        if (lengths[256] == 0)
        {
            throw new InflateException("invalid code -- missing end-of-block");
        }
        var (first, second) = (new HuffmanTable(lengths.AsSpan(0, literalCount)), new HuffmanTable(lengths.AsSpan(literalCount, distanceCount)));
        if (!first.IsUsable)
        {
            throw new InflateException("invalid literal/lengths set");
        }
        if (!second.IsUsable)
        {
            throw new InflateException("invalid distances set");
        }
        (literals, distances) = (first, second);
        return true;
    }

    bool CopyStored()
    {
        var from = outputCount;
        // whole bytes may wait among the bits
        while (storedLeft > 0 && bitCount >= 8)
        {
            Emit((byte)Take(8));
            storedLeft--;
        }
        while (storedLeft > 0 && at < input.Length)
        {
            Emit(input[at++]);
            storedLeft--;
        }
        Update(from);
        if (storedLeft > 0)
        {
            // what was copied stays copied
            return outputCount > from;
        }
        stage = Stage.Block;
        return true;
    }

    bool Decode(int limit)
    {
        var from = outputCount;
        try
        {
            while (outputCount < limit)
            {
                var (at0, bits0, count0) = (at, bits, bitCount);
                var symbol = Symbol(literals);
                if (symbol is >= 0 and < 256)
                {
                    Emit((byte)symbol);
                    continue;
                }
                if (symbol == 256)
                {
                    stage = Stage.Block;
                    return true;
                }
                if (symbol < 0 || !Match(symbol - 257))
                {
                    (at, bits, bitCount) = (at0, bits0, count0);
                    return outputCount > from;
                }
            }
            return true;
        }
        finally
        {
            Update(from);
        }
    }

    bool Match(int symbol)
    {
        if (symbol >= 29)
        {
            throw new InflateException("invalid literal/length code");
        }
        if (!Need(LengthBits[symbol]))
        {
            return false;
        }
        var length = LengthBase[symbol] + Take(LengthBits[symbol]);
        var code = Symbol(distances);
        if (code < 0)
        {
            return false;
        }
        if (code >= 30)
        {
            throw new InflateException("invalid distance code");
        }
        if (!Need(DistanceBits[code]))
        {
            return false;
        }
        var distance = DistanceBase[code] + Take(DistanceBits[code]);
        if (distance > written + dictionaryLength)
        {
            throw new InflateException("invalid distance too far back");
        }
        while (length-- > 0)
        {
            Emit(window[(windowAt - distance) & (WindowSize - 1)]);
        }
        return true;
    }
}
