namespace RecipeEngine.Dsl.Text;

/// <summary>A set of ASCII characters, as 128 bits.</summary>
internal readonly record struct AsciiSet(ulong Low, ulong High)
{
    public static readonly AsciiSet Everything = new(ulong.MaxValue, ulong.MaxValue);

    public bool IsEmpty => (Low | High) == 0;

    public bool Contains(char c) => ((c < 64 ? Low : High) >> (c & 63) & 1) != 0 && c < 128;

    public bool Overlaps(AsciiSet other) => ((Low & other.Low) | (High & other.High)) != 0;

    public AsciiSet With(int code) => code < 64 ? this with { Low = Low | 1UL << code } : code < 128 ? this with { High = High | 1UL << (code - 64) } : this;

    public static AsciiSet operator |(AsciiSet a, AsciiSet b) => new(a.Low | b.Low, a.High | b.High);

    public static AsciiSet operator ~(AsciiSet a) => new(~a.Low, ~a.High);

    /// <summary>Both cases of every letter that is in.</summary>
    public AsciiSet WithoutCase()
    {
        var both = this;
        for (var c = 'a'; c <= 'z'; c++)
        {
            if (Contains(c) || Contains(char.ToUpperInvariant(c)))
            {
                both = both.With(c).With(char.ToUpperInvariant(c));
            }
        }
        return both;
    }

    /// <summary>The ASCII members of a bracket expression.</summary>
    public static AsciiSet Of(CharacterClass set, bool ignoreCase)
    {
        var result = default(AsciiSet);
        foreach (var (first, last) in set.Ranges)
        {
            for (var code = first; code <= last && code < 128; code++)
            {
                result = result.With(code);
            }
        }
        foreach (var (property, negated) in set.Properties)
        {
            for (var code = 0; code < 128; code++)
            {
                if (property.Contains(code) != negated)
                {
                    result = result.With(code);
                }
            }
        }
        if (set.Intersected.Count > 0)
        {
            result = Everything;
            foreach (var operand in set.Nested.Concat(set.Intersected))
            {
                var other = Of(operand, ignoreCase);
                result = new(result.Low & other.Low, result.High & other.High);
            }
        }
        else
        {
            foreach (var nested in set.Nested)
            {
                result |= Of(nested, ignoreCase);
            }
        }
        result = ignoreCase ? result.WithoutCase() : result;
        return set.Negated ? ~result : result;
    }
}
