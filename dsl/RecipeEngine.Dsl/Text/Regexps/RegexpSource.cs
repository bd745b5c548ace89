using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Regexp#to_s, inspect, escape and the text of a union.</summary>
public static class RegexpSource
{
    /// <summary>Regexp#inspect: slashes, options and n.</summary>
    public static string Inspect(string source, RegexpOptions options)
    {
        var encoding = (options & RegexpOptions.NoEncoding) != 0 ? "n" : "";
        return $"/{Expression(source)}/{Letters(options)}{encoding}";
    }

    /// <summary>Regexp#to_s, fit to be put into another pattern; options written at the start of the source are taken over.</summary>
    public static string Text(string source, RegexpOptions options, bool bytes = false, bool slashes = true)
    {
        var (inner, changed) = Unwrap(source, options, bytes);
        var off = Letters(~changed & (RegexpOptions.MultiLine | RegexpOptions.IgnoreCase | RegexpOptions.Extended));
        return $"(?{Letters(changed)}{(off.Length > 0 ? "-" : "")}{off}:{(slashes ? Expression(inner) : inner)})";
    }

    /// <summary>Regexp.escape.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '[' or ']' or '{' or '}' or '(' or ')' or '|' or '-' or '*' or '.' or '\\' or '?' or '+' or '^' or '$' or '#' or ' '
                    => result.Append('\\').Append(c),
                '\t' => result.Append("\\t"),
                '\f' => result.Append("\\f"),
                '\v' => result.Append("\\v"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                _ => result.Append(c),
            };
        }
        return result.ToString();
    }

    /// <summary>Whether the source holds escapes for bytes from 80 on, and for characters beyond ASCII.</summary>
    public static (bool Bytes, bool Unicode) Escapes(string source)
    {
        var (bytes, unicode) = (false, false);
        for (var at = source.IndexOf('\\'); at >= 0 && at + 1 < source.Length; at = at + 2 < source.Length ? source.IndexOf('\\', at + 2) : -1)
        {
            var rest = source.AsSpan(at + 2);
            switch (source[at + 1])
            {
                case 'x':
                    bytes |= rest is [(>= '8' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'), var low, ..] && char.IsAsciiHexDigit(low);
                    break;
                case '2' or '3':
                    bytes |= rest is [>= '0' and <= '7', >= '0' and <= '7', ..];
                    break;
                case 'M':
                    bytes |= rest is ['-', ..];
                    break;
                case 'u':
                    var open = rest is ['{', ..];
                    var end = open ? rest.IndexOf('}') : Math.Min(4, rest.Length);
                    foreach (var part in (end < 0 ? "" : rest[(open ? 1 : 0)..end].ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    {
                        unicode |= int.TryParse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code >= 0x80;
                    }
                    break;
            }
        }
        return (bytes, unicode);
    }

    /// <summary>The source of Regexp.union: strings come escaped, expressions as their to_s; none at all never match.</summary>
    public static string Union(IReadOnlyCollection<string> parts) => parts.Count == 0 ? "(?!)" : string.Join('|', parts);

    /// <summary>The source as it stands between slashes.</summary>
    internal static string Expression(string source)
    {
        var result = new StringBuilder(source.Length + 8);
        for (int at = 0, width; at < source.Length; at += width)
        {
            width = Characters.Width(source, at);
            var code = Characters.At(source, at);
            if (code == '\\' && at + 1 < source.Length)
            {
                width = 1 + Characters.Width(source, at + 1);
                result.Append(source, at, width);
            }
            else if (code == '/')
            {
                result.Append("\\/");
            }
            else if (StringInspect.IsPrintable(code) || code is (>= '\t' and <= '\r') or 0x2028 or 0x2029)
            {
                result.Append(source, at, width);
            }
            else if (code < 0x80 || Characters.IsInvalidByte(code))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\x{code & 0xFF:X2}");
            }
            else
            {
                StringInspect.AppendCode(result, code, TextKind.Unicode);
            }
        }
        return result.ToString();
    }

    static string Letters(RegexpOptions options) =>
        ((options & RegexpOptions.MultiLine) != 0 ? "m" : "")
        + ((options & RegexpOptions.IgnoreCase) != 0 ? "i" : "")
        + ((options & RegexpOptions.Extended) != 0 ? "x" : "");

    // (?i:ab) with nothing around it is ab with the option i; (?i)ab too.
    static (string Inner, RegexpOptions Options) Unwrap(string source, RegexpOptions options, bool bytes)
    {
        if (!source.StartsWith("(?", StringComparison.Ordinal))
        {
            return (source, options);
        }
        var changed = options;
        var on = true;
        for (var at = 2; at < source.Length; at++)
        {
            var bit = source[at] switch
            {
                'm' => RegexpOptions.MultiLine,
                'i' => RegexpOptions.IgnoreCase,
                'x' => RegexpOptions.Extended,
                _ => RegexpOptions.None,
            };
            if (bit != RegexpOptions.None)
            {
                changed = on ? changed | bit : changed & ~bit;
            }
            else if (source[at] == '-' && on)
            {
                on = false;
            }
            else if (source[at] == ')')
            {
                return Unwrap(source[(at + 1)..], changed, bytes);
            }
            else if (source[at] == ':' && source.EndsWith(')'))
            {
                var inner = source[(at + 1)..^1];
                return Compiles(inner, changed, bytes) ? (inner, changed) : (source, options);
            }
            else
            {
                break;
            }
        }
        return (source, options);
    }

    static bool Compiles(string source, RegexpOptions options, bool bytes)
    {
        try
        {
            RegexpCache.Get(source, options, bytes);
            return true;
        }
        catch (TextError)
        {
            return false;
        }
    }
}
