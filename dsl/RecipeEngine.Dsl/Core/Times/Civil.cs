namespace RecipeEngine.Dsl.Core.Times;

/// <summary>A moment taken apart in one offset: proleptic Gregorian calendar, year of any size.</summary>
public readonly record struct Civil(long Year, int Month, int Day, int Hour, int Minute, int Second, int WeekDay, int YearDay)
{
    /// <summary>Days from 1970-01-01 to a date; month and day may be out of range by carry of days only.</summary>
    public static long Days(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = FloorDiv(y, 400);
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719468;
    }

    /// <summary>Seconds since the epoch of a clock that shows this date and time at offset 0.</summary>
    public static long Seconds(long year, int month, int day, int hour, int minute, int second) =>
        (Days(year, month, day) * 86400) + (hour * 3600L) + (minute * 60L) + second;

    /// <summary>What a clock at offset 0 shows.</summary>
    public static Civil Of(long seconds)
    {
        var days = FloorDiv(seconds, 86400);
        var rest = (int)(seconds - (days * 86400));
        var (year, month, day) = Date(days);
        return new Civil(year, month, day, rest / 3600, rest / 60 % 60, rest % 60, (int)(((days % 7) + 11) % 7), (int)(days - Days(year, 1, 1)) + 1);
    }

    /// <summary>The date that many days after 1970-01-01.</summary>
    public static (long Year, int Month, int Day) Date(long days)
    {
        var z = days + 719468;
        var era = FloorDiv(z, 146097);
        var dayOfEra = z - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1);
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    public static bool IsLeap(long year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    public static int DaysInMonth(long year, int month) => month == 2 ? (IsLeap(year) ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;

    public static long FloorDiv(long a, long b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
