using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>From what a text said to the day (and time) it means.</summary>
static class DateReading
{
    public static RHash ToHash(Context ctx, DateElements? found)
    {
        var hash = new RHash();
        foreach (var (name, value) in found?.Pairs() ?? [])
        {
            hash.Set(ctx, RSymbol.Of(name), value switch
            {
                string s => new RString(s),
                FormatRatio r => new Exact(r.Numerator, r.Denominator).ToRational(ctx),
                _ => value,
            });
        }
        return hash;
    }

    /// <exception cref="RubyError">Date::Error when it is no date.</exception>
    public static RDate Make(Context ctx, RClass type, DateElements? found, bool withTime)
    {
        if (found is null || found.Leftover is not null)
        {
            throw RDate.Invalid();
        }
        if (found.EpochMilliseconds is { } epoch)
        {
            var offset = withTime ? found.Offset ?? 0 : 0;
            return RDate.Of(ctx, type, 2440588, new Exact(epoch, 1000) + offset, offset);
        }
        var day = DayOf(ctx, found, withTime) ?? throw RDate.Invalid();
        if (!withTime)
        {
            return RDate.Of(ctx, type, day, 0);
        }
        var (hour, minute, second) = (found.Hour ?? 0, found.Minute ?? 0, found.Second is 60 ? 59 : found.Second ?? 0);
        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0)))
        {
            throw RDate.Invalid();
        }
        var seconds = new Exact((hour * 3600L) + (minute * 60L) + second);
        if (found.SecondFraction is { } f)
        {
            seconds += new Exact(f.Numerator, f.Denominator);
        }
        return RDate.Of(ctx, type, day, seconds, found.Offset ?? 0);
    }

    /// <summary>The day that is said: the kind of date (civil, ordinal, of a week …) of which most parts are given counts; the parts before the first one given are
    /// today's, those behind it the first possible.</summary>
    static long? DayOf(Context ctx, DateElements found, bool withTime)
    {
        static int Count(params object?[] parts) => parts.Count(p => p is not null);
        var time = Count(found.Hour, found.Minute, found.Second);
        int[] counts =
        [
            Count(found.Year, found.YearDay), Count(found.Year, found.Month, found.MonthDay), Count(found.CommercialYear, found.CommercialWeek, found.CommercialDay, found.WeekDay),
            Count(found.WeekDay), Count(found.Year, found.WeekFromSunday, found.WeekDay), Count(found.Year, found.WeekFromMonday, found.WeekDay),
        ];
        var most = counts.Max();
        var now = RTime.Now(ctx).Civil;
        var today = RDate.FromCivil(now.Year, now.Month, now.Day);
        if (most == 0)
        {
            return withTime && time > 0 ? today : null;
        }
        var year = (long)(found.Year ?? now.Year);
        switch (Array.IndexOf(counts, most))
        {
            case 0: return RDate.ValidOrdinal(year, found.YearDay ?? 1);
            case 1: return RDate.Valid(year, found.Month ?? (found.Year is null ? now.Month : 1), found.MonthDay ?? 1);
            case 2:
                var isGiven = found.CommercialYear is not null;
                var week = found.CommercialWeek ?? (isGiven ? 1 : TimeFields.Of(now.Year, now.Month, now.Day).IsoWeek.Week);
                return RDate.ValidCommercial((long)(found.CommercialYear ?? TimeFields.Of(now.Year, now.Month, now.Day).IsoWeek.Year), week,
                    found.CommercialDay ?? (found.WeekDay is { } w ? w == 0 ? 7 : w : 1));
            case 3: return today - now.WeekDay + found.WeekDay!.Value;
            case 4: return InYear(year, found.WeekFromSunday ?? 0, found.WeekDay ?? 0, 1);
            default: return InYear(year, found.WeekFromMonday ?? 0, ((found.WeekDay ?? 1) + 6) % 7, 0);
        }
    }

    /// <summary>A day by the number of its week, weeks beginning on Sunday (shift 1) or Monday (0).</summary>
    static long? InYear(long year, int week, int day, int shift)
    {
        var first = RDate.FromCivil(year, 1, 1);
        return first - ((first + shift) % 7) + (week * 7) + day;
    }
}
