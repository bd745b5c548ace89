using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text.Unicode;

/// <summary>Unicode's normalization forms C, D, KC and KD, from the tables beside this file (they are read when first needed).</summary>
public static class Normalization
{
    const int HangulBase = 0xac00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11a7, VowelCount = 21, TrailCount = 28, HangulCount = 11172;

    sealed record Tables(Dictionary<int, int[]> Canonical, Dictionary<int, int[]> Compatible, Dictionary<(int, int), int> Pairs, Dictionary<int, byte> Classes);

    static readonly Lazy<Tables> Data = new(ReadTables);

    static Tables ReadTables()
    {
        var tables = new Tables([], [], [], []);
        using var reader = new StreamReader(typeof(Normalization).Assembly.GetManifestResourceStream("unicode/decompositions")!, Encoding.ASCII);
        var excluded = new HashSet<int>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', 2);
            switch (words[0])
            {
                case "canonical": ReadMappings(words[1], tables.Canonical); break;
                case "compatible": ReadMappings(words[1], tables.Compatible); break;
                case "excluded": ReadRanges(words[1], c => excluded.Add(c)); break;
                case "class":
                    var parts = words[1].Split(' ', 2);
                    var value = byte.Parse(parts[0], CultureInfo.InvariantCulture);
                    ReadRanges(parts[1], c => tables.Classes[c] = value);
                    break;
            }
        }
        foreach (var (whole, parts) in tables.Canonical)
        {
            if (parts.Length == 2 && !excluded.Contains(whole))
            {
                tables.Pairs[(parts[0], parts[1])] = whole;
            }
        }
        return tables;
    }

    static int Hex(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    static void ReadMappings(string text, Dictionary<int, int[]> target)
    {
        foreach (var entry in text.Split(';'))
        {
            var cut = entry.IndexOf('=');
            target[Hex(entry.AsSpan(0, cut))] = entry[(cut + 1)..].Split(' ').Select(part => Hex(part)).ToArray();
        }
    }

    static void ReadRanges(string text, Action<int> each)
    {
        foreach (var entry in text.Split(' '))
        {
            var ends = entry.Split('-');
            for (var c = Hex(ends[0]); c <= Hex(ends[^1]); c++)
            {
                each(c);
            }
        }
    }

    /// <summary>The text in a form; lone surrogates pass unchanged.</summary>
    public static string Normalize(string text, bool compose, bool compatible)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }
        var data = Data.Value;
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
            Decompose(data, c, compatible, points);
        }
        Order(data, points);
        if (compose)
        {
            Compose(data, points);
        }
        var result = new StringBuilder(points.Count);
        foreach (var c in points)
        {
            if (c > 0xffff)
            {
                result.Append(char.ConvertFromUtf32(c));
            }
            else
            {
                result.Append((char)c);
            }
        }
        return result.ToString();
    }

    static void Decompose(Tables data, int c, bool compatible, List<int> target)
    {
        if (c is >= HangulBase and < HangulBase + HangulCount)
        {
            var s = c - HangulBase;
            target.Add(LeadBase + s / (VowelCount * TrailCount));
            target.Add(VowelBase + s % (VowelCount * TrailCount) / TrailCount);
            if (s % TrailCount != 0)
            {
                target.Add(TrailBase + s % TrailCount);
            }
            return;
        }
        if (data.Canonical.TryGetValue(c, out var parts) || (compatible && data.Compatible.TryGetValue(c, out parts)))
        {
            foreach (var part in parts)
            {
                Decompose(data, part, compatible, target);
            }
            return;
        }
        target.Add(c);
    }

    /// <summary>Marks go in order of their class; a stable sort between two starters.</summary>
    static void Order(Tables data, List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var c = points[i];
            var order = data.Classes.GetValueOrDefault(c);
            if (order == 0)
            {
                continue;
            }
            var j = i;
            while (j > 0 && data.Classes.GetValueOrDefault(points[j - 1]) > order)
            {
                points[j] = points[j - 1];
                j--;
            }
            points[j] = c;
        }
    }

    static void Compose(Tables data, List<int> points)
    {
        int starter = -1, kept = 0, before = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var c = points[i];
            var order = data.Classes.GetValueOrDefault(c);
            if (starter >= 0 && (before < order || (before == 0 && kept == starter + 1)) && Pair(data, points[starter], c) is { } whole)
            {
                points[starter] = whole;
                continue;
            }
            if (order == 0)
            {
                starter = kept;
            }
            before = order;
            points[kept++] = c;
        }
        points.RemoveRange(kept, points.Count - kept);
    }

    static int? Pair(Tables data, int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + 19 && second is >= VowelBase and < VowelBase + VowelCount)
        {
            return HangulBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TrailCount;
        }
        if (first is >= HangulBase and < HangulBase + HangulCount && (first - HangulBase) % TrailCount == 0 && second is > TrailBase and < TrailBase + TrailCount)
        {
            return first + second - TrailBase;
        }
        return data.Pairs.TryGetValue((first, second), out var whole) ? whole : null;
    }
}
