using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>DateTime.</summary>
[RubyClass("DateTime", Superclass = "Date", Library = "date")]
public static class DateTimeClass
{
    internal static int OffsetOf(Context ctx, object? offset) => offset switch
    {
        null => 0,
        RString s => TimeZoneText.Offset(s.Text) ?? 0,
        _ => (int)((Exact.From(ctx, offset) * 86400) + new Exact(1, 2)).Floor(),
    };

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RDate self, params object?[] rest)
    {
        if (rest.Length > 8)
        {
            throw RubyError.Argument($"wrong number of arguments (given {rest.Length}, expected 0..8)");
        }
        var given = rest.Length;
        var (year, month, day, hour, minute, second) = (rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1), rest.ElementAtOrDefault(2), rest.ElementAtOrDefault(3), rest.ElementAtOrDefault(4), rest.ElementAtOrDefault(5));
        var (offset, start) = (rest.ElementAtOrDefault(6), rest.ElementAtOrDefault(7));
        var s = DateMaking.StartOf(ctx, start);
        // only the last of the parts may have a fraction
        (long, Exact) Part(object? value, int index, long usual) =>
            DateMaking.Split(ctx, value, usual) is var (whole, fraction) && (fraction.Sign == 0 || given <= index + 1) ? (whole, fraction) : throw new RubyError("Date::Error", "invalid fraction");
        var (d, dayFraction) = Part(day, 2, 1);
        var (h, hourFraction) = Part(hour, 3, 0);
        var (m, minuteFraction) = Part(minute, 4, 0);
        var (sec, secondFraction) = DateMaking.Split(ctx, second, 0);
        h = h < 0 ? h + 24 : h;
        m = m < 0 ? m + 60 : m;
        sec = sec < 0 ? sec + 60 : sec;
        if (h is < 0 or > 24 || m is < 0 or > 59 || sec is < 0 or > 59 || (h == 24 && (m > 0 || sec > 0)))
        {
            throw RDate.Invalid();
        }
        var jd = RDate.Valid(year is null ? -4712 : Coerce.ToLong(ctx, year), month is null ? 1 : Coerce.ToLong(ctx, month), d, s) ?? throw RDate.Invalid();
        self.Set(jd, new Exact((h * 3600) + (m * 60) + sec) + secondFraction + (minuteFraction * 60) + (hourFraction * 3600) + (dayFraction * 86400), OffsetOf(ctx, offset), s);
    }

    [RubyMethod("now", Singleton = true)]
    public static RDate Now(Context ctx, RClass self, object? start = null) => Of(ctx, self, RTime.Now(ctx));

    internal static RDate Of(Context ctx, RClass type, RTime time)
    {
        var c = time.Civil;
        return RDate.Of(ctx, type, Civil.Days(c.Year, c.Month, c.Day) + 2440588, new Exact((c.Hour * 3600L) + (c.Minute * 60L) + c.Second) + time.Fraction, time.Offset);
    }

    [RubyMethod("hour")]
    public static long Hour(RDate self) => self.Hour;

    [RubyMethod("minute", "min")]
    public static long Minute(RDate self) => self.Minute;

    [RubyMethod("second", "sec")]
    public static long Second(RDate self) => self.Second;

    [RubyMethod("sec_fraction", "second_fraction")]
    public static object? SecondFraction(Context ctx, RDate self) => self.Fraction.ToRational(ctx);

    [RubyMethod("offset")]
    public static object? Offset(Context ctx, RDate self) => new Exact(self.Offset, 86400).ToRational(ctx);

    [RubyMethod("zone")]
    public static string Zone(RDate self) => RTime.OffsetText(self.Offset, ":");

    [RubyMethod("new_offset")]
    public static RDate NewOffset(Context ctx, RDate self, object? offset = null)
    {
        var seconds = OffsetOf(ctx, offset);
        return RDate.Of(ctx, self, self.Day, self.Seconds - self.Offset + seconds, seconds, self.Start);
    }

    [RubyMethod("iso8601", "xmlschema", "rfc3339")]
    public static string Iso(RDate self, int digits = 0) => Strftime.FormatDate($"%FT%T{(digits > 0 ? $".%{digits}N" : "")}%:z", self.Fields());
}

/// <summary>Time's way to dates.</summary>
[RubyClass("Time", Library = "date")]
public static class TimeToDate
{
    [RubyMethod("to_date")]
    public static RDate ToDate(Context ctx, RTime self)
    {
        var c = self.Civil;
        return RDate.Of(ctx, ctx.Interpreter.FindClass(ctx, "Date"), Civil.Days(c.Year, c.Month, c.Day) + 2440588, 0);
    }

    [RubyMethod("to_datetime")]
    public static RDate ToDateTime(Context ctx, RTime self) => DateTimeClass.Of(ctx, ctx.Interpreter.FindClass(ctx, "DateTime"), self);

    [RubyMethod("to_time")]
    public static RTime ToTime(RTime self) => self;
}
