using System.Text;
using System.Text.Unicode;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Text in which bytes that are not valid UTF-8 stand as U+DC80 … U+DCFF.</summary>
static class ByteText
{
    /// <summary>Turns runs of stand-ins that form valid UTF-8 into the characters they encode.</summary>
    public static string Join(string text)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> run = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (!IsByte(text, i))
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
                {
                    result.Append(text[i++]);
                }
                result.Append(text[i++]);
                continue;
            }
            var n = 0;
            while (n < 4 && IsByte(text, i + n))
            {
                run[n] = (byte)text[i + n];
                n++;
            }
            if (Rune.DecodeFromUtf8(run[..n], out var rune, out var used) == System.Buffers.OperationStatus.Done && used > 1)
            {
                result.Append(rune.ToString());
                i += used;
            }
            else
            {
                result.Append(text[i++]);
            }
        }
        return result.ToString();
    }

    /// <summary>Bytes as UTF-8 text, each byte that does not fit as its stand-in.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }
        var result = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                result.Append(rune.ToString());
                bytes = bytes[used..];
            }
            else
            {
                result.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }
        return result.ToString();
    }

    /// <summary>A lone low surrogate of the stand-in range.</summary>
    public static bool IsByte(string text, int index) =>
        (uint)index < (uint)text.Length && text[index] is >= '\uDC80' and <= '\uDCFF' && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
