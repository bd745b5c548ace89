namespace RecipeEngine.Dsl.Text;

/// <summary>Days of the proleptic Gregorian calendar, for any year.</summary>
public static class CivilCalendar
{
    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Days since 1970-01-01; months and days beyond their range roll over.</summary>
    public static long DaysFromCivil(long year, int month, int day)
    {
        year += FloorDivide(month - 1, 12);
        month = (int)(month - 1 - FloorDivide(month - 1, 12) * 12) + 1;
        // Counting years from March puts the leap day last.
        var shifted = month <= 2 ? year - 1 : year;
        var era = FloorDivide(shifted, 400);
        var yearOfEra = shifted - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
    }

    /// <summary>The date of a number of days since 1970-01-01.</summary>
    public static (long Year, int Month, int Day) CivilFromDays(long days)
    {
        days += 719468;
        var era = FloorDivide(days, 146097);
        var dayOfEra = days - era * 146097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var month = (5 * dayOfYear + 2) / 153;
        var day = (int)(dayOfYear - (153 * month + 2) / 5) + 1;
        var civilMonth = (int)(month < 10 ? month + 3 : month - 9);
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day);
    }

    /// <summary>0 is Sunday.</summary>
    public static int WeekDay(long daysSince1970) => (int)(((daysSince1970 + 4) % 7 + 7) % 7);

    /// <summary>1 is the first of January.</summary>
    public static int YearDay(long year, int month, int day) =>
        (int)(DaysFromCivil(year, month, day) - DaysFromCivil(year, 1, 1)) + 1;

    static long FloorDivide(long value, long divisor) => value >= 0 ? value / divisor : (value - divisor + 1) / divisor;
}
