using System.Text;

namespace RecipeEngine.Engine.Formats;

/// <summary>
/// Debian's paragraph format (deb822(5)), as in /var/lib/dpkg/status and apt's Packages files: picks single-line fields out of it without
/// decoding the rest.
/// </summary>
public static class DebianControl
{
    /// <summary>For each paragraph the values of the wanted fields, in their order; null where one is missing.</summary>
    public static IEnumerable<string?[]> Read(ReadOnlyMemory<byte> text, params IReadOnlyList<string> fields)
    {
        byte[][] keys = [.. fields.Select(field => Encoding.ASCII.GetBytes(field + ":"))];
        int at = 0;
        while (at < text.Length)
        {
            string?[] values = new string?[keys.Length];
            at = ReadParagraph(text.Span, at, keys, values, out bool any);
            if (any)
            {
                yield return values;
            }
        }
    }

    static int ReadParagraph(ReadOnlySpan<byte> text, int at, byte[][] keys, string?[] values, out bool any)
    {
        any = false;
        while (at < text.Length)
        {
            int length = text[at..].IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = length < 0 ? text[at..] : text.Slice(at, length);
            at += length < 0 ? line.Length : length + 1;
            if (line.IsEmpty)
            {
                if (any)
                {
                    return at;
                }

                continue;
            }

            // A line that starts with a blank goes on with the field above it.
            any = true;
            if (line[0] is (byte)' ' or (byte)'\t' or (byte)'#')
            {
                continue;
            }

            for (int key = 0; key < keys.Length; key++)
            {
                if (line.Length >= keys[key].Length && line.StartsWith(keys[key]))
                {
                    values[key] = Encoding.UTF8.GetString(line[keys[key].Length..]).Trim();
                    break;
                }
            }
        }

        return at;
    }
}
