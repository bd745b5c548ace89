using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>What a Date shows, and its conversions.</summary>
[RubyClass("Date", Library = "date")]
public static class DateParts
{
    [RubyMethod("year")]
    public static long Year(RDate self) => self.Civil.Year;

    [RubyMethod("month", "mon")]
    public static long Month(RDate self) => self.Civil.Month;

    [RubyMethod("day", "mday")]
    public static long Day(RDate self) => self.Civil.Day;

    [RubyMethod("wday")]
    public static long WeekDay(RDate self) => self.WeekDay;

    [RubyMethod("yday")]
    public static long YearDay(RDate self) => self.YearDay;

    [RubyMethod("jd")]
    public static long JulianDay(RDate self) => self.Day;

    [RubyMethod("mjd")]
    public static long ModifiedDay(RDate self) => self.Day - 2400001;

    [RubyMethod("ld")]
    public static long LilianDay(RDate self) => self.Day - 2299160;

    [RubyMethod("ajd")]
    public static object? AstronomicalDay(Context ctx, RDate self) => ((self.Instant / 86400) - new Exact(1, 2)).ToRational(ctx);

    [RubyMethod("amjd")]
    public static object? AstronomicalModifiedDay(Context ctx, RDate self) => ((self.Instant / 86400) - 2400001).ToRational(ctx);

    [RubyMethod("day_fraction")]
    public static object? DayFraction(Context ctx, RDate self) => (self.Seconds / 86400).ToRational(ctx);

    [RubyMethod("cwyear")]
    public static long CommercialYear(RDate self) => self.IsoWeek.Year;

    [RubyMethod("cweek")]
    public static long CommercialWeek(RDate self) => self.IsoWeek.Week;

    [RubyMethod("cwday")]
    public static long CommercialDay(RDate self) => self.WeekDay == 0 ? 7 : self.WeekDay;

    [RubyMethod("start")]
    public static double Start(RDate self) => self.Start;

    [RubyMethod("leap?")]
    public static bool IsLeap(RDate self) => Civil.IsLeap(self.Civil.Year);

    [RubyMethod("julian?")]
    public static bool IsJulian(RDate self) => self.Day < self.Start;

    [RubyMethod("gregorian?")]
    public static bool IsGregorian(RDate self) => self.Day >= self.Start;

    [RubyMethod("new_start")]
    public static RDate NewStart(Context ctx, RDate self, object? start = null) => RDate.Of(ctx, self, self.Day, self.Seconds, self.Offset, DateMaking.StartOf(ctx, start));

    [RubyMethod("italy")]
    public static RDate Italian(Context ctx, RDate self) => NewStart(ctx, self, Box.Int(DateMaking.Italy));

    [RubyMethod("england")]
    public static RDate English(Context ctx, RDate self) => NewStart(ctx, self, Box.Int(DateMaking.England));

    [RubyMethod("julian")]
    public static RDate Julian(Context ctx, RDate self) => NewStart(ctx, self, DateMaking.Julian);

    [RubyMethod("gregorian")]
    public static RDate Gregorian(Context ctx, RDate self) => NewStart(ctx, self, DateMaking.Gregorian);

    [RubyMethod("sunday?")]
    public static bool IsSunday(RDate self) => self.WeekDay == 0;

    [RubyMethod("monday?")]
    public static bool IsMonday(RDate self) => self.WeekDay == 1;

    [RubyMethod("tuesday?")]
    public static bool IsTuesday(RDate self) => self.WeekDay == 2;

    [RubyMethod("wednesday?")]
    public static bool IsWednesday(RDate self) => self.WeekDay == 3;

    [RubyMethod("thursday?")]
    public static bool IsThursday(RDate self) => self.WeekDay == 4;

    [RubyMethod("friday?")]
    public static bool IsFriday(RDate self) => self.WeekDay == 5;

    [RubyMethod("saturday?")]
    public static bool IsSaturday(RDate self) => self.WeekDay == 6;

    static RString Ascii(string text) => new(text, RubyEncoding.UsAscii);

    [RubyMethod("to_s")]
    public static RString ToS(RDate self) => Ascii(self.ToString());

    [RubyMethod("iso8601", "xmlschema")]
    public static RString Iso(RDate self) => Ascii(self.DateText);

    [RubyMethod("rfc3339")]
    public static RString Rfc3339(RDate self) => Ascii(Strftime.FormatDate("%FT%T%:z", self.Fields()));

    [RubyMethod("rfc2822", "rfc822")]
    public static RString Rfc2822(RDate self) => Ascii(Strftime.FormatDate("%a, %-d %b %Y %T %z", self.Fields()));

    [RubyMethod("httpdate")]
    public static RString HttpDate(Context ctx, RDate self)
    {
        var utc = RDate.Of(ctx, self, self.Day, self.Seconds - self.Offset);
        return Ascii(Strftime.FormatDate("%a, %d %b %Y %T GMT", utc.Fields()));
    }

    [RubyMethod("asctime", "ctime")]
    public static RString AscTime(RDate self) => Ascii(Strftime.FormatDate("%c", self.Fields()));

    [RubyMethod("strftime")]
    public static RString Format(RDate self, RString? format = null) => new(Strftime.FormatDate(format?.Text ?? (self.IsDateTime ? "%FT%T%:z" : "%F"), self.Fields()));

    [RubyMethod("inspect")]
    public static RString Inspect(Context ctx, RDate self)
    {
        var instant = self.Instant;
        var day = (instant / 86400).Floor();
        var rest = instant - (new Exact(day) * 86400);
        var start = double.IsInfinity(self.Start) ? self.Start > 0 ? "Inf" : "-Inf" : self.Start.ToString("0", null);
        return Ascii($"#<{ctx.ClassOf(self)}: {self} (({day}j,{rest.Floor()}s,{((rest - new Exact(rest.Floor())) * 1_000_000_000).Floor()}n),{(self.Offset < 0 ? "-" : "+")}{Math.Abs(self.Offset)}s,{start}j)>");
    }

    [RubyMethod("to_date")]
    public static RDate ToDate(Context ctx, RDate self) => self.IsDateTime ? RDate.Of(ctx, ctx.Interpreter.FindClass(ctx, "Date"), self.Day, 0, 0, self.Start) : self;

    [RubyMethod("to_datetime")]
    public static RDate ToDateTime(Context ctx, RDate self) => self.IsDateTime ? self : RDate.Of(ctx, ctx.Interpreter.FindClass(ctx, "DateTime"), self.Day, self.Seconds, 0, self.Start);

    [RubyMethod("to_time")]
    public static object? ToTime(Context ctx, RDate self)
    {
        var time = new RTime(ctx.Interpreter.FindClass(ctx, "Time"));
        if (self.IsDateTime)
        {
            return time.SetFixed(self.UnixTime, self.Offset);
        }
        var gregorian = Civil.Date(self.Day - 2440588);
        return ctx.Send(ctx.Interpreter.FindClass(ctx, "Time"), "local", Box.Int(gregorian.Year), Box.Int(gregorian.Month), Box.Int(gregorian.Day));
    }
}
