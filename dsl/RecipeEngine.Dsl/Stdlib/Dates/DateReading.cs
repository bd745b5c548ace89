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
        var (hour, minute, second) = (found.Hour ?? 0, found.Minute ?? 0, Math.Min(found.Second ?? 0, 59));
        if (hour > 24 || minute > 59 || (hour == 24 && (minute > 0 || second > 0)))
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

    static long? DayOf(Context ctx, DateElements found, bool withTime)
    {
        var today = new Lazy<Civil>(() => RTime.Now(ctx).Civil);
        if (found.YearDay is { } yearDay && found.Month is null)
        {
            return RDate.ValidOrdinal((long)(found.Year ?? today.Value.Year), yearDay);
        }
        if (found.MonthDay is not null || found.Month is not null || (found.Year is not null && found.WeekFromMonday is null && found.WeekFromSunday is null))
        {
            var year = found.Year is { } y ? (long)y : today.Value.Year;
            var month = found.Month ?? (found.Year is null ? today.Value.Month : 1);
            return RDate.Valid(year, month, found.MonthDay ?? 1);
        }
        if (found.CommercialWeek is not null || found.CommercialDay is not null)
        {
            var now = TimeFields.Of(today.Value.Year, today.Value.Month, today.Value.Day).IsoWeek;
            return RDate.ValidCommercial((long)(found.CommercialYear ?? now.Year), found.CommercialWeek ?? now.Week, found.CommercialDay ?? (found.WeekDay is { } w ? w == 0 ? 7 : w : 1));
        }
        if (found.Year is { } weekYear && (found.WeekFromMonday ?? found.WeekFromSunday) is { } week)
        {
            var first = RDate.FromCivil((long)weekYear, 1, 1);
            var weekDay = found.WeekDay ?? (found.WeekFromMonday is null ? 0 : 1);
            var start = found.WeekFromMonday is null ? (first + 1) % 7 : first % 7;
            return first - start + (week * 7) + (found.WeekFromMonday is null ? weekDay : (weekDay + 6) % 7);
        }
        var now0 = RDate.FromCivil(today.Value.Year, today.Value.Month, today.Value.Day);
        if (found.WeekDay is { } only)
        {
            return now0 - today.Value.WeekDay + only;
        }
        return withTime && found.Hour is not null ? now0 : null;
    }
}
