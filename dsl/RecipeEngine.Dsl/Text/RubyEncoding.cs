using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>One of Ruby's encodings. Strings are held as UTF-16; a byte that does not decode stands as the lone low surrogate U+DC00 + byte
/// (U+DC80..U+DCFF), and in BINARY every byte is the character of that number.</summary>
public sealed class RubyEncoding
{
    public static readonly RubyEncoding Utf8 = new("UTF-8");
    public static readonly RubyEncoding Binary = new("ASCII-8BIT");
    public static readonly RubyEncoding UsAscii = new("US-ASCII");

    RubyEncoding(string name) => Name = name;

    public string Name { get; }

    public byte[] Encode(string text)
    {
        if (this != Utf8)
        {
            return Encoding.Latin1.GetBytes(text);
        }
        var bytes = new List<byte>(text.Length);
        Span<byte> four = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                var n = rune.EncodeToUtf8(four);
                bytes.AddRange(four[..n]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes.Add((byte)(text[i] - 0xDC00));
            }
        }
        return bytes.ToArray();
    }

    public string Decode(ReadOnlySpan<byte> bytes)
    {
        if (this != Utf8)
        {
            return Encoding.Latin1.GetString(bytes);
        }
        var builder = new StringBuilder(bytes.Length);
        Span<char> two = stackalloc char[2];
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                var n = rune.EncodeToUtf16(two);
                builder.Append(two[..n]);
                bytes = bytes[used..];
            }
            else
            {
                builder.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }
        return builder.ToString();
    }
}
