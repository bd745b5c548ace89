using System.Buffers.Binary;
using System.IO.Compression;

namespace RecipeEngine.Dsl.Text.Compression;

/// <summary>Deflates bytes as they come, with the header and checksum of its format.</summary>
public sealed class Deflater : IDisposable
{
    readonly MemoryStream target = new();
    readonly DeflateStream stream;
    readonly DeflateFormat format;
    readonly int level;
    uint check;

    /// <param name="format">What stands around the data.</param>
    /// <param name="level">-1 (usual) or 0 to 9.</param>
    /// <param name="strategy">0 usual, 1 filtered, 2 Huffman only, 3 run lengths, 4 fixed codes.</param>
    /// <param name="windowBits">8 to 15, written in the header.</param>
    /// <param name="header">Of a gzip file.</param>
    public Deflater(DeflateFormat format, int level = -1, int strategy = 0, int windowBits = 15, GzipHeader? header = null)
    {
        this.format = format;
        this.level = level;
        stream = new DeflateStream(target, new ZLibCompressionOptions { CompressionLevel = level < 0 ? 6 : level, CompressionStrategy = (ZLibCompressionStrategy)strategy }, leaveOpen: true);
        if (format == DeflateFormat.Gzip)
        {
            target.Write((header ?? new GzipHeader(0, Extra, 3, null, null)).ToBytes());
        }
        else if (format == DeflateFormat.Zlib)
        {
            check = 1;
            var head = (windowBits - 8) << 12 | 0x800 | (level switch { 0 or 1 => 0, >= 2 and <= 5 => 1, -1 or 6 => 2, _ => 3 }) << 6;
            head += 31 - (head % 31);
            target.Write([(byte)(head >> 8), (byte)head]);
        }
    }

    byte Extra => (byte)(level == 9 ? 2 : level == 1 ? 4 : 0);

    public long TotalIn { get; private set; }
    public long TotalOut { get; private set; }
    public bool IsFinished { get; private set; }
    /// <summary>Adler-32 or CRC-32 of what went in so far.</summary>
    public uint Check => check;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            return;
        }
        check = format == DeflateFormat.Gzip ? Checksums.Crc32(bytes, check) : Checksums.Adler32(bytes, check);
        TotalIn += bytes.Length;
        stream.Write(bytes);
    }

    public void Flush() => stream.Flush();

    public void Finish()
    {
        if (IsFinished)
        {
            return;
        }
        IsFinished = true;
        stream.Dispose();
        if (TotalIn == 0)
        {
            // nothing was written: an empty block
            target.Write([3, 0]);
        }
        var trailer = new byte[8];
        if (format == DeflateFormat.Gzip)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(trailer, check);
            BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)TotalIn);
            target.Write(trailer);
        }
        else if (format == DeflateFormat.Zlib)
        {
            BinaryPrimitives.WriteUInt32BigEndian(trailer, check);
            target.Write(trailer, 0, 4);
        }
    }

    /// <summary>What has come out since the last time.</summary>
    public byte[] Take()
    {
        var bytes = target.ToArray();
        target.SetLength(0);
        TotalOut += bytes.Length;
        return bytes;
    }

    public void Dispose()
    {
        stream.Dispose();
        target.Dispose();
    }
}
