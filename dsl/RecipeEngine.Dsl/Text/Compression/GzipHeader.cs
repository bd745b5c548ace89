using System.Buffers.Binary;
using System.Text;

namespace RecipeEngine.Dsl.Text.Compression;

/// <summary>What a gzip file says of itself: seconds since 1970, the system's number, the name and comment (Latin-1 as bytes).</summary>
public sealed record GzipHeader(uint Time, byte Extra, byte System, string? Name, string? Comment)
{
    /// <summary>Null when the bytes end too early.</summary>
    public static GzipHeader? Read(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 10;
        if (bytes.Length < 10)
        {
            return null;
        }
        if (bytes[2] != 8)
        {
            throw new InflateException("unknown compression method");
        }
        var flags = bytes[3];
        if ((flags & 4) != 0)
        {
            if (bytes.Length < length + 2 || bytes.Length < length + 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[length..]))
            {
                return null;
            }
            length += 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[length..]);
        }
        string? name = null, comment = null;
        if ((flags & 8) != 0 && (name = Text(bytes, ref length)) is null)
        {
            return null;
        }
        if ((flags & 16) != 0 && (comment = Text(bytes, ref length)) is null)
        {
            return null;
        }
        if ((flags & 2) != 0)
        {
            length += 2;
        }
        return bytes.Length < length ? null : new GzipHeader(BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), bytes[8], bytes[9], name, comment);
    }

    static string? Text(ReadOnlySpan<byte> bytes, ref int at)
    {
        var end = bytes[at..].IndexOf((byte)0);
        if (end < 0)
        {
            return null;
        }
        var text = Encoding.Latin1.GetString(bytes.Slice(at, end));
        at += end + 1;
        return text;
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte> { 0x1f, 0x8b, 8, (byte)((Name is null ? 0 : 8) | (Comment is null ? 0 : 16)) };
        var time = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(time, Time);
        bytes.AddRange(time);
        bytes.AddRange([Extra, System]);
        foreach (var text in new[] { Name, Comment })
        {
            if (text is not null)
            {
                bytes.AddRange(Encoding.Latin1.GetBytes(text));
                bytes.Add(0);
            }
        }
        return [.. bytes];
    }
}
