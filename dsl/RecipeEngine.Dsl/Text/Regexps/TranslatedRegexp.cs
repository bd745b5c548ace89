using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

/// <summary>A Ruby regular expression, parsed once and translated for .NET when it first meets a kind of subject.</summary>
public sealed class TranslatedRegexp
{
    readonly ParsedRegexp parsed;
    readonly Regex?[] free = new Regex?[3], anchored = new Regex?[3];
    AsciiMatcher? quick;
    bool quickKnown;

    internal TranslatedRegexp(string source, RegexpOptions options, bool bytes)
    {
        Source = source;
        Options = options;
        parsed = RegexpParser.Parse(source, options, bytes || (options & RegexpOptions.NoEncoding) != 0);
    }

    public string Source { get; }

    public RegexpOptions Options { get; }

    /// <summary>How many groups capture, not counting the whole match.</summary>
    public int GroupCount => parsed.Captures.Count - 1;

    /// <summary>The group names in the order they first appear.</summary>
    public IReadOnlyList<RegexpName> Names => parsed.Names;

    /// <summary>Numbers of the groups of a name; empty when there is none.</summary>
    public IReadOnlyList<int> NumbersOf(string name)
    {
        foreach (var known in parsed.Names)
        {
            if (known.Name == name)
            {
                return known.Numbers;
            }
        }
        return [];
    }

    /// <summary>The .NET expression for a kind of subject; its group numbers are Ruby's.</summary>
    public Regex For(RegexpSubject subject) => free[Kind(subject)] ??= Build(subject, anchor: false);

    // The quick matcher of ASCII texts, made when it is first wanted.
    AsciiMatcher? Quick
    {
        get
        {
            if (!quickKnown)
            {
                quick = MatcherBuilder.Build(parsed, (Options & RegexpOptions.IgnoreCase) != 0);
                quickKnown = true;
            }
            return quick;
        }
    }

    /// <summary>How many offsets a match has: two for each group, the whole match included.</summary>
    public int Slots => 2 * (GroupCount + 1);

    /// <summary>Looks for the first match at or after a UTF-16 offset and fills in the offsets of all groups (start, end; -1 when it took no part).</summary>
    public bool Find(string text, int start, RegexpSubject subject, Span<int> found) => Find(text, 0, start, false, subject, found);

    bool Find(string text, int begin, int start, bool here, RegexpSubject subject, Span<int> found)
    {
        if (start > text.Length)
        {
            return false;
        }
        if (subject == RegexpSubject.Ascii && Quick is { } matcher && matcher.Find(text, begin, start, here, found) is { } known)
        {
            return known;
        }
        var regex = here ? Anchored(subject) : For(subject);
        var match = begin > 0 ? regex.Match(text, begin, text.Length - begin) : regex.Match(text, start);
        if (!match.Success)
        {
            return false;
        }
        for (var group = 0; group <= GroupCount; group++)
        {
            var part = match.Groups[group];
            found[2 * group] = part.Success ? part.Index : -1;
            found[2 * group + 1] = part.Success ? part.Index + part.Length : -1;
        }
        if (parsed.HasKeep && match.Groups[RegexpWriter.KeepGroup(parsed)] is { Success: true } keep)
        {
            found[0] = keep.Index;
        }
        return true;
    }

    RegexpMatch? Search(string text, int begin, int start, bool here, RegexpSubject subject)
    {
        if (Slots > 64)
        {
            var many = new int[Slots];
            return Find(text, begin, start, here, subject, many) ? new RegexpMatch(this, many) : null;
        }
        Span<int> found = stackalloc int[Slots];
        return Find(text, begin, start, here, subject, found) ? new RegexpMatch(this, found.ToArray()) : null;
    }

    /// <summary>The first match at or after a UTF-16 offset, or null.</summary>
    public RegexpMatch? Match(string text, int start, bool bytes = false) => Match(text, start, SubjectOf(text, bytes));

    /// <summary>The same for a text whose kind is known.</summary>
    public RegexpMatch? Match(string text, int start, RegexpSubject subject) => Search(text, 0, start, false, subject);

    /// <summary>The match that begins exactly at an offset, or null.</summary>
    public RegexpMatch? MatchAt(string text, int start, bool bytes = false) => MatchAt(text, start, SubjectOf(text, bytes));

    /// <summary>The same for a text whose kind is known.</summary>
    public RegexpMatch? MatchAt(string text, int start, RegexpSubject subject) => Search(text, 0, start, true, subject);

    /// <summary>As if the text began at the offset: <c>\A</c>, <c>^</c> and looks behind see nothing before it. Offsets still count from the text's start.</summary>
    public RegexpMatch? MatchWithin(string text, int start, RegexpSubject subject, bool here) => Search(text, start, start, here, subject);

    Regex Anchored(RegexpSubject subject) => anchored[Kind(subject)] ??= Build(subject, anchor: true);

    static int Kind(RegexpSubject subject) => subject == RegexpSubject.Ascii ? (int)RegexpSubject.Plain : (int)subject;

    /// <summary>Whether any match exists at or after an offset.</summary>
    public bool IsMatch(string text, int start, RegexpSubject subject)
    {
        if (start > text.Length)
        {
            return false;
        }
        if (subject == RegexpSubject.Ascii && Slots <= 64 && Quick is { } matcher)
        {
            Span<int> found = stackalloc int[Slots];
            if (matcher.Find(text, 0, start, false, found) is { } known)
            {
                return known;
            }
        }
        return For(subject).IsMatch(text, start);
    }

    /// <summary>The match that begins at the last possible offset up to <paramref name="start"/>, as rindex wants it.</summary>
    public RegexpMatch? MatchBackward(string text, int start, bool bytes = false) => MatchBackward(text, start, SubjectOf(text, bytes));

    /// <summary>The same for a text whose kind is known.</summary>
    public RegexpMatch? MatchBackward(string text, int start, RegexpSubject subject)
    {
        for (var at = Math.Min(start, text.Length); at >= 0; at--)
        {
            var insidePair = at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
            if (!insidePair && MatchAt(text, at, subject) is { } match)
            {
                return match;
            }
        }
        return null;
    }

    /// <summary>Which translation a text needs.</summary>
    public static RegexpSubject SubjectOf(string text, bool bytes) =>
        bytes ? RegexpSubject.Bytes
        : text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? RegexpSubject.Plain : RegexpSubject.Full;

    Regex Build(RegexpSubject subject, bool anchor)
    {
        var pattern = RegexpWriter.Write(parsed, subject == RegexpSubject.Ascii ? RegexpSubject.Plain : subject);
        var options = RegexOptions.Multiline | RegexOptions.CultureInvariant;
        options |= (Options & RegexpOptions.IgnoreCase) != 0 ? RegexOptions.IgnoreCase : 0;
        return new Regex(anchor ? $"\\G(?:{pattern})" : pattern, options);
    }
}

/// <summary>One match in Ruby's numbering; offsets are UTF-16 units of the subject.</summary>
public sealed class RegexpMatch
{
    readonly int[] found;

    internal RegexpMatch(TranslatedRegexp regexp, int[] found)
    {
        Regexp = regexp;
        this.found = found;
    }

    public TranslatedRegexp Regexp { get; }

    /// <summary>How many groups there are, the whole match included.</summary>
    public int Count => found.Length / 2;

    public bool Matched(int group) => found[2 * group + 1] >= 0;

    /// <summary>Where the group begins, or -1 when it took no part.</summary>
    public int Start(int group) => found[2 * group + 1] < 0 ? -1 : found[2 * group];

    /// <summary>Where the group ends, or -1 when it took no part.</summary>
    public int End(int group) => found[2 * group + 1];
}
