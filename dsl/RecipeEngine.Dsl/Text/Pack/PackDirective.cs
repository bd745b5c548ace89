using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>One letter of a pack template with its modifiers and count.</summary>
/// <param name="Letter">The directive.</param>
/// <param name="Native">_ or !: the size of the platform.</param>
/// <param name="BigEndian">&gt; or &lt;, null without either.</param>
/// <param name="Count">How often or how long; null when not given.</param>
/// <param name="All">Whether the count is *.</param>
internal readonly record struct PackDirective(char Letter, bool Native, bool? BigEndian, int? Count, bool All)
{
    /// <summary>The count, 1 when none is given.</summary>
    public int Times => Count ?? 1;

    /// <summary>Bytes of an integer directive.</summary>
    public int Size => Letter switch
    {
        'C' or 'c' => 1,
        'S' or 's' or 'n' or 'v' => 2,
        'L' or 'l' => Native ? 8 : 4,
        'I' or 'i' or 'N' or 'V' => 4,
        _ => 8,
    };

    public bool IsInteger => "CcSsLlIiQqJjnNvV".Contains(Letter, StringComparison.Ordinal);

    public bool IsFloat => "DdFfEeGg".Contains(Letter, StringComparison.Ordinal);

    public bool IsSigned => char.IsAsciiLetterLower(Letter) && Letter is not ('n' or 'v');

    public bool IsBigEndian => BigEndian ?? Letter is 'n' or 'N' or 'G' or 'g';

    /// <summary>Whether the float has 8 bytes.</summary>
    public bool IsDouble => Letter is 'D' or 'd' or 'E' or 'G';

    /// <summary>Splits a template; blanks and comments are skipped.</summary>
    public static IEnumerable<PackDirective> Read(string template)
    {
        var at = 0;
        while (at < template.Length)
        {
            var letter = template[at++];
            if (letter == '#')
            {
                var end = template.IndexOf('\n', at);
                at = end < 0 ? template.Length : end + 1;
                continue;
            }
            if (FloatParser.IsSpace(letter) || letter == '\0')
            {
                continue;
            }
            var native = false;
            bool? big = null;
            for (; at < template.Length && template[at] is '_' or '!' or '<' or '>'; at++)
            {
                var modifier = template[at];
                if (!(modifier is '_' or '!' ? "sSiIlLqQjJ" : "sSiIlLqQjJ").Contains(letter, StringComparison.Ordinal))
                {
                    throw TextError.Argument($"'{modifier}' allowed only after types sSiIlLqQjJ");
                }
                if (modifier is '<' or '>')
                {
                    big = big is null ? modifier == '>' : throw TextError.Range("Can't use both '<' and '>'");
                }
                else
                {
                    native = true;
                }
            }
            if (at < template.Length && template[at] == '*')
            {
                at++;
                yield return new PackDirective(letter, native, big, null, true);
                continue;
            }
            var start = at;
            while (at < template.Length && char.IsAsciiDigit(template[at]))
            {
                at++;
            }
            int? count = null;
            if (at > start)
            {
                count = int.TryParse(template.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw TextError.Range("pack length too big");
            }
            yield return new PackDirective(letter, native, big, count, false);
        }
    }
}
