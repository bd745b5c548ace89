using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>An encoding of several bytes a character that .NET knows.</summary>
internal sealed class CodePageCodec : Codec
{
    readonly Encoding encoding;

    // EUC-JP's third set: .NET writes its characters as two bytes, the second one without the high bit.
    readonly bool hasThirdSet;

    CodePageCodec(Encoding encoding)
    {
        this.encoding = encoding;
        hasThirdSet = encoding.CodePage == 20932;
    }

    /// <summary>A codec for a code page, a plain table when each character is one byte.</summary>
    public static Codec Make(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        if (!encoding.IsSingleByte)
        {
            return new CodePageCodec(encoding);
        }
        var upper = new StringBuilder();
        for (var value = 0x80; value <= 0xFF; value++)
        {
            upper.Append(DecodeOne(encoding, [(byte)value]) is { Length: 1 } c && IsCharacter(c[0], value, windows: codePage is > 1200 and < 1300) ? c[0] : '\uFFFD');
        }
        return new SingleByteCodec(upper.ToString());
    }

    public override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            var used = 1;
            if (bytes[0] < 0x80)
            {
                text.Append((char)bytes[0]);
            }
            else
            {
                used = Character(bytes, out var character);
                text.Append(character);
            }
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    public override byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length * 2);
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            if (text[at] < 0x80)
            {
                bytes.Add((byte)text[at]);
            }
            else if (InvalidByte(text, at) is var invalid and >= 0)
            {
                bytes.Add((byte)invalid);
            }
            else
            {
                bytes.AddRange(EncodeOne(text.Substring(at, width)) ?? "?"u8.ToArray());
            }
        }
        return [.. bytes];
    }

    public override bool CanEncode(int code) => !Characters.IsInvalidByte(code) && EncodeOne(Characters.ToText(code)) is not null;

    // Code pages of Windows give the undefined bytes to control characters; ISO's really have those from 80 to 9F.
    static bool IsCharacter(char c, int value, bool windows) =>
        c != '\uFFFD' && (!char.IsControl(c) || (c == value && !windows)) && c is not (>= '\uE000' and <= '\uF8FF');

    static string? DecodeOne(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    byte[]? EncodeOne(string character)
    {
        try
        {
            var bytes = encoding.GetBytes(character);
            return hasThirdSet && bytes is [_, < 0x80] ? [0x8F, bytes[0], (byte)(bytes[1] | 0x80)] : bytes;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    int Character(ReadOnlySpan<byte> bytes, out string character)
    {
        if (hasThirdSet && bytes is [0x8F, > 0xA0, > 0xA0, ..])
        {
            character = DecodeOne(encoding, [bytes[1], (byte)(bytes[2] & 0x7F)]) ?? Invalid(bytes[0]).ToString();
            return Characters.IsInvalidByte(character[0]) ? 1 : 3;
        }
        for (var length = 1; length <= Math.Min(4, bytes.Length); length++)
        {
            if (DecodeOne(encoding, bytes[..length].ToArray()) is { } found && Characters.Count(found) == 1 && found[0] != '\uFFFD')
            {
                character = found;
                return length;
            }
        }
        character = Invalid(bytes[0]).ToString();
        return 1;
    }
}
