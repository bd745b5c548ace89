using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>How the bytes of one encoding become our texts and back.</summary>
internal abstract class Codec
{
    protected const char InvalidBase = '\uDC00';

    public abstract string Decode(ReadOnlySpan<byte> bytes);

    public abstract byte[] Encode(string text);

    /// <summary>For a code point from 80 on.</summary>
    public abstract bool CanEncode(int code);

    protected static char Invalid(byte value) => (char)(InvalidBase + value);

    // The byte an invalid character stands for, or -1.
    protected static int InvalidByte(string text, int at) =>
        text[at] is >= '\uDC00' and <= '\uDCFF' && (at == 0 || !char.IsHighSurrogate(text[at - 1])) ? text[at] - InvalidBase : -1;
}

/// <summary>Bytes as U+0000..U+00FF: BINARY, and encodings known by name only.</summary>
internal sealed class LatinCodec(bool opaque) : Codec
{
    public bool Opaque => opaque;

    public override string Decode(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public override byte[] Encode(string text)
    {
        var bytes = new byte[text.Length];
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = text[at] is >= '\uDC00' and <= '\uDCFF' ? (byte)(text[at] - InvalidBase) : text[at] <= 0xFF ? (byte)text[at] : (byte)'?';
        }
        return bytes;
    }

    public override bool CanEncode(int code) => code <= 0xFF;
}

internal sealed class Utf8Codec : Codec
{
    public override string Decode(ReadOnlySpan<byte> bytes)
    {
        if (global::System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (bytes.Length > 0)
        {
            var used = 1;
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == global::System.Buffers.OperationStatus.Done)
            {
                text.Append(units[..rune.EncodeToUtf16(units)]);
                used = length;
            }
            else
            {
                text.Append(Invalid(bytes[0]));
            }
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    public override byte[] Encode(string text)
    {
        if (Characters.IsValid(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }
        var bytes = new List<byte>(text.Length);
        Span<byte> four = stackalloc byte[4];
        for (var at = 0; at < text.Length; at++)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                bytes.AddRange(four[..rune.EncodeToUtf8(four)]);
                at += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes.Add((byte)(text[at] - InvalidBase));
            }
        }
        return [.. bytes];
    }

    public override bool CanEncode(int code) => true;
}

internal sealed class Utf16Codec(bool bigEndian) : Codec
{
    public override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length / 2);
        while (bytes.Length > 1)
        {
            var unit = Unit(bytes);
            if (!char.IsSurrogate(unit))
            {
                text.Append(unit);
            }
            else if (char.IsHighSurrogate(unit) && bytes.Length > 3 && char.IsLowSurrogate(Unit(bytes[2..])))
            {
                text.Append(unit).Append(Unit(bytes[2..]));
                bytes = bytes[2..];
            }
            else
            {
                text.Append(Invalid(bytes[0])).Append(Invalid(bytes[1]));
            }
            bytes = bytes[2..];
        }
        return bytes.Length == 0 ? text.ToString() : text.Append(Invalid(bytes[0])).ToString();
    }

    public override byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length * 2);
        for (var at = 0; at < text.Length; at++)
        {
            if (InvalidByte(text, at) is var invalid and >= 0)
            {
                bytes.Add((byte)invalid);
                continue;
            }
            var (high, low) = ((byte)(text[at] >> 8), (byte)text[at]);
            bytes.Add(bigEndian ? high : low);
            bytes.Add(bigEndian ? low : high);
        }
        return [.. bytes];
    }

    public override bool CanEncode(int code) => true;

    char Unit(ReadOnlySpan<byte> bytes) => (char)(bigEndian ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

internal sealed class Utf32Codec(bool bigEndian) : Codec
{
    public override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length / 4);
        for (; bytes.Length > 3; bytes = bytes[4..])
        {
            var code = bigEndian
                ? global::System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes)
                : global::System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            if (Rune.IsValid(code))
            {
                Characters.Append(text, (int)code);
            }
            else
            {
                foreach (var value in bytes[..4])
                {
                    text.Append(Invalid(value));
                }
            }
        }
        foreach (var value in bytes)
        {
            text.Append(Invalid(value));
        }
        return text.ToString();
    }

    public override byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length * 4);
        for (var at = 0; at < text.Length; at += Characters.Width(text, at))
        {
            if (InvalidByte(text, at) is var invalid and >= 0)
            {
                bytes.Add((byte)invalid);
                continue;
            }
            var code = Characters.At(text, at);
            for (var i = 0; i < 4; i++)
            {
                bytes.Add((byte)(code >> (bigEndian ? 24 - i * 8 : i * 8)));
            }
        }
        return [.. bytes];
    }

    public override bool CanEncode(int code) => true;
}

/// <summary>A table of what the bytes 80..FF mean; U+FFFD for nothing.</summary>
internal sealed class SingleByteCodec : Codec
{
    readonly string upper;
    readonly Dictionary<char, byte> back = [];

    public SingleByteCodec(string upper)
    {
        this.upper = upper;
        for (var i = 0; i < upper.Length; i++)
        {
            if (upper[i] != '\uFFFD')
            {
                back.TryAdd(upper[i], (byte)(0x80 + i));
            }
        }
    }

    public override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var at = 0; at < text.Length; at++)
        {
            var value = bytes[at];
            text[at] = value < 0x80 ? (char)value : upper[value - 0x80] is var c and not '\uFFFD' ? c : Invalid(value);
        }
        return new string(text);
    }

    public override byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at += Characters.Width(text, at))
        {
            bytes.Add(text[at] < 0x80 ? (byte)text[at]
                : InvalidByte(text, at) is var invalid and >= 0 ? (byte)invalid
                : back.TryGetValue(text[at], out var value) ? value : (byte)'?');
        }
        return [.. bytes];
    }

    public override bool CanEncode(int code) => code <= 0xFFFF && back.ContainsKey((char)code);
}
