using System.Text;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>base64.</summary>
[RubyModule("Base64", Library = "base64")]
public static class Base64Library
{
    static RString Ascii(string text) => new(text, RubyEncoding.UsAscii);

    /// <summary>Lines of 60 characters, as pack("m") makes them.</summary>
    internal static string Lines(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i += 45)
        {
            text.Append(Convert.ToBase64String(bytes, i, Math.Min(45, bytes.Length - i))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Decodes what can be decoded: other characters are skipped, padding ends it.</summary>
    internal static byte[] DecodeLax(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '=' && clean.Length % 4 >= 2)
            {
                break;
            }
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/')
            {
                clean.Append(c);
            }
        }
        if (clean.Length % 4 == 1)
        {
            clean.Length--;
        }
        clean.Append('=', (4 - (clean.Length % 4)) % 4);
        return Convert.FromBase64String(clean.ToString());
    }

    static byte[] DecodeStrict(string text)
    {
        try
        {
            return text.AsSpan().ContainsAny(" \r\n\t") ? throw new FormatException() : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw RubyError.Argument("invalid base64");
        }
    }

    [RubyMethod("encode64", ModuleFunction = true)]
    public static RString Encode(RString text) => Ascii(Lines(text.ToBytes()));

    [RubyMethod("decode64", ModuleFunction = true)]
    public static RString Decode(RString text) => new(DecodeLax(text.Text), RubyEncoding.Binary);

    [RubyMethod("strict_encode64", ModuleFunction = true)]
    public static RString StrictEncode(RString text) => Ascii(Convert.ToBase64String(text.ToBytes()));

    [RubyMethod("strict_decode64", ModuleFunction = true)]
    public static RString StrictDecode(RString text) => new(DecodeStrict(text.Text), RubyEncoding.Binary);

    [RubyMethod("urlsafe_encode64", ModuleFunction = true)]
    public static RString UrlSafeEncode(RString text, [Keyword] bool padding = true)
    {
        var result = Convert.ToBase64String(text.ToBytes()).Replace('+', '-').Replace('/', '_');
        return Ascii(padding ? result : result.TrimEnd('='));
    }

    [RubyMethod("urlsafe_decode64", ModuleFunction = true)]
    public static RString UrlSafeDecode(RString text)
    {
        var plain = text.Text.Replace('-', '+').Replace('_', '/');
        if (!plain.EndsWith('=') && plain.Length % 4 != 0)
        {
            plain = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        }
        return new RString(DecodeStrict(plain), RubyEncoding.Binary);
    }
}
