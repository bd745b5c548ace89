using System.Numerics;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>A Date or DateTime: a chronological day number, the seconds of that day on its own clock, and the clock's offset.</summary>
public sealed class RDate(RClass klass) : RObject(klass)
{
    /// <summary>The day on which Italy went from the Julian to the Gregorian calendar.</summary>
    public const long Italy = 2299161;
    const long Epoch = 2440588;

    /// <summary>Day number (Julian day) of the local date.</summary>
    public long Day { get; private set; }
    /// <summary>0 up to 86400, on the local clock.</summary>
    public Exact Seconds { get; private set; }
    /// <summary>Seconds east of Greenwich.</summary>
    public int Offset { get; private set; }
    /// <summary>First day of the Gregorian calendar.</summary>
    public double Start { get; private set; } = Italy;

    (long Year, int Month, int Day)? civil;

    public RDate Set(long day, Exact seconds, int offset = 0, double start = Italy)
    {
        if (seconds.Sign >= 0 && seconds.CompareTo(86400) < 0)
        {
            (Day, Seconds, Offset, Start, civil) = (day, seconds, offset, start, null);
            return this;
        }
        var days = (long)(seconds / 86400).Floor();
        (Day, Seconds, Offset, Start, civil) = (day + days, seconds - (days * 86400), offset, start, null);
        return this;
    }

    public (long Year, int Month, int Day) Civil => civil ??= ToCivil(Day, Start);
    public int WeekDay => (int)(((Day + 1) % 7 + 7) % 7);
    public int YearDay => (int)(Day - FromCivil(Civil.Year, 1, 1, Start)) + 1;
    /// <summary>Exact seconds of the instant, counted from noon-less day 0 in UTC.</summary>
    public Exact Instant => new Exact((BigInteger)Day * 86400) + Seconds - Offset;
    public int Hour => (int)((long)Seconds.Floor() / 3600);
    public int Minute => (int)((long)Seconds.Floor() / 60 % 60);
    public int Second => (int)((long)Seconds.Floor() % 60);
    public Exact Fraction => Seconds.IsWhole ? 0 : Seconds - new Exact(Seconds.Floor());

    public static RDate Of(Context ctx, object? like, long day, Exact seconds, int offset = 0, double start = Italy) => new RDate(like as RClass ?? ctx.ClassOf(like)).Set(day, seconds, offset, start);

    /// <summary>Another instant on the same clock.</summary>
    public RDate At(Context ctx, Exact instant)
    {
        var local = instant + Offset;
        var day = (long)(local / 86400).Floor();
        return Of(ctx, this, day, local - (day * 86400), Offset, Start);
    }

    public static long FromCivil(long year, int month, int day, double start = Italy)
    {
        var gregorian = Core.Times.Civil.Days(year, month, day) + Epoch;
        return gregorian >= start ? gregorian : FromJulian(year, month, day) is var julian && julian < start ? julian : gregorian;
    }

    static long FromJulian(long year, int month, int day)
    {
        var a = (14 - month) / 12;
        var y = year + 4800 - a;
        var m = month + (12 * a) - 3;
        return day + (((153 * m) + 2) / 5) + (365 * y) + Core.Times.Civil.FloorDiv(y, 4) - 32083;
    }

    static (long Year, int Month, int Day) ToCivil(long day, double start)
    {
        if (day >= start)
        {
            return Core.Times.Civil.Date(day - Epoch);
        }
        var c = day + 32082;
        var d = Core.Times.Civil.FloorDiv((4 * c) + 3, 1461);
        var e = c - Core.Times.Civil.FloorDiv(1461 * d, 4);
        var m = ((5 * e) + 2) / 153;
        return (d - 4800 + (m / 10), (int)(m + 3 - (12 * (m / 10))), (int)(e - (((153 * m) + 2) / 5) + 1));
    }

    /// <summary>The day of a date whose month and day may count from the end (negative); null when there is none.</summary>
    public static long? Valid(long year, long month, long day, double start = Italy)
    {
        if (month < 0)
        {
            month += 13;
        }
        if (month is < 1 or > 12)
        {
            return null;
        }
        if (day < 0)
        {
            var (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, (int)month + 1);
            var fromEnd = FromCivil(nextYear, nextMonth, 1, start) + day;
            return ToCivil(fromEnd, start) is var c && c.Year == year && c.Month == month ? fromEnd : null;
        }
        if (day is < 1 or > 31)
        {
            return null;
        }
        var jd = FromCivil(year, (int)month, (int)day, start);
        return ToCivil(jd, start) == (year, (int)month, (int)day) ? jd : null;
    }

    public static long? ValidOrdinal(long year, long yearDay, double start = Italy)
    {
        var jd = yearDay < 0 ? FromCivil(year + 1, 1, 1, start) + yearDay : FromCivil(year, 1, 1, start) + yearDay - 1;
        return yearDay != 0 && ToCivil(jd, start).Year == year ? jd : null;
    }

    public static long? ValidCommercial(long year, long week, long day, double start = Italy)
    {
        if (day < 0)
        {
            day += 8;
        }
        if (day is < 1 or > 7)
        {
            return null;
        }
        long Monday(long y)
        {
            var fourth = FromCivil(y, 1, 4, start);
            return fourth - (((fourth % 7) + 7) % 7);
        }
        if (week < 0)
        {
            week = ((Monday(year + 1) - Monday(year)) / 7) + week + 1;
        }
        var jd = Monday(year) + ((week - 1) * 7) + day - 1;
        return week >= 1 && jd < Monday(year + 1) ? jd : null;
    }

    public (long Year, int Week) IsoWeek => Fields().IsoWeek;

    /// <summary>As the formatter takes it.</summary>
    public TimeFields Fields() => new()
    {
        Year = Civil.Year,
        Month = Civil.Month,
        Day = Civil.Day,
        Hour = Hour,
        Minute = Minute,
        Second = Second,
        Nanosecond = Seconds.IsWhole ? 0 : (int)(Fraction * 1_000_000_000).Floor(),
        Offset = Offset,
        Zone = RTime.OffsetText(Offset, ":"),
        WeekDay = WeekDay,
        YearDay = YearDay,
        EpochSeconds = (long)Instant.Floor() - (Epoch * 86400),
    };

    public bool IsDateTime => klass!.Real().Ancestors().Any(a => a.Name == "DateTime");

    public string DateText => Civil.Year is >= 0 and <= 9999 ? $"{Civil.Year:0000}-{Civil.Month:00}-{Civil.Day:00}" : $"{(Civil.Year < 0 ? "-" : "+")}{Math.Abs(Civil.Year):0000}-{Civil.Month:00}-{Civil.Day:00}".TrimStart('+');

    public override string ToString() => IsDateTime ? $"{DateText}T{Hour:00}:{Minute:00}:{Second:00}{RTime.OffsetText(Offset, ":")}" : DateText;

    /// <summary>Seconds since 1970 of an instant.</summary>
    public Exact UnixTime => Instant - (Epoch * 86400);

    public static RubyError Invalid() => new("Date::Error", "invalid date");
}
