using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>Date.new, today, parse, strptime, valid_date? …</summary>
[RubyClass("Date", Includes = ["Comparable"], Library = "date")]
public static class DateMaking
{
    static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    [RubyConstant("ITALY")]
    public const long Italy = 2299161;

    [RubyConstant("ENGLAND")]
    public const long England = 2361222;

    [RubyConstant("GREGORIAN")]
    public const double Gregorian = double.NegativeInfinity;

    [RubyConstant("JULIAN")]
    public const double Julian = double.PositiveInfinity;

    static RArray Names(IEnumerable<string?> names) => new(names.Select(n => n is null ? null : (object?)new RString(n) { Frozen = true })) { Frozen = true };

    [RubyConstant("MONTHNAMES")]
    public static RArray MonthNames() => Names(Months.Prepend(null!));

    [RubyConstant("ABBR_MONTHNAMES")]
    public static RArray ShortMonthNames() => Names(Months.Select(m => m[..3]).Prepend(null!));

    [RubyConstant("DAYNAMES")]
    public static RArray DayNames() => Names(Days);

    [RubyConstant("ABBR_DAYNAMES")]
    public static RArray ShortDayNames() => Names(Days.Select(d => d[..3]));

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RDate(klass);

    internal static double StartOf(Context ctx, object? start) => start is null ? RDate.Italy : Coerce.ToDouble(ctx, start);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RDate self, object? year = null, object? month = null, object? day = null, object? start = null)
    {
        var s = StartOf(ctx, start);
        var (whole, fraction) = Split(ctx, day, 1);
        self.Set(RDate.Valid(year is null ? -4712 : Coerce.ToLong(ctx, year), month is null ? 1 : Coerce.ToLong(ctx, month), whole, s) ?? throw RDate.Invalid(), fraction * 86400, 0, s);
    }

    internal static (long Whole, Exact Fraction) Split(Context ctx, object? value, long usual)
    {
        if (value is null or long)
        {
            return (value is long n ? n : usual, 0);
        }
        var exact = Exact.From(ctx, value);
        var whole = exact.Floor();
        return ((long)whole, exact - new Exact(whole));
    }

    [RubyMethod("civil", Singleton = true)]
    public static object? FromCivil(Context ctx, RClass self, params object?[] rest) => ctx.Send(self, Sym.New, rest);

    [RubyMethod("jd", Singleton = true)]
    public static RDate FromDay(Context ctx, RClass self, long day = 0, object? start = null) => RDate.Of(ctx, self, day, 0, 0, StartOf(ctx, start));

    [RubyMethod("ordinal", Singleton = true)]
    public static RDate FromOrdinal(Context ctx, RClass self, long year = -4712, long day = 1, object? start = null) =>
        RDate.Of(ctx, self, RDate.ValidOrdinal(year, day, StartOf(ctx, start)) ?? throw RDate.Invalid(), 0, 0, StartOf(ctx, start));

    [RubyMethod("commercial", Singleton = true)]
    public static RDate FromCommercial(Context ctx, RClass self, long year = -4712, long week = 1, long day = 1, object? start = null) =>
        RDate.Of(ctx, self, RDate.ValidCommercial(year, week, day, StartOf(ctx, start)) ?? throw RDate.Invalid(), 0, 0, StartOf(ctx, start));

    [RubyMethod("today", Singleton = true)]
    public static RDate Today(Context ctx, RClass self, object? start = null)
    {
        var now = RTime.Now(ctx).Civil;
        return RDate.Of(ctx, self, RDate.FromCivil(now.Year, now.Month, now.Day), 0);
    }

    [RubyMethod("valid_date?", "valid_civil?", Singleton = true)]
    public static bool IsValid(Context ctx, object? year, object? month, object? day, object? start = null) =>
        year is long y && month is long m && day is long d && RDate.Valid(y, m, d, StartOf(ctx, start)) is not null;

    [RubyMethod("valid_ordinal?", Singleton = true)]
    public static bool IsValidOrdinal(long year, long day, object? start = null) => RDate.ValidOrdinal(year, day) is not null;

    [RubyMethod("valid_commercial?", Singleton = true)]
    public static bool IsValidCommercial(long year, long week, long day, object? start = null) => RDate.ValidCommercial(year, week, day) is not null;

    [RubyMethod("leap?", "gregorian_leap?", Singleton = true)]
    public static bool IsLeap(long year) => Civil.IsLeap(year);

    internal static bool HasTime(RClass self) => self.Ancestors().Any(a => a.Name == "DateTime");

    internal static void CheckLength(Context ctx, string text, object? limit)
    {
        if (limit is not null && text.Length > Coerce.ToLong(ctx, limit))
        {
            throw RubyError.Argument($"string length ({text.Length}) exceeds the limit {ctx.ToS(limit)}");
        }
    }

    static readonly object UsualLimit = 128L;

    [RubyMethod("parse", Singleton = true)]
    public static RDate Parse(Context ctx, RClass self, string text = "-4712-01-01", bool complete = true, object? start = null, [Keyword, Optional] object? limit = null)
    {
        CheckLength(ctx, text, limit is Undefined ? UsualLimit : limit);
        return DateReading.Make(ctx, self, DateParser.Parse(text, complete), HasTime(self));
    }

    [RubyMethod("strptime", Singleton = true)]
    public static RDate Read(Context ctx, RClass self, string? text = null, string? format = null, object? start = null) =>
        DateReading.Make(ctx, self, Strptime.Parse(text ?? "-4712-01-01", format ?? (HasTime(self) ? "%FT%T%z" : "%F")), HasTime(self));

    [RubyMethod("_parse", Singleton = true)]
    public static RHash ParseElements(Context ctx, string text, bool complete = true, [Keyword] object? limit = null) => DateReading.ToHash(ctx, DateParser.Parse(text, complete));

    [RubyMethod("valid_jd?", Singleton = true)]
    public static bool IsValidDay(Context ctx, object? day, object? start = null) => ctx.IsA(day, ctx.Interpreter.FindClass(ctx, "Numeric"));

    [RubyMethod("julian_leap?", Singleton = true)]
    public static bool IsJulianLeap(long year) => year % 4 == 0;

    [RubyMethod("_strptime", Singleton = true)]
    public static object? ReadElements(Context ctx, string text, string format = "%F") => Strptime.Parse(text, format) is { } found ? DateReading.ToHash(ctx, found) : null;
}

/// <summary>Not a date.</summary>
[RubyClass("Date::Error", Superclass = "ArgumentError", Library = "date")]
public static class DateErrorClass;
