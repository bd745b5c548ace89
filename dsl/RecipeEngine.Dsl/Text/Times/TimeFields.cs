namespace RecipeEngine.Dsl.Text;

/// <summary>A point in time taken apart for <see cref="Strftime"/>.</summary>
public readonly record struct TimeFields
{
    public required long Year { get; init; }

    public required int Month { get; init; }

    public required int Day { get; init; }

    public int Hour { get; init; }

    public int Minute { get; init; }

    public int Second { get; init; }

    public int Nanosecond { get; init; }

    /// <summary>Decimal digits finer than nanoseconds, where there are any.</summary>
    public string? FinerDigits { get; init; }

    /// <summary>Seconds east of UTC.</summary>
    public int Offset { get; init; }

    /// <summary>What %Z prints.</summary>
    public string Zone { get; init; }

    /// <summary>Whether the time is in UTC and not merely at an offset of 0.</summary>
    public bool IsUtc { get; init; }

    /// <summary>0 is Sunday.</summary>
    public required int WeekDay { get; init; }

    /// <summary>1 is the first of January.</summary>
    public required int YearDay { get; init; }

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    public required long EpochSeconds { get; init; }

    /// <summary>The fields of a Gregorian date and time of day at an offset.</summary>
    public static TimeFields Of(long year, int month, int day, int hour = 0, int minute = 0, int second = 0, int nanosecond = 0, int offset = 0, string zone = "", bool isUtc = false)
    {
        var days = CivilCalendar.DaysFromCivil(year, month, day);
        return new TimeFields
        {
            Year = year,
            Month = month,
            Day = day,
            Hour = hour,
            Minute = minute,
            Second = second,
            Nanosecond = nanosecond,
            Offset = offset,
            Zone = zone,
            IsUtc = isUtc,
            WeekDay = CivilCalendar.WeekDay(days),
            YearDay = CivilCalendar.YearDay(year, month, day),
            EpochSeconds = days * 86400 + hour * 3600L + minute * 60L + second - offset,
        };
    }

    /// <summary>The fields of an instant at an offset.</summary>
    public static TimeFields At(long epochSeconds, int nanosecond, int offset, string zone = "", bool isUtc = false)
    {
        var local = epochSeconds + offset;
        var days = local >= 0 ? local / 86400 : (local - 86399) / 86400;
        var rest = (int)(local - days * 86400);
        var (year, month, day) = CivilCalendar.CivilFromDays(days);
        return Of(year, month, day, rest / 3600, rest / 60 % 60, rest % 60, nanosecond, offset, zone, isUtc);
    }

    /// <summary>The week of the year counted from the first Sunday (0) or Monday (1).</summary>
    public int WeekFrom(int firstWeekDay) => (YearDay - 1 + 7 - (WeekDay - firstWeekDay + 7) % 7) / 7;

    /// <summary>ISO 8601 year and week.</summary>
    public (long Year, int Week) IsoWeek
    {
        get
        {
            var weekday = (WeekDay + 6) % 7;
            var week = (YearDay - 1 - weekday + 10) / 7;
            if (week < 1)
            {
                return (Year - 1, WeeksIn(Year - 1));
            }
            return week > WeeksIn(Year) ? (Year + 1, 1) : (Year, week);
        }
    }

    static int WeeksIn(long year)
    {
        var first = CivilCalendar.WeekDay(CivilCalendar.DaysFromCivil(year, 1, 1));
        return first == 4 || (first == 3 && CivilCalendar.IsLeap(year)) ? 53 : 52;
    }
}
