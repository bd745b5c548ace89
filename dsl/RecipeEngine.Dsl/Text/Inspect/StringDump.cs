using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#dump and undump: ASCII only, and back.</summary>
public static class StringDump
{
    /// <summary>The text as an ASCII literal; <paramref name="kind"/> Unicode writes \u, all others bytes.</summary>
    public static string Dump(string text, TextKind kind = TextKind.Unicode)
    {
        var result = new StringBuilder(text.Length + 8).Append('"');
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var c = text[at];
            var code = Characters.At(text, at);
            if (StringInspect.Escape(c) is { } escape)
            {
                result.Append(escape);
            }
            else if (c == '#')
            {
                result.Append(at + 1 < text.Length && text[at + 1] is '{' or '$' or '@' ? "\\#" : "#");
            }
            else if (code is >= 0x20 and < 0x7F)
            {
                result.Append(c);
            }
            else if (code < 0x80 || Characters.IsInvalidByte(code))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\x{code & 0xFF:X2}");
            }
            else
            {
                StringInspect.AppendCode(result, code, kind);
            }
        }
        return result.Append('"').ToString();
    }

    /// <summary>What a dumped literal stands for: its bytes, the encoding it was forced to (or null), and whether it had \u escapes (then UTF-8).</summary>
    public static (byte[] Bytes, string? Encoding, bool Unicode) Undump(string text)
    {
        if (!text.StartsWith('"'))
        {
            throw Wrapped();
        }
        var bytes = new List<byte>();
        bool hex = false, unicode = false;
        var at = 1;
        while (true)
        {
            if (at >= text.Length)
            {
                throw new TextError(TextErrorKind.Runtime, "unterminated dumped string");
            }
            var c = text[at++];
            if (c == '"')
            {
                break;
            }
            if (c != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([c]));
                continue;
            }
            if (at >= text.Length)
            {
                throw new TextError(TextErrorKind.Runtime, "invalid escape");
            }
            c = text[at++];
            switch (c)
            {
                case 'x':
                    hex = true;
                    bytes.Add((byte)Hex(text, ref at, 2, "invalid hex escape"));
                    break;
                case 'u':
                    unicode = true;
                    UnicodeEscape(text, ref at, bytes);
                    break;
                case 'n' or 'r' or 't' or 'f' or 'v' or 'b' or 'a' or 'e':
                    bytes.Add((byte)"\n\r\t\f\v\b\a\u001B"["nrtfvbae".IndexOf(c, StringComparison.Ordinal)]);
                    break;
                case '"' or '\\' or '#':
                    bytes.Add((byte)c);
                    break;
                default:
                    bytes.Add((byte)'\\');
                    bytes.AddRange(Encoding.UTF8.GetBytes([c]));
                    break;
            }
            if (hex && unicode)
            {
                throw new TextError(TextErrorKind.Runtime, "hex escape and Unicode escape are mixed");
            }
        }
        return ([.. bytes], ForcedEncoding(text[at..]), unicode);
    }

    static string? ForcedEncoding(string rest)
    {
        if (rest.Length == 0)
        {
            return null;
        }
        foreach (var start in (string[])[".dup.force_encoding(\"", ".force_encoding(\""])
        {
            if (rest.StartsWith(start, StringComparison.Ordinal))
            {
                return rest.EndsWith("\")", StringComparison.Ordinal) && rest.Length > start.Length + 1
                    ? rest[start.Length..^2]
                    : throw new TextError(TextErrorKind.Runtime, "unterminated dumped string");
            }
        }
        throw Wrapped();
    }

    static TextError Wrapped() => new(TextErrorKind.Runtime,
        "invalid dumped string; not wrapped with '\"' nor '\"...\".force_encoding(\"...\")' form");

    static void UnicodeEscape(string text, ref int at, List<byte> bytes)
    {
        if (at < text.Length && text[at] == '{')
        {
            at++;
            while (true)
            {
                while (at < text.Length && text[at] is ' ' or '\t')
                {
                    at++;
                }
                if (at >= text.Length)
                {
                    throw new TextError(TextErrorKind.Runtime, "unterminated Unicode escape");
                }
                if (text[at] == '}')
                {
                    at++;
                    return;
                }
                var start = at;
                while (at < text.Length && char.IsAsciiHexDigit(text[at]))
                {
                    at++;
                }
                Add(bytes, at > start && at - start <= 8
                    ? long.Parse(text.AsSpan(start, at - start), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    : throw new TextError(TextErrorKind.Runtime, "invalid Unicode escape"));
            }
        }
        Add(bytes, Hex(text, ref at, 4, "invalid Unicode escape"));
    }

    static void Add(List<byte> bytes, long code)
    {
        if (code > 0x10FFFF)
        {
            throw new TextError(TextErrorKind.Runtime, "invalid Unicode codepoint (too large)");
        }
        if (code is >= 0xD800 and <= 0xDFFF)
        {
            throw new TextError(TextErrorKind.Runtime, "invalid Unicode codepoint");
        }
        bytes.AddRange(Encoding.UTF8.GetBytes(char.ConvertFromUtf32((int)code)));
    }

    static int Hex(string text, ref int at, int digits, string error)
    {
        if (at + digits > text.Length
            || !int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new TextError(TextErrorKind.Runtime, error);
        }
        at += digits;
        return value;
    }
}
