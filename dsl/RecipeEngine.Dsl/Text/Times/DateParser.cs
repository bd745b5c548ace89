using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

/// <summary>Date._parse: finds a date and a time in a text, whatever form people gave them.</summary>
public sealed partial class DateParser
{
    const string Months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    const string Days = "sun|mon|tue|wed|thu|fri|sat";

    static readonly Rule[] DateRules =
    [
        // 21st Nov 2026, 21 November
        new($@"('?\d+)[^-\d\s]*\s*({Months})[^-\d\s']*(?:\s*(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
            (parser, m) => parser.SetDate(Text(m, 4), MonthOf(m, 2), m.Groups[1].Value, Text(m, 3))),
        // Nov 21 2026
        new($@"\b({Months})[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?\s*('?-?\d+))?",
            (parser, m) => parser.SetDate(Text(m, 4), MonthOf(m, 1), m.Groups[2].Value, Text(m, 3))),
        // 2026-11-21
        new(@"('?[-+]?\d+)-(\d+)-('?-?\d+)", (parser, m) => parser.SetDate(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)),
        // H31.04.30
        new(@"\b([mtshr])(\d+)\.(\d+)\.(\d+)", (parser, m) => parser.SetEra(m)),
        // 21-Nov-2026
        new($@"('?-?\d+)-({Months})[^-/.]*-('?-?\d+)", (parser, m) => parser.SetDate(m.Groups[3].Value, MonthOf(m, 2), m.Groups[1].Value)),
        // Nov-21-2026
        new($@"\b({Months})[^-/.]*-('?\d+)(?:-('?-?\d+))?", (parser, m) => parser.SetDate(Text(m, 3), MonthOf(m, 1), m.Groups[2].Value)),
        // 2026/11/21
        new(@"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?", (parser, m) => parser.SetDate(m.Groups[1].Value, m.Groups[2].Value, Text(m, 3))),
        // 2026.11.21
        new(@"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)", (parser, m) => parser.SetDate(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)),
        // 2026-W47-6
        new(@"\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b", (parser, m) => parser.SetWeek(m)),
        new(@"-w-(\d)\b", (parser, m) => parser.found.CommercialDay = Int(m, 1)),
        new(@"--(\d{2})?-(\d{2})\b", (parser, m) => (parser.found.Month, parser.found.MonthDay) = (m.Groups[1].Success ? Int(m, 1) : null, Int(m, 2))),
        new(@"--(\d{2})(\d{2})?\b", (parser, m) => (parser.found.Month, parser.found.MonthDay) = (Int(m, 1), m.Groups[2].Success ? Int(m, 2) : null)),
        // 2026-325
        new(@"(?<![,.\d])\b(\d{2}|\d{4})-(\d{3})\b", (parser, m) => (parser.found.Year, parser.found.YearDay) = (Int(m, 1), Int(m, 2))),
        new(@"\d-\d{3}\b", static (_, _) => { }),
        new(@"\b-(\d{3})\b", (parser, m) => parser.found.YearDay = Int(m, 1)),
        new(@"'(\d+)\b", (parser, m) => parser.found.Year = BigInteger.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)),
        new($@"\b({Months})\S*", (parser, m) => parser.found.Month = MonthNumber(m.Groups[1].Value)),
        new(@"(\d+)(st|nd|rd|th)\b", (parser, m) => parser.found.MonthDay = (int)BigInteger.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)),
        new(@"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b)?", (parser, m) => parser.SetDigits(m)),
    ];

    static readonly Lazy<Regex>
        Noise = Lazily(@"[^-+',./:@\p{L}\p{M}\p{N}\[\]]+"),
        Day = Lazily($@"\b({Days})[^-/\d\s]*"),
        Time = Lazily(
            @"((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))" +
            $@"(?:\s*({TimeZoneText.Pattern}))?"),
        TimeParts = Lazily(@"\A(\d+)\s*(?::\s*(\d+)(?:\s*:\s*(\d+)(?:[,.](\d*))?)?|h(?:\s*(\d+)m?(?:\s*(\d+)s?)?)?)?\s*(?:([ap])(?:m\b|\.m\.))?"),
        BeforeChrist = Lazily(@"\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)"),
        Fragment = Lazily(@"\A\s*(\d{1,2})\s*\z");

    readonly DateElements found = new();
    string text;

    DateParser(string text) => this.text = text;

    /// <summary>What was found, perhaps nothing. Two-digit years are completed to 1969..2068 unless told not to.</summary>
    public static DateElements Parse(string text, bool complete = true)
    {
        var parser = new DateParser(Noise.Value.Replace(text, " "));
        parser.Run();
        var found = parser.found;
        if (found.Before)
        {
            found.Year = found.Year is { } year ? 1 - year : null;
            found.CommercialYear = found.CommercialYear is { } commercial ? 1 - commercial : null;
        }
        if (complete && found.CompletesYear)
        {
            found.Year = Complete(found.Year);
            found.CommercialYear = Complete(found.CommercialYear);
        }
        if (found.Zone is { } zone)
        {
            found.Offset ??= TimeZoneText.Offset(zone);
        }
        return found;
    }

    static BigInteger? Complete(BigInteger? year) => year is { } value && value >= 0 && value <= 99 ? value + (value >= 69 ? 1900 : 2000) : year;

    void Run()
    {
        if (Cut(Day) is { } day)
        {
            found.WeekDay = Days.Split('|').ToList().IndexOf(day.Groups[1].Value.ToLowerInvariant());
        }
        if (Cut(Time) is { } time)
        {
            SetTime(time);
        }
        foreach (var rule in DateRules)
        {
            if (Cut(rule.Pattern) is { } match)
            {
                rule.Store(this, match);
                break;
            }
        }
        if (Cut(BeforeChrist) is not null)
        {
            found.Before = true;
        }
        if (Fragment.Value.Match(text) is { Success: true } fragment)
        {
            var number = Int(fragment, 1);
            if (found is { Hour: not null, MonthDay: null } && number is >= 1 and <= 31)
            {
                found.MonthDay = number;
            }
            else if (found is { MonthDay: not null, Hour: null } && number is >= 0 and <= 24)
            {
                found.Hour = number;
            }
        }
    }

    // The first match leaves a blank behind, so that no later rule sees it again.
    Match? Cut(Lazy<Regex> pattern)
    {
        var match = pattern.Value.Match(text);
        if (!match.Success)
        {
            return null;
        }
        text = string.Concat(text.AsSpan(0, match.Index), " ", text.AsSpan(match.Index + match.Length));
        return match;
    }

    static Lazy<Regex> Lazily(string pattern) => new(() => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    static string? Text(Match match, int group) => match.Groups[group].Success ? match.Groups[group].Value : null;

    static int Int(Match match, int group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    static int MonthNumber(string name) => Months.IndexOf(name[..3].ToLowerInvariant(), StringComparison.Ordinal) / 4 + 1;

    static string MonthOf(Match match, int group) => MonthNumber(match.Groups[group].Value).ToString(CultureInfo.InvariantCulture);

    sealed class Rule(string pattern, Action<DateParser, Match> store)
    {
        public Lazy<Regex> Pattern { get; } = Lazily(pattern);

        public Action<DateParser, Match> Store { get; } = store;
    }
}
