using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>time: Time.parse, strptime, iso8601, httpdate, rfc2822 and the texts of the same names.</summary>
[RubyClass("Time", Library = "time")]
public static partial class TimeLibrary
{
    [RubyLibrary("time")]
    public static void Load(Context ctx) => ctx.Interpreter.Require(ctx, "date");

    static RTime Make(Context ctx, DateElements found, string text, object? now)
    {
        if (found.Year is null && found.YearDay is null && found.Month is null && found.MonthDay is null && found.Hour is null && found.WeekDay is null && found.EpochMilliseconds is null)
        {
            throw RubyError.Argument($"no time information in {ctx.Inspect(new RString(text))}");
        }
        var reference = now as RTime ?? RTime.Now(ctx);
        var c = reference.Civil;
        var isGiven = false;
        int Fill(int? value, int current, int usual)
        {
            isGiven |= value is not null;
            return value ?? (isGiven ? usual : current);
        }
        isGiven = found.Year is not null;
        var year = found.Year is { } y ? (long)y : c.Year;
        int month, day;
        if (found.YearDay is { } yearDay && found.Month is null)
        {
            var (_, m, d) = Civil.Date(Civil.Days(year, 1, 1) + yearDay - 1);
            (month, day, isGiven) = (m, d, true);
        }
        else
        {
            month = Fill(found.Month, c.Month, 1);
            day = Fill(found.MonthDay, c.Day, 1);
        }
        isGiven = isGiven || found.Hour is not null;
        var hour = found.Hour ?? 0;
        var minute = found.Minute ?? 0;
        var second = new Exact(found.Second ?? 0);
        if (found.SecondFraction is { } f)
        {
            second += new Exact(f.Numerator, f.Denominator);
        }
        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24 || minute > 59 || second.CompareTo(61) >= 0)
        {
            throw RubyError.Argument("argument out of range");
        }
        var local = new Exact(Civil.Seconds(year, month, 1, 0, 0, 0) + ((day - 1) * 86400L) + (hour * 3600L) + (minute * 60L)) + second;
        var time = new RTime(ctx.Interpreter.FindClass(ctx, "Time"));
        if (found.Offset is { } offset && found.Zone is not null)
        {
            return Zoned(ctx, time, local - offset, offset, found.Zone);
        }
        if (now is RTime { Mode: not TimeMode.Local } shown)
        {
            return shown.Mode == TimeMode.Utc ? time.SetUtc(local) : time.SetFixed(local - shown.Offset, shown.Offset);
        }
        var whole = local.Floor();
        return time.SetLocal(ctx.Interpreter, new Exact(LocalZone.Of(ctx.Interpreter).FromLocal((long)whole)) + (local - new Exact(whole)));
    }

    /// <summary>A zone known to be UTC gives a UTC time, one equal to the local offset a local one.</summary>
    static RTime Zoned(Context ctx, RTime time, Exact value, int offset, string zone)
    {
        if (zone.ToUpperInvariant() is "UTC" or "Z" or "-00:00" or "ZULU" or "UT")
        {
            return time.SetUtc(value);
        }
        time.SetLocal(ctx.Interpreter, value);
        return time.Offset == offset ? time : time.SetFixed(value, offset);
    }

    [RubyMethod("parse", Singleton = true)]
    public static RTime Parse(Context ctx, string text, object? now = null) => Make(ctx, DateParser.Parse(text), text, now);

    [RubyMethod("strptime", Singleton = true)]
    public static RTime Read(Context ctx, string text, string format, object? now = null)
    {
        var found = Strptime.Parse(text, format);
        if (found is null)
        {
            throw RubyError.Argument($"invalid date or strptime format - `{text}' `{format}'");
        }
        if (found.EpochMilliseconds is { } epoch)
        {
            var value = new Exact(epoch, 1000) + (found.SecondFraction is { } f ? new Exact(f.Numerator, f.Denominator) : 0);
            var time = new RTime(ctx.Interpreter.FindClass(ctx, "Time"));
            return found.Offset is { } offset ? Zoned(ctx, time, value, offset, found.Zone ?? "") : time.SetLocal(ctx.Interpreter, value);
        }
        return Make(ctx, found, text, now);
    }

    [GeneratedRegex(@"\A\s*(-?\d+)-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?(Z|z|[+-]\d\d(?::?\d\d)?)?\s*\z")]
    private static partial Regex IsoText { get; }

    [RubyMethod("iso8601", "xmlschema", Singleton = true)]
    public static RTime FromIso(Context ctx, string text)
    {
        var m = IsoText.Match(text);
        if (!m.Success)
        {
            throw RubyError.Argument($"invalid xmlschema format: {ctx.Inspect(new RString(text))}");
        }
        return Make(ctx, new DateElements
        {
            Year = BigInteger.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture),
            Month = int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture),
            MonthDay = int.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture),
            Hour = int.Parse(m.Groups[4].Value, CultureInfo.InvariantCulture),
            Minute = int.Parse(m.Groups[5].Value, CultureInfo.InvariantCulture),
            Second = int.Parse(m.Groups[6].Value, CultureInfo.InvariantCulture),
            FractionDigits = m.Groups[7].Success ? m.Groups[7].Value[1..] : null,
            Zone = m.Groups[8].Success ? m.Groups[8].Value : null,
            Offset = m.Groups[8].Success ? TimeZoneText.Offset(m.Groups[8].Value) : null,
        }, text, null);
    }

    [RubyMethod("rfc2822", "rfc822", Singleton = true)]
    public static RTime FromRfc2822(Context ctx, string text) => Typed(ctx, text, "RFC 2822 compliant date", MailText);

    const string Months = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", Days = "(?:mon|tue|wed|thu|fri|sat|sun)";

    [GeneratedRegex(@"\A\s*(?:" + Days + @"\s*,)?\s*\d{1,2}\s+" + Months + @"\s+\d{2,}\s+\d{2}\s*:\s*\d{2}(?:\s*:\s*\d\d)?\s+(?:[+-]\d{4}|ut|gmt|[ecmp][sd]t|[a-ik-z]\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailText { get; }

    [GeneratedRegex(@"\A\s*(?:" + Days + @", \d{2} " + Months + @" \d{4} \d{2}:\d{2}:\d{2} GMT|(?:mon|tues|wednes|thurs|fri|satur|sun)day, \d{2}-" + Months + @"-\d{2} \d{2}:\d{2}:\d{2} GMT|"
        + Days + " " + Months + @" [ \d]\d \d{2}:\d{2}:\d{2} \d{4})\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HttpText { get; }

    [RubyMethod("httpdate", Singleton = true)]
    public static RTime FromHttpDate(Context ctx, string text)
    {
        var time = Typed(ctx, text, "RFC 2616 compliant date", HttpText);
        return time.SetUtc(time.Value);
    }

    static RTime Typed(Context ctx, string text, string name, Regex form)
    {
        var found = form.IsMatch(text) ? DateParser.Parse(text) : null;
        return found is { Year: not null, Month: not null, MonthDay: not null, Hour: not null, Minute: not null } ? Make(ctx, found, text, null)
            : throw RubyError.Argument($"not {name}: {ctx.Inspect(new RString(text))}");
    }

    [RubyMethod("zone_offset", Singleton = true)]
    public static object? ZoneOffset(Context ctx, string zone, object? year = null)
    {
        if (ZoneWord.IsMatch(zone))
        {
            return TimeZoneText.Offset(zone) is { } offset ? Box.Int(offset) : null;
        }
        var from = year is null ? RTime.Now(ctx).Civil.Year : Coerce.ToLong(ctx, year);
        foreach (var month in (int[])[1, 7])
        {
            var local = RTime.Local(ctx, new Exact(Civil.Seconds(from, month, 1, 0, 0, 0)));
            if (string.Equals(local.ZoneName, zone, StringComparison.OrdinalIgnoreCase))
            {
                return Box.Int(local.Offset);
            }
        }
        return null;
    }

    [GeneratedRegex(@"\A(?:utc|z|ut|gmt|[ecmp][sd]t|[a-ik-y]|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ZoneWord { get; }

    [RubyMethod("iso8601", "xmlschema")]
    public static string Iso(Context ctx, RTime self, int digits = 0)
    {
        var zone = self.Mode == TimeMode.Utc ? "Z" : RTime.OffsetText(self.Offset, ":");
        return Strftime.Format($"%FT%T{(digits > 0 ? $".%{digits}N" : "")}", TimeFormatting.Fields(ctx, self)) + zone;
    }

    [RubyMethod("rfc2822", "rfc822")]
    public static string Rfc2822(Context ctx, RTime self) =>
        Strftime.Format("%a, %d %b %Y %T ", TimeFormatting.Fields(ctx, self)) + (self.Mode == TimeMode.Utc ? "-0000" : RTime.OffsetText(self.Offset));

    [RubyMethod("httpdate")]
    public static string HttpDate(Context ctx, RTime self) => Strftime.Format("%a, %d %b %Y %T GMT", TimeFormatting.Fields(ctx, TimeArithmetic.GetUtc(ctx, self)));
}
