using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Text;

/// <summary>Date._strptime: reads a text by a format.</summary>
public sealed class Strptime
{
    static readonly Lazy<Regex> Zone = new(() => new Regex(@"\G" + TimeZoneText.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    readonly string text;
    readonly DateElements found = new();
    int at;

    Strptime(string text) => this.text = text;

    /// <summary>The elements, or null when the text does not fit; what remains of the text is <see cref="DateElements.Leftover"/>.</summary>
    public static DateElements? Parse(string text, string format = "%F")
    {
        var reader = new Strptime(text);
        if (!reader.Read(format))
        {
            return null;
        }
        var found = reader.found;
        if (reader.at < text.Length)
        {
            found.Leftover = text[reader.at..];
        }
        if (found.Century is { } century)
        {
            found.Year = found.Year is { } year ? year + century * 100 : found.Year;
            found.CommercialYear = found.CommercialYear is { } commercial ? commercial + century * 100 : found.CommercialYear;
        }
        if (found.Meridian is { } meridian && found.Hour is { } hour)
        {
            found.Hour = hour % 12 + meridian;
        }
        return found;
    }

    bool Read(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (FloatParser.IsSpace(c))
            {
                SkipSpace();
                continue;
            }
            if (c != '%' || i + 1 >= format.Length)
            {
                if (!Take(c))
                {
                    return false;
                }
                continue;
            }
            var start = i++;
            var known = true;
            if (format[i] is 'E' or 'O')
            {
                known = i + 1 < format.Length && (format[i] == 'E' ? "cCxXyY" : "deHImMSuUVwWy").Contains(format[i + 1], StringComparison.Ordinal);
                i += known ? 1 : 0;
            }
            while (known && format[i] == ':' && i + 1 < format.Length && format[i + 1] is ':' or 'z')
            {
                i++;
            }
            var result = known ? Directive(format[i], NumberFollows(format, i + 1)) : null;
            if (result is null)
            {
                // No directive: its text must stand there.
                i = known ? i : start;
                for (var j = start; j <= i; j++)
                {
                    if (!Take(format[j]))
                    {
                        return false;
                    }
                }
            }
            else if (result == false)
            {
                return false;
            }
        }
        return true;
    }

    // Numbers take no more than their usual digits when the next thing in the format is a number as well.
    static bool NumberFollows(string format, int i)
    {
        if (i < format.Length && char.IsAsciiDigit(format[i]))
        {
            return true;
        }
        if (i + 1 >= format.Length || format[i] != '%')
        {
            return false;
        }
        i++;
        i += format[i] is 'E' or 'O' && i + 1 < format.Length ? 1 : 0;
        return char.IsAsciiDigit(format[i]) || "CDdeFGgHIjkLlMmNQRrSsTUuVvWwXxYy".Contains(format[i], StringComparison.Ordinal);
    }

    // Null for what is no directive, false for a text that does not fit.
    bool? Directive(char directive, bool numberFollows)
    {
        switch (directive)
        {
            case 'A' or 'a': return Name(Strftime.DayNames, index => found.WeekDay = index);
            case 'B' or 'b' or 'h': return Name(Strftime.MonthNames, index => found.Month = index + 1);
            case 'C': return Signed(numberFollows ? 2 : int.MaxValue, value => found.Century = (int)value);
            case 'c': return Read("%a %b %e %H:%M:%S %Y");
            case 'D' or 'x': return Read("%m/%d/%y");
            case 'd' or 'e': return Padded(1, 31, value => found.MonthDay = value);
            case 'F': return Read("%Y-%m-%d");
            case 'G': return Signed(numberFollows ? 4 : int.MaxValue, value => found.CommercialYear = value);
            case 'g': return Number(2, 0, 99, value => TwoDigitYear(value, year => found.CommercialYear = year));
            case 'H' or 'k': return Padded(0, 24, value => found.Hour = value);
            case 'I' or 'l': return Padded(1, 12, value => found.Hour = value);
            case 'j': return Number(3, 1, 366, value => found.YearDay = value);
            case 'L': return Fraction(numberFollows ? 3 : int.MaxValue);
            case 'N': return Fraction(numberFollows ? 9 : int.MaxValue);
            case 'M': return Number(2, 0, 59, value => found.Minute = value);
            case 'm': return Number(2, 1, 12, value => found.Month = value);
            case 'n' or 't': SkipSpace(); return true;
            case 'P' or 'p': return Meridian();
            case 'Q': return Signed(int.MaxValue, value => (found.EpochMilliseconds, found.EpochIsExact) = (value, true));
            case 's': return Signed(int.MaxValue, value => (found.EpochMilliseconds, found.EpochIsExact) = (value * 1000, false));
            case 'R': return Read("%H:%M");
            case 'r': return Read("%I:%M:%S %p");
            case 'S': return Number(2, 0, 60, value => found.Second = value);
            case 'T' or 'X': return Read("%H:%M:%S");
            case 'U': return Number(2, 0, 53, value => found.WeekFromSunday = value);
            case 'W': return Number(2, 0, 53, value => found.WeekFromMonday = value);
            case 'u': return Number(1, 1, 7, value => found.CommercialDay = value);
            case 'V': return Number(2, 1, 53, value => found.CommercialWeek = value);
            case 'v': return Read("%e-%b-%Y");
            case 'w': return Number(1, 0, 6, value => found.WeekDay = value);
            case 'Y': return Signed(numberFollows ? 4 : int.MaxValue, value => found.Year = value);
            case 'y': return Number(2, 0, 99, value => TwoDigitYear(value, year => found.Year = year));
            case 'Z' or 'z': return ReadZone();
            case '%': return Take('%');
            case '+': return Read("%a %b %e %H:%M:%S %Z %Y");
            default: return null;
        }
    }

    void TwoDigitYear(int value, Action<BigInteger> store)
    {
        store(value);
        found.Century ??= value >= 69 ? 19 : 20;
    }

    bool Take(char c)
    {
        if (at >= text.Length || text[at] != c)
        {
            return false;
        }
        at++;
        return true;
    }

    void SkipSpace()
    {
        while (at < text.Length && FloatParser.IsSpace(text[at]))
        {
            at++;
        }
    }

    bool Name(string[] names, Action<int> store)
    {
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var name in (string[])[names[i], names[i][..3]])
            {
                if (text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    at += name.Length;
                    store(i);
                    return true;
                }
            }
        }
        return false;
    }

    // A day or an hour may have a blank in place of its first digit.
    bool Padded(int low, int high, Action<int> store)
    {
        if (at < text.Length && text[at] == ' ')
        {
            at++;
            return Number(1, low, high, store);
        }
        return Number(2, low, high, store);
    }

    bool Number(int width, int low, int high, Action<int> store)
    {
        var start = at;
        while (at < text.Length && at - start < width && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at == start)
        {
            return false;
        }
        var value = int.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
        if (value < low || value > high)
        {
            return false;
        }
        store(value);
        return true;
    }

    bool Signed(int width, Action<BigInteger> store)
    {
        var start = at;
        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
        var digits = at;
        while (at < text.Length && at - digits < width && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at == digits)
        {
            return false;
        }
        store(BigInteger.Parse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return true;
    }

    bool Fraction(int width)
    {
        var start = at;
        while (at < text.Length && at - start < width && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        found.FractionDigits = text[start..at];
        return at > start;
    }

    bool Meridian()
    {
        foreach (var mark in (string[])["a.m.", "p.m.", "am", "pm"])
        {
            if (text.AsSpan(at).StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                at += mark.Length;
                found.Meridian = mark[0] == 'p' ? 12 : 0;
                return true;
            }
        }
        return false;
    }

    bool ReadZone()
    {
        var match = Zone.Value.Match(text, at);
        if (!match.Success)
        {
            return false;
        }
        at += match.Length;
        found.Zone = match.Value;
        found.Offset = TimeZoneText.Offset(match.Value);
        return true;
    }
}
