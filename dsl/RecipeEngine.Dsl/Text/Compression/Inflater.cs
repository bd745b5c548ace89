using System.Buffers.Binary;

namespace RecipeEngine.Dsl.Text.Compression;

/// <summary>What stands around deflated data.</summary>
public enum DeflateFormat
{
    Raw,
    Zlib,
    Gzip,
    /// <summary>Zlib or gzip, whichever it is.</summary>
    Either,
}

/// <summary>Data that is not what it should be; the message is zlib's.</summary>
public sealed class InflateException(string message, bool needsDictionary = false) : Exception(message)
{
    public bool NeedsDictionary { get; } = needsDictionary;
}

/// <summary>Inflates bytes as they come. Each step either has all its input or is taken again from its beginning when more has come.</summary>
public sealed partial class Inflater(DeflateFormat format)
{
    enum Stage { Head, Dictionary, Block, Stored, Codes, Trailer, Done }

    const int WindowSize = 32768;
    byte[] input = [];
    int at;
    ulong bits;
    int bitCount;
    readonly byte[] window = new byte[WindowSize];
    int windowAt;
    long written;
    byte[] output = new byte[1024];
    int outputCount;
    Stage stage = format == DeflateFormat.Raw ? Stage.Block : Stage.Head;
    DeflateFormat actual = format;
    bool last;
    int storedLeft;
    HuffmanTable literals = HuffmanTable.Literals, distances = HuffmanTable.Distances;
    uint check = 1;

    public bool IsFinished => stage == Stage.Done;
    public long TotalIn { get; private set; }
    public long TotalOut => written;
    /// <summary>Adler-32 or CRC-32 of what came out so far.</summary>
    public uint Check => check;
    /// <summary>Adler-32 of the dictionary that is asked for.</summary>
    public uint DictionaryCheck { get; private set; }
    public GzipHeader? Header { get; private set; }
    /// <summary>CRC and length are left to the caller.</summary>
    public bool LeavesTrailer { get; init; }
    /// <summary>Input that waits.</summary>
    public ReadOnlySpan<byte> Rest => input.AsSpan(at);

    public void Feed(ReadOnlySpan<byte> more)
    {
        var joined = new byte[input.Length - at + more.Length];
        input.AsSpan(at).CopyTo(joined);
        more.CopyTo(joined.AsSpan(input.Length - at));
        (input, at) = (joined, 0);
    }

    public byte[] TakeRest()
    {
        var rest = Rest.ToArray();
        (input, at) = ([], 0);
        return rest;
    }

    /// <summary>What has come out since the last time.</summary>
    public byte[] TakeOutput()
    {
        var bytes = output.AsSpan(0, outputCount).ToArray();
        outputCount = 0;
        return bytes;
    }

    public void SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        if (stage == Stage.Dictionary)
        {
            if (Checksums.Adler32(dictionary) != DictionaryCheck)
            {
                throw new InflateException("incorrect data check");
            }
            stage = Stage.Block;
        }
        foreach (var b in dictionary.Length > WindowSize ? dictionary[^WindowSize..] : dictionary)
        {
            window[windowAt++ & (WindowSize - 1)] = b;
        }
        dictionaryLength = Math.Min(dictionary.Length, WindowSize);
    }

    int dictionaryLength;

    /// <summary>Goes as far as the input allows, or until about <paramref name="limit"/> bytes wait to be taken.</summary>
    /// <exception cref="InflateException">The data is wrong, or needs a dictionary.</exception>
    public void Run(int limit = int.MaxValue)
    {
        while (stage != Stage.Done && outputCount < limit)
        {
            var (at0, bits0, count0) = (at, bits, bitCount);
            if (!Step(limit))
            {
                (at, bits, bitCount) = (at0, bits0, count0);
                break;
            }
        }
        Count();
    }

    void Count()
    {
        TotalIn += at;
        input = input[at..];
        at = 0;
    }

    bool Step(int limit)
    {
        switch (stage)
        {
            case Stage.Head: return ReadHead();
            case Stage.Dictionary: throw new InflateException("need dictionary", true);
            case Stage.Block: return ReadBlock();
            case Stage.Stored: return CopyStored();
            case Stage.Codes: return Decode(limit);
            default: return ReadTrailer();
        }
    }

    // ---- bits

    bool Need(int count)
    {
        while (bitCount < count)
        {
            if (at >= input.Length)
            {
                return false;
            }
            bits |= (ulong)input[at++] << bitCount;
            bitCount += 8;
        }
        return true;
    }

    int Take(int count)
    {
        var value = (int)(bits & ((1UL << count) - 1));
        bits >>= count;
        bitCount -= count;
        return value;
    }

    /// <summary>The next symbol; -1 without enough input.</summary>
    int Symbol(HuffmanTable table)
    {
        int code = 0, first = 0, index = 0;
        for (var length = 1; length < 16; length++)
        {
            if (!Need(length))
            {
                return -1;
            }
            code |= (int)(bits >> (length - 1)) & 1;
            var count = table.Counts[length];
            if (code - count < first)
            {
                Take(length);
                return table.Symbols[index + (code - first)];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw new InflateException(ReferenceEquals(table, distances) ? "invalid distance code" : "invalid literal/length code");
    }

    void Emit(byte b)
    {
        if (outputCount == output.Length)
        {
            Array.Resize(ref output, output.Length * 2);
        }
        output[outputCount++] = b;
        window[windowAt++ & (WindowSize - 1)] = b;
        written++;
    }

    void Update(int from)
    {
        var fresh = output.AsSpan(from, outputCount - from);
        check = actual == DeflateFormat.Gzip ? Checksums.Crc32(fresh, check) : Checksums.Adler32(fresh, check);
    }

    // ---- around the data

    bool ReadHead()
    {
        if (bitCount != 0 || input.Length - at < 2)
        {
            return false;
        }
        if (actual is DeflateFormat.Gzip or DeflateFormat.Either && input[at] == 0x1f && input[at + 1] == 0x8b)
        {
            if (GzipHeader.Read(input.AsSpan(at), out var length) is not { } header)
            {
                return false;
            }
            (Header, actual, check, stage) = (header, DeflateFormat.Gzip, 0, Stage.Block);
            at += length;
            return true;
        }
        var (method, flags) = (input[at], input[at + 1]);
        if (actual == DeflateFormat.Gzip || ((method << 8) | flags) % 31 != 0)
        {
            throw new InflateException("incorrect header check");
        }
        if ((method & 15) != 8)
        {
            throw new InflateException("unknown compression method");
        }
        if (method >> 4 > 7)
        {
            throw new InflateException("invalid window size");
        }
        (actual, check) = (DeflateFormat.Zlib, 1);
        if ((flags & 32) != 0)
        {
            if (input.Length - at < 6)
            {
                return false;
            }
            DictionaryCheck = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(at + 2));
            at += 6;
            stage = Stage.Dictionary;
            return true;
        }
        at += 2;
        stage = Stage.Block;
        return true;
    }

    bool ReadTrailer()
    {
        if (actual == DeflateFormat.Raw)
        {
            Take(bitCount % 8);
            at -= bitCount / 8;
            (bits, bitCount, stage) = (0, 0, Stage.Done);
            return true;
        }
        var length = actual == DeflateFormat.Gzip ? 8 : 4;
        var waiting = bitCount / 8;
        if (input.Length - at + waiting < length && !LeavesTrailer)
        {
            return false;
        }
        at -= waiting;
        (bits, bitCount, stage) = (0, 0, Stage.Done);
        if (LeavesTrailer)
        {
            return true;
        }
        var trailer = input.AsSpan(at, length);
        at += length;
        if (check != (actual == DeflateFormat.Gzip ? BinaryPrimitives.ReadUInt32LittleEndian(trailer) : BinaryPrimitives.ReadUInt32BigEndian(trailer)))
        {
            throw new InflateException("incorrect data check");
        }
        if (actual == DeflateFormat.Gzip && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != (uint)written)
        {
            throw new InflateException("incorrect length check");
        }
        return true;
    }
}
