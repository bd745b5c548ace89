namespace RecipeEngine.Dsl.Core.Times;

/// <summary>A POSIX TZ rule such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</summary>
public sealed class PosixRule
{
    ZonePeriod standard;
    ZonePeriod? daylight;
    (char Kind, int A, int B, int C, int Seconds) start, end;

    /// <summary>Null when the text is no such rule.</summary>
    public static PosixRule? Parse(string text)
    {
        var at = 0;
        if (Name(text, ref at) is not { } name || Clock(text, ref at) is not { } west)
        {
            return null;
        }
        var rule = new PosixRule { standard = new ZonePeriod(-west, name, false) };
        if (at < text.Length)
        {
            if (Name(text, ref at) is not { } summer)
            {
                return null;
            }
            var offset = at < text.Length && text[at] != ',' ? -(Clock(text, ref at) ?? west) : -west + 3600;
            rule.daylight = new ZonePeriod(offset, summer, true);
            var dates = at < text.Length && text[at] == ',' ? text[(at + 1)..].Split(',') : ["M3.2.0", "M11.1.0"];
            if (dates.Length != 2 || Date(dates[0]) is not { } from || Date(dates[1]) is not { } to)
            {
                return null;
            }
            (rule.start, rule.end) = (from, to);
        }
        return rule;
    }

    public ZoneRules ToRules() => new([], [standard], this);

    public ZonePeriod At(long seconds)
    {
        if (daylight is not { } summer)
        {
            return standard;
        }
        var year = Civil.Of(seconds + standard.Offset).Year;
        var on = Moment(year, start) - standard.Offset;
        var off = Moment(year, end) - summer.Offset;
        var isSummer = on < off ? seconds >= on && seconds < off : seconds >= on || seconds < off;
        return isSummer ? summer : standard;
    }

    static long Moment(long year, (char Kind, int A, int B, int C, int Seconds) date)
    {
        long day;
        switch (date.Kind)
        {
            case 'J':
                day = Civil.Days(year, 1, 1) + date.A - 1 + (Civil.IsLeap(year) && date.A >= 60 ? 1 : 0);
                break;
            case 'M':
                var first = Civil.Days(year, date.A, 1);
                var weekDay = (int)(((first % 7) + 11) % 7);
                day = first + ((date.C - weekDay + 7) % 7) + ((date.B - 1) * 7);
                if (day >= first + Civil.DaysInMonth(year, date.A))
                {
                    day -= 7;
                }
                break;
            default:
                day = Civil.Days(year, 1, 1) + date.A;
                break;
        }
        return (day * 86400) + date.Seconds;
    }

    static string? Name(string text, ref int at)
    {
        var start = at;
        if (at < text.Length && text[at] == '<')
        {
            var close = text.IndexOf('>', at);
            if (close < 0)
            {
                return null;
            }
            at = close + 1;
            return text[(start + 1)..close];
        }
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }
        return at - start >= 3 ? text[start..at] : null;
    }

    static int? Clock(string text, ref int at)
    {
        var sign = 1;
        if (at < text.Length && text[at] is '+' or '-')
        {
            sign = text[at++] == '-' ? -1 : 1;
        }
        var total = 0;
        var unit = 3600;
        var any = false;
        while (unit > 0)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            if (at == start)
            {
                return any ? sign * total : null;
            }
            any = true;
            total += int.Parse(text.AsSpan(start, at - start), System.Globalization.CultureInfo.InvariantCulture) * unit;
            if (at >= text.Length || text[at] != ':')
            {
                break;
            }
            at++;
            unit /= 60;
        }
        return sign * total;
    }

    static (char, int, int, int, int)? Date(string text)
    {
        var slash = text.IndexOf('/');
        var time = 7200;
        if (slash >= 0)
        {
            var at = slash + 1;
            if (Clock(text, ref at) is not { } t)
            {
                return null;
            }
            time = t;
            text = text[..slash];
        }
        var numbers = text.TrimStart('J', 'M').Split('.').Select(n => int.TryParse(n, out var v) ? v : -1).ToArray();
        if (numbers.Contains(-1))
        {
            return null;
        }
        return text[0] switch
        {
            'M' when numbers.Length == 3 => ('M', numbers[0], numbers[1], numbers[2], time),
            'J' when numbers.Length == 1 => ('J', numbers[0], 0, 0, time),
            _ when numbers.Length == 1 => ('D', numbers[0], 0, 0, time),
            _ => null,
        };
    }
}
