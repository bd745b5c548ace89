namespace RecipeEngine.Dsl.Text;

/// <summary>The characters named by the arguments of String#count, delete and squeeze: all of them must agree ("a-y", "^x", "\\-").</summary>
public sealed class CharacterSet
{
    // Sets of one description, as they were last asked for.
    static readonly CharacterSet?[] Recent = new CharacterSet?[16];

    readonly List<Part> parts = [];
    string? description;

    CharacterSet()
    {
    }

    /// <summary>Reads one or more descriptions; throws ArgumentError for a range that runs backwards.</summary>
    public static CharacterSet Parse(params IEnumerable<string> descriptions)
    {
        var set = new CharacterSet();
        foreach (var text in descriptions)
        {
            var ranges = Ranges(text, out var negated);
            set.parts.Add(new Part(ranges, negated));
        }
        return set;
    }

    /// <summary>As <see cref="Parse"/>, of one description; programs ask for the same ones again and again.</summary>
    public static CharacterSet Of(string description)
    {
        ref var recent = ref Recent[description.Length == 0 ? 0 : (description.Length + description[0] + description[^1]) & (Recent.Length - 1)];
        if (recent is { } known && known.description == description)
        {
            return known;
        }
        var set = Parse(description);
        set.description = description;
        recent = set;
        return set;
    }

    public bool Contains(int code)
    {
        if (parts.Count == 1)
        {
            return parts[0].Contains(code);
        }
        foreach (var part in parts)
        {
            if (!part.Contains(code))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>How many characters of the text are in the set.</summary>
    public int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += Characters.Width(text, at))
        {
            count += Contains(Characters.At(text, at)) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The text without the set's characters.</summary>
    public string Delete(string text)
    {
        var result = new TextBuilder(text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length]);
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            if (!Contains(Characters.At(text, at)))
            {
                result.Append(text.AsSpan(at, width));
            }
        }
        return result.ToString();
    }

    /// <summary>The text with runs of one character of the set (of any, when the set is null) made single.</summary>
    public static string Squeeze(string text, CharacterSet? set)
    {
        var result = new global::System.Text.StringBuilder(text.Length);
        var last = -1;
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var code = Characters.At(text, at);
            if (code != last || set?.Contains(code) == false)
            {
                result.Append(text, at, width);
            }
            last = code;
        }
        return result.ToString();
    }

    /// <summary>The ranges of one description in the order written.</summary>
    internal static List<(int First, int Last)> Ranges(string text, out bool negated)
    {
        var codes = Characters.CodePoints(text);
        negated = codes.Count > 1 && codes[0] == '^';
        var ranges = new List<(int, int)>();
        for (var i = negated ? 1 : 0; i < codes.Count; i++)
        {
            if (codes[i] == '\\' && i + 1 < codes.Count)
            {
                i++;
            }
            var first = codes[i];
            if (i + 2 < codes.Count && codes[i + 1] == '-')
            {
                var last = codes[i + 2];
                if (first > last)
                {
                    throw TextError.Argument(first < 0x80 && last < 0x80
                        ? $"invalid range \"{(char)first}-{(char)last}\" in string transliteration"
                        : "invalid range in string transliteration");
                }
                ranges.Add((first, last));
                i += 2;
            }
            else
            {
                ranges.Add((first, first));
            }
        }
        return ranges;
    }

    sealed class Part
    {
        readonly bool[] ascii = new bool[128];
        readonly List<(int First, int Last)> ranges;
        readonly bool negated;

        public Part(List<(int First, int Last)> ranges, bool negated)
        {
            this.ranges = ranges;
            this.negated = negated;
            for (var code = 0; code < ascii.Length; code++)
            {
                ascii[code] = Search(code);
            }
        }

        public bool Contains(int code) => code < ascii.Length ? ascii[code] : Search(code);

        bool Search(int code)
        {
            foreach (var (first, last) in ranges)
            {
                if (code >= first && code <= last)
                {
                    return !negated;
                }
            }
            return negated;
        }
    }
}
