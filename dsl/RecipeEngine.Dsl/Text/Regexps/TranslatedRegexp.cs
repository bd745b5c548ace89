using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

/// <summary>A Ruby regular expression, parsed once and translated for .NET when it first meets a kind of subject.</summary>
public sealed class TranslatedRegexp
{
    readonly ParsedRegexp parsed;
    readonly Regex?[] free = new Regex?[3], anchored = new Regex?[3];

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

    /// <summary>The .NET expression for a kind of subject; its group numbers are Ruby's.</summary>
    public Regex For(RegexpSubject subject) => free[(int)subject] ??= Build(subject, anchor: false);

    /// <summary>The first match at or after a UTF-16 offset, or null.</summary>
    public RegexpMatch? Match(string text, int start, bool bytes = false) => Match(text, start, SubjectOf(text, bytes));

    /// <summary>The same for a text whose kind is known.</summary>
    public RegexpMatch? Match(string text, int start, RegexpSubject subject) =>
        start > text.Length ? null : Wrap(For(subject).Match(text, start));

    /// <summary>The match that begins exactly at an offset, or null.</summary>
    public RegexpMatch? MatchAt(string text, int start, bool bytes = false) => MatchAt(text, start, SubjectOf(text, bytes));

    /// <summary>The same for a text whose kind is known.</summary>
    public RegexpMatch? MatchAt(string text, int start, RegexpSubject subject) =>
        start > text.Length ? null : Wrap(Anchored(subject).Match(text, start));

    /// <summary>As if the text began at the offset: <c>\A</c>, <c>^</c> and looks behind see nothing before it. Offsets still count from the text's start.</summary>
    public RegexpMatch? MatchWithin(string text, int start, RegexpSubject subject, bool here) =>
        Wrap((here ? Anchored(subject) : For(subject)).Match(text, start, text.Length - start));

    Regex Anchored(RegexpSubject subject) => anchored[(int)subject] ??= Build(subject, anchor: true);

    /// <summary>Whether any match exists at or after an offset.</summary>
    public bool IsMatch(string text, int start, RegexpSubject subject) => start <= text.Length && For(subject).IsMatch(text, start);

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

    RegexpMatch? Wrap(Match match) =>
        match.Success ? new RegexpMatch(this, match, parsed.HasKeep ? RegexpWriter.KeepGroup(parsed) : 0) : null;

    Regex Build(RegexpSubject subject, bool anchor)
    {
        var pattern = RegexpWriter.Write(parsed, subject);
        var options = RegexOptions.Multiline | RegexOptions.CultureInvariant;
        options |= (Options & RegexpOptions.IgnoreCase) != 0 ? RegexOptions.IgnoreCase : 0;
        return new Regex(anchor ? $"\\G(?:{pattern})" : pattern, options);
    }
}

/// <summary>One match in Ruby's numbering; offsets are UTF-16 units of the subject.</summary>
public sealed class RegexpMatch
{
    readonly Match match;
    readonly int keepGroup;

    internal RegexpMatch(TranslatedRegexp regexp, Match match, int keepGroup)
    {
        Regexp = regexp;
        this.match = match;
        this.keepGroup = keepGroup;
    }

    public TranslatedRegexp Regexp { get; }

    /// <summary>How many groups there are, the whole match included.</summary>
    public int Count => Regexp.GroupCount + 1;

    public bool Matched(int group) => group == 0 || match.Groups[group].Success;

    /// <summary>Where the group begins, or -1 when it took no part.</summary>
    public int Start(int group)
    {
        if (group == 0)
        {
            return keepGroup > 0 && match.Groups[keepGroup].Success ? match.Groups[keepGroup].Index : match.Index;
        }
        var found = match.Groups[group];
        return found.Success ? found.Index : -1;
    }

    /// <summary>Where the group ends, or -1 when it took no part.</summary>
    public int End(int group)
    {
        var found = match.Groups[group];
        return found.Success ? found.Index + found.Length : -1;
    }
}
