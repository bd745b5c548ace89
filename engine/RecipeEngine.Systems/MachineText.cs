using System.Buffers;
using System.Text;

namespace RecipeEngine.Systems;

/// <summary>
/// Machine bytes as text and back without loss: valid UTF-8 is itself, every other byte b becomes the lone surrogate U+DC00+b.
/// File names, environment values and command arguments travel this way.
/// </summary>
public static class MachineText
{
    /// <summary>Bytes as text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Short && TryAscii(bytes) is { } ascii)
        {
            return ascii;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : DecodeInvalid(bytes);
    }

    // Names are short and mostly ASCII: a plain loop is done before the runtime has loaded the vector classes of its own ways.
    const int Short = 256;

    /// <summary>Bytes that are all ASCII as text; null for others. By a plain loop: for what is read once at a start.</summary>
    public static string? TryAscii(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = bytes.Length <= Short ? stackalloc char[Short] : new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                return null;
            }

            text[i] = (char)bytes[i];
        }

        return new string(text[..bytes.Length]);
    }

    static string DecodeInvalid(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == OperationStatus.Done)
            {
                text.Append(units[..rune.EncodeToUtf16(units)]);
                bytes = bytes[used..];
            }
            else
            {
                text.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>Text as bytes.</summary>
    public static byte[] Encode(string text) => EncodeWith(text, terminated: false);

    /// <summary>Text as bytes with a zero after them, as C wants it; a zero inside is EINVAL.</summary>
    internal static byte[] EncodeTerminated(string text)
    {
        foreach (char unit in text)
        {
            if (unit == '\0')
            {
                throw new MachineException(Errno.EINVAL, "string contains null byte", text.Replace("\0", "\\0", StringComparison.Ordinal));
            }
        }

        return EncodeWith(text, terminated: true);
    }

    static byte[] EncodeWith(string text, bool terminated)
    {
        int extra = terminated ? 1 : 0;
        if (text.Length <= Short)
        {
            byte[] ascii = new byte[text.Length + extra];
            int at = 0;
            while (at < text.Length && text[at] < 0x80)
            {
                ascii[at] = (byte)text[at];
                at++;
            }

            if (at == text.Length)
            {
                return ascii;
            }
        }

        return EncodeOther(text, extra);
    }

    static byte[] EncodeOther(string text, int extra)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uDC80', '\uDCFF'))
        {
            byte[] plain = new byte[Encoding.UTF8.GetByteCount(text) + extra];
            Encoding.UTF8.GetBytes(text, plain);
            return plain;
        }

        return EncodeInvalid(text, extra);
    }

    static byte[] EncodeInvalid(string text, int extra)
    {
        ArrayBufferWriter<byte> bytes = new(text.Length + 16);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out Rune rune, out int used) == OperationStatus.Done)
            {
                bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
            }
            else
            {
                char unit = rest[0];
                bytes.Write<byte>([unit is >= '\uDC80' and <= '\uDCFF' ? (byte)(unit - 0xDC00) : (byte)'?']);
                used = 1;
            }

            rest = rest[used..];
        }

        if (extra > 0)
        {
            bytes.Write<byte>([0]);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
