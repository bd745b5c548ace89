using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Writes bracket expressions for .NET; each fragment matches exactly one character of the subject.</summary>
internal sealed class CharacterClassWriter(RegexpSubject subject)
{
    const string AnyPair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";

    // One invalid byte: a low surrogate that is not the second half of a pair.
    const string LoneByte = "(?<![\\uD800-\\uDBFF])[\\uDC80-\\uDCFF]";

    /// <summary>Any character, perhaps but the line feed.</summary>
    public string Any(bool dotAll) => subject switch
    {
        RegexpSubject.Full => $"(?:[^{(dotAll ? "" : "\\n")}\\uD800-\\uDFFF]|{AnyPair}|{LoneByte})",
        _ => dotAll ? "[\\s\\S]" : "[^\\n]",
    };

    public string Literal(int code) => code < 0x10000
        ? Escape(code)
        : $"(?:{Escape(Characters.ToText(code)[0])}{Escape(Characters.ToText(code)[1])})";

    public string Write(CharacterClass set) => Write(set, negate: false);

    string Write(CharacterClass set, bool negate)
    {
        negate ^= set.Negated;
        if (set.Intersected.Count > 0)
        {
            var operands = set.Nested.Concat(set.Intersected).Select(operand => Write(operand)).ToList();
            var both = $"(?:{string.Concat(operands.SkipLast(1).Select(operand => $"(?={operand})"))}{operands[^1]})";
            return negate ? $"(?:(?!{both}){Any(dotAll: true)})" : both;
        }
        var union = new Union();
        Collect(set, union);
        if (union.Others.Count == 0)
        {
            return Simple(union, negate);
        }
        var alternatives = union.IsEmpty ? union.Others : union.Others.Prepend(Simple(union, negate: false));
        var either = $"(?:{string.Join('|', alternatives)})";
        return negate ? $"(?:(?!{either}){Any(dotAll: true)})" : either;
    }

    void Collect(CharacterClass set, Union union)
    {
        union.Ranges.AddRange(set.Ranges);
        foreach (var (property, negated) in set.Properties)
        {
            if (property.Inverted == negated)
            {
                union.Add(property);
            }
            else if (property.Categories.Length == 0)
            {
                union.Ranges.AddRange(CodePointRanges.Complement(property.Ranges));
            }
            else
            {
                var rest = new Union();
                rest.Add(property);
                union.Others.Add(Simple(rest, negate: true));
            }
        }
        foreach (var nested in set.Nested)
        {
            if (nested.Intersected.Count > 0)
            {
                union.Others.Add(Write(nested));
            }
            else if (!nested.Negated)
            {
                Collect(nested, union);
            }
            else if (nested.Nested.Count == 0 && nested.Properties.Count == 0)
            {
                union.Ranges.AddRange(CodePointRanges.Complement(nested.Ranges));
            }
            else
            {
                union.Others.Add(Write(nested));
            }
        }
    }

    string Simple(Union union, bool negate)
    {
        var ranges = CodePointRanges.Normalize(union.Ranges);
        return subject switch
        {
            RegexpSubject.Full => WithPairs(union, ranges, negate),
            RegexpSubject.Bytes => Bracket(CodePointRanges.Between(
                CodePointRanges.Normalize(ranges.Concat(union.Properties.SelectMany(property => property.Ascii))), 0, 0xFF), "", negate),
            _ => Bracket(CodePointRanges.Between(ranges, 0, 0xFFFF), union.Written, negate),
        };
    }

    string Bracket(List<(int First, int Last)> ranges, string categories, bool negate)
    {
        if (ranges.Count == 0 && categories.Length == 0)
        {
            return negate ? Any(dotAll: true) : "(?!)";
        }
        if (!negate && categories.Length == 0 && ranges.Count == 1 && ranges[0].First == ranges[0].Last)
        {
            return Escape(ranges[0].First);
        }
        return $"[{(negate ? "^" : "")}{Written(ranges)}{categories}]";
    }

    string WithPairs(Union union, List<(int First, int Last)> ranges, bool negate)
    {
        var astral = CodePointRanges.Normalize(
            CodePointRanges.Between(ranges, 0x10000, CodePointRanges.Last).Concat(union.Properties.SelectMany(property => property.Astral)));
        var basic = CodePointRanges.Between(ranges, 0, 0xD7FF).Concat(CodePointRanges.Between(ranges, 0xE000, 0xFFFF)).ToList();
        var lone = CodePointRanges.Between(ranges, 0xDC80, 0xDCFF).Count > 0;
        var parts = new List<string>();
        if (negate)
        {
            parts.Add($"[^{Written(basic)}{union.Written}\\uD800-\\uDFFF]");
            var pairs = Pairs(astral);
            if (!Covers(astral))
            {
                parts.Add(pairs.Length == 0 ? AnyPair : $"(?!{pairs}){AnyPair}");
            }
        }
        else
        {
            if (basic.Count > 0 || union.Written.Length > 0)
            {
                parts.Add(union.Written.Contains("\\p{C", StringComparison.Ordinal)
                    ? $"[{Written(basic)}{union.Written}-[\\uD800-\\uDFFF]]"
                    : Bracket(basic, union.Written, negate: false));
            }
            if (astral.Count > 0)
            {
                parts.Add(Covers(astral) ? AnyPair : Pairs(astral));
            }
        }
        if (lone != negate)
        {
            parts.Add(LoneByte);
        }
        return parts.Count switch
        {
            0 => "(?!)",
            1 when parts[0] == LoneByte || !parts[0].StartsWith('(') && parts[0] is ['[', ..] && parts[0] != AnyPair && !parts[0].Contains('|', StringComparison.Ordinal) && astral.Count == 0 => parts[0],
            _ => $"(?:{string.Join('|', parts)})",
        };
    }

    static bool Covers(List<(int First, int Last)> astral) => astral is [(0x10000, CodePointRanges.Last)];

    // The alternatives of surrogate pairs for ranges beyond U+FFFF.
    static string Pairs(List<(int First, int Last)> ranges)
    {
        var parts = new List<string>();
        foreach (var (first, last) in ranges)
        {
            int high = High(first), lastHigh = High(last), low = Low(first);
            if (high < lastHigh && low > 0xDC00)
            {
                parts.Add(Pair(high, high, low, 0xDFFF));
                high++;
                low = 0xDC00;
            }
            if (high < lastHigh && Low(last) < 0xDFFF)
            {
                parts.Add(Pair(high, lastHigh - 1, 0xDC00, 0xDFFF));
                high = lastHigh;
                low = 0xDC00;
            }
            parts.Add(Pair(high, lastHigh, low, Low(last)));
        }
        return parts.Count == 1 ? parts[0] : parts.Count == 0 ? "" : $"(?:{string.Join('|', parts)})";
    }

    static int High(int code) => 0xD7C0 + (code >> 10);

    static int Low(int code) => 0xDC00 + (code & 0x3FF);

    static string Pair(int firstHigh, int lastHigh, int firstLow, int lastLow) =>
        $"[{Written([(firstHigh, lastHigh)])}][{Written([(firstLow, lastLow)])}]";

    static string Written(List<(int First, int Last)> ranges)
    {
        var text = new StringBuilder();
        foreach (var (first, last) in ranges)
        {
            text.Append(Escape(first));
            if (last > first)
            {
                text.Append(last > first + 1 ? "-" : "").Append(Escape(last));
            }
        }
        return text.ToString();
    }

    /// <summary>A UTF-16 unit in a form that is safe inside and outside of brackets.</summary>
    public static string Escape(int unit) => unit switch
    {
        '\n' => "\\n",
        // .NET does not let \- begin or end a range.
        '-' => "\\u002D",
        >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_' or ',' or ':' or ';' or '/' or '=' or '<' or '>' or '@' or '%'
            or '!' or '"' or '\'' or '&' or '~' or '`' => ((char)unit).ToString(),
        > ' ' and < 0x7F => $"\\{(char)unit}",
        > 0xA0 and < 0x300 and not 0xAD => ((char)unit).ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}"),
    };

    sealed class Union
    {
        public List<(int First, int Last)> Ranges { get; } = [];

        public List<UnicodeProperty> Properties { get; } = [];

        public List<string> Others { get; } = [];

        public string Written => string.Concat(Properties.Select(property => property.Written));

        public bool IsEmpty => Ranges.Count == 0 && Properties.Count == 0;

        public void Add(UnicodeProperty property)
        {
            Properties.Add(property);
            Ranges.AddRange(property.Ranges);
        }
    }
}
