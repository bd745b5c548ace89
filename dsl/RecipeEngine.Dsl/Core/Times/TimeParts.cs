namespace RecipeEngine.Dsl.Core.Times;

/// <summary>What a Time shows: year to nanosecond, zone, conversions.</summary>
[RubyClass("Time")]
public static class TimeParts
{
    [RubyMethod("year")]
    public static long Year(RTime self) => self.Civil.Year;

    [RubyMethod("month", "mon")]
    public static long Month(RTime self) => self.Civil.Month;

    [RubyMethod("day", "mday")]
    public static long Day(RTime self) => self.Civil.Day;

    [RubyMethod("hour")]
    public static long Hour(RTime self) => self.Civil.Hour;

    [RubyMethod("min")]
    public static long Minute(RTime self) => self.Civil.Minute;

    [RubyMethod("sec")]
    public static long Second(RTime self) => self.Civil.Second;

    [RubyMethod("wday")]
    public static long WeekDay(RTime self) => self.Civil.WeekDay;

    [RubyMethod("yday")]
    public static long YearDay(RTime self) => self.Civil.YearDay;

    [RubyMethod("sunday?")]
    public static bool IsSunday(RTime self) => self.Civil.WeekDay == 0;

    [RubyMethod("monday?")]
    public static bool IsMonday(RTime self) => self.Civil.WeekDay == 1;

    [RubyMethod("tuesday?")]
    public static bool IsTuesday(RTime self) => self.Civil.WeekDay == 2;

    [RubyMethod("wednesday?")]
    public static bool IsWednesday(RTime self) => self.Civil.WeekDay == 3;

    [RubyMethod("thursday?")]
    public static bool IsThursday(RTime self) => self.Civil.WeekDay == 4;

    [RubyMethod("friday?")]
    public static bool IsFriday(RTime self) => self.Civil.WeekDay == 5;

    [RubyMethod("saturday?")]
    public static bool IsSaturday(RTime self) => self.Civil.WeekDay == 6;

    [RubyMethod("nsec", "tv_nsec")]
    public static long Nanoseconds(RTime self) => self.Nanoseconds;

    [RubyMethod("usec", "tv_usec")]
    public static long Microseconds(RTime self) => self.Nanoseconds / 1000;

    [RubyMethod("subsec")]
    public static object? Subsecond(Context ctx, RTime self) => self.Fraction.ToNumber(ctx);

    [RubyMethod("to_i", "tv_sec")]
    public static System.Numerics.BigInteger ToI(RTime self) => self.Value.Floor();

    [RubyMethod("to_f")]
    public static double ToF(RTime self) => self.Value.ToDouble();

    [RubyMethod("to_r")]
    public static object? ToR(Context ctx, RTime self) => self.Value.ToRational(ctx);

    [RubyMethod("utc_offset", "gmt_offset", "gmtoff")]
    public static long Offset(RTime self) => self.Offset;

    [RubyMethod("utc?", "gmt?")]
    public static bool IsUtc(RTime self) => self.Mode == TimeMode.Utc;

    [RubyMethod("dst?", "isdst")]
    public static bool IsDaylight(RTime self) => self.IsDaylight;

    [RubyMethod("zone")]
    public static object? Zone(Context ctx, RTime self)
    {
        if (self.Zone is { } zone)
        {
            return zone;
        }
        return self.ZoneName is null ? null : new RString(self.ZoneName, Text.RubyEncoding.UsAscii);
    }

    /// <summary>What %Z shows: a zone object is asked for an abbreviation, or for its name.</summary>
    internal static string ZoneText(Context ctx, RTime self)
    {
        if (self.Zone is not { } zone)
        {
            return self.ZoneName ?? "";
        }
        foreach (var (name, arguments) in ((string, object?[])[])[("abbr", [self]), ("strftime", [new RString("%Z"), self]), ("name", [])])
        {
            if (ctx.SendIfResponds(zone, RSymbol.Of(name), arguments) is var text and not Undefined)
            {
                return ctx.ToS(text);
            }
        }
        return "";
    }

    [RubyMethod("to_a")]
    public static RArray ToA(Context ctx, RTime self)
    {
        var c = self.Civil;
        return RArray.Of(Box.Int(c.Second), Box.Int(c.Minute), Box.Int(c.Hour), Box.Int(c.Day), Box.Int(c.Month), Box.Int(c.Year), Box.Int(c.WeekDay), Box.Int(c.YearDay),
            Box.Bool(self.IsDaylight), Zone(ctx, self));
    }

    [RubyMethod("to_s")]
    public static RString ToS(RTime self) => new(self.ToString(), Text.RubyEncoding.UsAscii);

    [RubyMethod("inspect")]
    public static RString Inspect(Context ctx, RTime self)
    {
        var text = self.DateText;
        var nanoseconds = self.Fraction * 1_000_000_000;
        if (nanoseconds.Sign == 0)
        {
        }
        else if (nanoseconds.IsWhole)
        {
            text += "." + nanoseconds.Numerator.ToString("000000000", null).TrimEnd('0');
        }
        else
        {
            text += " " + ctx.ToS(self.Fraction.ToRational(ctx));
        }
        return new RString(text + " " + (self.Mode == TimeMode.Utc ? "UTC" : RTime.OffsetText(self.Offset)), Text.RubyEncoding.UsAscii);
    }

    [RubyMethod("ctime", "asctime")]
    public static RString CTime(RTime self)
    {
        var c = self.Civil;
        return new RString($"{"SunMonTueWedThuFriSat".Substring(c.WeekDay * 3, 3)} {"JanFebMarAprMayJunJulAugSepOctNovDec".Substring((c.Month - 1) * 3, 3)} {c.Day,2} {c.Hour:00}:{c.Minute:00}:{c.Second:00} {c.Year}", Text.RubyEncoding.UsAscii);
    }

    [RubyMethod("hash")]
    public static long Hash(RTime self) => self.Value.GetHashCode();
}
