using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>The text encodings of pack: base64, quoted-printable, uuencode.</summary>
internal static class PackText
{
    const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    // How many bytes go into one line: a multiple of three.
    static int LineBytes(int? count) => count is null or <= 2 ? 45 : count.Value / 3 * 3;

    /// <summary>A count of 0 writes one line without an end.</summary>
    public static void Base64(List<byte> output, byte[] data, int? count)
    {
        if (count == 0)
        {
            Append(output, Convert.ToBase64String(data));
            return;
        }
        var line = LineBytes(count);
        for (var at = 0; at < data.Length; at += line)
        {
            Append(output, Convert.ToBase64String(data, at, Math.Min(line, data.Length - at)) + "\n");
        }
    }

    public static void Uuencode(List<byte> output, byte[] data, int? count)
    {
        var line = Math.Min(63, LineBytes(count));
        for (var at = 0; at < data.Length; at += line)
        {
            var part = data.AsSpan(at, Math.Min(line, data.Length - at));
            output.Add((byte)(' ' + part.Length));
            for (var i = 0; i < part.Length; i += 3)
            {
                int a = part[i], b = i + 1 < part.Length ? part[i + 1] : 0, c = i + 2 < part.Length ? part[i + 2] : 0;
                foreach (var bits in (int[])[a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63])
                {
                    output.Add((byte)(bits == 0 ? '`' : ' ' + bits));
                }
            }
            output.Add((byte)'\n');
        }
    }

    public static void QuotedPrintable(List<byte> output, byte[] data, int lineLength)
    {
        lineLength = lineLength <= 1 ? 72 : lineLength;
        int column = 0, previous = -1;
        for (var i = 0; i < data.Length; i++)
        {
            var c = data[i];
            if (c > 126 || (c < 32 && c != '\n' && c != '\t') || c == '=')
            {
                Append(output, string.Create(CultureInfo.InvariantCulture, $"={c:X2}"));
                column += 3;
                previous = -1;
            }
            else if (c == '\n')
            {
                if (previous is ' ' or '\t')
                {
                    Append(output, "=\n");
                }
                output.Add(c);
                column = 0;
                previous = '\n';
            }
            else
            {
                output.Add(c);
                column++;
                previous = c;
            }
            if (column > lineLength)
            {
                Append(output, "=\n");
                column = 0;
                previous = '\n';
            }
        }
        if (column > 0)
        {
            Append(output, "=\n");
        }
    }

    /// <summary>Reads base64, skipping what is none; strict reading (a count of 0) refuses it.</summary>
    public static byte[] FromBase64(ReadOnlySpan<byte> data, bool strict)
    {
        var result = new List<byte>(data.Length * 3 / 4);
        int bits = 0, held = 0, digits = 0, padding = 0;
        foreach (var c in data)
        {
            var value = Base64Digits.IndexOf((char)c, StringComparison.Ordinal);
            if (value < 0 || padding > 0)
            {
                if (c == '=')
                {
                    padding++;
                    if (!strict && digits % 4 > 1)
                    {
                        break;
                    }
                    continue;
                }
                if (strict)
                {
                    throw TextError.Argument("invalid base64");
                }
                continue;
            }
            digits++;
            held = held << 6 | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result.Add((byte)(held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        if (strict && ((digits + padding) % 4 != 0 || padding > 2 || digits % 4 == 1 || held != 0))
        {
            throw TextError.Argument("invalid base64");
        }
        return [.. result];
    }

    public static byte[] FromQuotedPrintable(ReadOnlySpan<byte> data)
    {
        var result = new List<byte>(data.Length);
        for (var at = 0; at < data.Length; at++)
        {
            if (data[at] != '=')
            {
                result.Add(data[at]);
                continue;
            }
            var rest = data[(at + 1)..];
            if (rest.StartsWith("\n"u8))
            {
                at++;
            }
            else if (rest.StartsWith("\r\n"u8))
            {
                at += 2;
            }
            else if (rest.Length > 1 && char.IsAsciiHexDigit((char)rest[0]) && char.IsAsciiHexDigit((char)rest[1]))
            {
                result.Add(Convert.FromHexString([(char)rest[0], (char)rest[1]])[0]);
                at += 2;
            }
            else
            {
                // Broken text is kept from here on.
                result.AddRange(data[at..]);
                break;
            }
        }
        return [.. result];
    }

    /// <summary>Reads uuencoded lines; tells how many bytes of the data were used.</summary>
    public static byte[] FromUuencoded(ReadOnlySpan<byte> data, out int used)
    {
        var result = new List<byte>();
        var at = 0;
        while (at < data.Length && data[at] is > (byte)' ' and < (byte)'a')
        {
            var length = (data[at++] - ' ') & 63;
            var start = result.Count;
            while (result.Count - start < length)
            {
                var bits = 0;
                for (var i = 0; i < 4; i++)
                {
                    bits = bits << 6 | (at < data.Length && data[at] is >= (byte)' ' and < (byte)'a' ? (data[at++] - ' ') & 63 : 0);
                }
                for (var shift = 16; shift >= 0 && result.Count - start < length; shift -= 8)
                {
                    result.Add((byte)(bits >> shift));
                }
                if (at >= data.Length || data[at] is (byte)'\r' or (byte)'\n')
                {
                    while (result.Count - start < length)
                    {
                        result.Add(0);
                    }
                }
            }
            at += at < data.Length && data[at] == '\r' ? 1 : 0;
            if (at < data.Length && data[at] == '\n')
            {
                at++;
            }
            else if (at + 1 < data.Length && data[at + 1] == '\n')
            {
                at += 2;
            }
        }
        used = at;
        return [.. result];
    }

    static void Append(List<byte> output, string ascii)
    {
        foreach (var c in ascii)
        {
            output.Add((byte)c);
        }
    }
}
