using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#tr and tr_s.</summary>
public static class Transliteration
{
    /// <summary>Replaces the characters of <paramref name="from"/> by those of <paramref name="to"/>; squeezing joins equal neighbours among the replaced.</summary>
    public static string Apply(string text, string from, string to, bool squeeze = false)
    {
        if (to.Length == 0)
        {
            return CharacterSet.Parse(from).Delete(text);
        }
        var source = CharacterSet.Ranges(from, out var negated);
        // A caret has no meaning in the replacement.
        var target = to[0] == '^' ? CharacterSet.Ranges("\\" + to, out _) : CharacterSet.Ranges(to, out _);
        var map = Map(source, target, negated);
        if (!negated && !squeeze && Ascii.IsValid(text))
        {
            return ApplyAscii(text, map);
        }
        var others = negated ? target[^1].Last : -1;
        var result = new StringBuilder(text.Length);
        var last = -1;
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var known = map.TryGetValue(Characters.At(text, at), out var replacement);
            if (known == negated)
            {
                result.Append(text, at, width);
                last = -1;
                continue;
            }
            replacement = negated ? others : replacement;
            if (!squeeze || replacement != last)
            {
                Characters.Append(result, replacement);
            }
            last = replacement;
        }
        return result.ToString();
    }

    // Most texts: one table look-up a character, unless a replacement is none of UTF-16's units.
    static string ApplyAscii(string text, Dictionary<int, int> map)
    {
        Span<char> table = stackalloc char[128];
        for (var c = 0; c < table.Length; c++)
        {
            var code = map.GetValueOrDefault(c, c);
            if (code > 0xFFFF)
            {
                var wide = new StringBuilder(text.Length);
                foreach (var letter in text)
                {
                    Characters.Append(wide, map.GetValueOrDefault(letter, letter));
                }
                return wide.ToString();
            }
            table[c] = (char)code;
        }
        var result = new char[text.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = table[text[i]];
        }
        return new string(result);
    }

    static Dictionary<int, int> Map(List<(int First, int Last)> source, List<(int First, int Last)> target, bool negated)
    {
        var map = new Dictionary<int, int>();
        int part = 0, code = target[0].First;
        foreach (var (first, last) in source)
        {
            for (var from = first; from <= last; from++)
            {
                map[from] = code;
                if (negated)
                {
                    continue;
                }
                if (code < target[part].Last)
                {
                    code++;
                }
                else if (part + 1 < target.Count)
                {
                    code = target[++part].First;
                }
            }
        }
        return map;
    }
}
