using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

public sealed partial class DateParser
{
    void SetTime(Match match)
    {
        found.Zone = Text(match, 2);
        var parts = TimeParts.Value.Match(match.Groups[1].Value);
        var hour = Int(parts, 1);
        found.Minute = parts.Groups[2].Success ? Int(parts, 2) : parts.Groups[5].Success ? Int(parts, 5) : null;
        found.Second = parts.Groups[3].Success ? Int(parts, 3) : parts.Groups[6].Success ? Int(parts, 6) : null;
        found.FractionDigits = Text(parts, 4) is { Length: > 0 } fraction ? fraction : null;
        if (parts.Groups[7].Success)
        {
            hour = hour % 12 + (parts.Groups[7].Value is "p" or "P" ? 12 : 0);
        }
        found.Hour = hour;
    }

    // Three numbers of which any may turn out to be the year: by an apostrophe, a sign or more than two digits.
    void SetDate(string? year, string? month, string? day, string? era = null)
    {
        if (year is not null && month is not null && day is null)
        {
            (year, month, day) = (day, year, month);
        }
        if (year is null && day is not null && (day.Length > 2 || day[0] == '\''))
        {
            (year, day) = (day, null);
        }
        if (year is not null && EndsInLetters(year))
        {
            (year, day) = (day, year);
        }
        if (month is not null && (month[0] == '\'' || month.Length > 2))
        {
            (year, month, day) = (month, day, year);
        }
        if (day is not null && (day[0] == '\'' || day.Length > 2) && DigitsOf(day).Length > 2 | day[0] == '\'')
        {
            (year, day) = (day, year);
        }
        if (year is not null)
        {
            var signed = year.AsSpan().IndexOfAny('+', '-') >= 0;
            var digits = DigitsOf(year);
            found.CompletesYear = !signed && digits.Length <= 2;
            var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            found.Year = year.Contains('-', StringComparison.Ordinal) ? -value : value;
        }
        found.Before |= era is ['b' or 'B', ..];
        found.Month = month is null ? null : int.Parse(DigitsOf(month), CultureInfo.InvariantCulture);
        found.MonthDay = day is null ? null : (int)BigInteger.Parse(DigitsOf(day), CultureInfo.InvariantCulture);
    }

    static bool EndsInLetters(string text) => !char.IsAsciiDigit(text[^1]);

    static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    void SetEra(Match match)
    {
        var start = char.ToLowerInvariant(match.Groups[1].Value[0]) switch { 'm' => 1867, 't' => 1911, 's' => 1925, 'h' => 1988, _ => 2018 };
        found.Year = start + Int(match, 2);
        found.Month = Int(match, 3);
        found.MonthDay = Int(match, 4);
        found.CompletesYear = false;
    }

    void SetWeek(Match match)
    {
        found.CommercialYear = match.Groups[1].Success ? Int(match, 1) : null;
        found.CommercialWeek = Int(match, 2);
        found.CommercialDay = match.Groups[3].Success ? Int(match, 3) : null;
    }

    // 20261121T100000: what the digits mean depends on how many there are.
    void SetDigits(Match match)
    {
        var digits = match.Groups[2].Value;
        var negative = match.Groups[1].Value == "-";
        var clock = match.Groups[3].Success;
        int Part(int at, int length) => int.Parse(digits.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
        switch (digits.Length)
        {
            case 2:
                found.MonthDay = Part(0, 2);
                break;
            case 3:
                found.YearDay = Part(0, 3);
                break;
            case 4:
                (found.Month, found.MonthDay) = (Part(0, 2), Part(2, 2));
                break;
            case 5:
                SetYear(Part(0, 2), negative, completes: true);
                found.YearDay = Part(2, 3);
                break;
            case 6:
                SetYear(Part(0, 2), negative, completes: true);
                (found.Month, found.MonthDay) = (Part(2, 2), Part(4, 2));
                break;
            case 7:
                SetYear(Part(0, 4), negative, completes: false);
                found.YearDay = Part(4, 3);
                break;
            case 8 or 10 or 12 or 14:
                SetYear(Part(0, 4), negative, completes: false);
                (found.Month, found.MonthDay) = (Part(4, 2), Part(6, 2));
                found.Hour = digits.Length >= 10 ? Part(8, 2) : found.Hour;
                found.Minute = digits.Length >= 12 ? Part(10, 2) : found.Minute;
                found.Second = digits.Length >= 14 ? Part(12, 2) : found.Second;
                found.FractionDigits = digits.Length == 14 && Text(match, 4) is { Length: > 0 } fine ? fine : found.FractionDigits;
                break;
        }
        if (clock)
        {
            digits = match.Groups[3].Value;
            found.Hour = Part(0, 2);
            found.Minute = digits.Length >= 4 ? Part(2, 2) : null;
            found.Second = digits.Length >= 6 ? Part(4, 2) : null;
            found.FractionDigits = Text(match, 4) is { Length: > 0 } fine ? fine : null;
        }
        if (match.Groups[5].Success)
        {
            found.Zone = match.Groups[5].Value;
        }
    }

    void SetYear(int year, bool negative, bool completes)
    {
        found.Year = negative ? -year : year;
        found.CompletesYear = completes && !negative;
    }
}
