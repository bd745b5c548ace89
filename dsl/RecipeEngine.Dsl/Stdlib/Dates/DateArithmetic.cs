using RecipeEngine.Dsl.Core.Times;

namespace RecipeEngine.Dsl.Stdlib.Dates;

/// <summary>Adding to, comparing and walking dates.</summary>
[RubyClass("Date", Library = "date")]
public static class DateArithmetic
{
    static bool IsNumber(Context ctx, object? value) => value is long or double or System.Numerics.BigInteger || (value is RObject and not RDate && ctx.IsA(value, ctx.Interpreter.FindClass(ctx, "Numeric")));

    static RDate Shift(Context ctx, RDate self, Exact days) => self.At(ctx, self.Instant + (days * 86400));

    [RubyMethod("+")]
    public static RDate Add(Context ctx, RDate self, object? days) => Sealed.Int(days, out var whole) && Math.Abs(whole) < 1L << 40
        ? RDate.Of(ctx, self, self.Day + whole, self.Seconds, self.Offset, self.Start)
        : IsNumber(ctx, days) ? Shift(ctx, self, Exact.From(ctx, days)) : throw RubyError.Type("expected numeric");

    [RubyMethod("-")]
    public static object? Subtract(Context ctx, RDate self, object? other)
    {
        if (other is RDate d)
        {
            return ((self.Instant - d.Instant) / 86400).ToRational(ctx);
        }
        return IsNumber(ctx, other) ? Shift(ctx, self, new Exact(0) - Exact.From(ctx, other)) : throw RubyError.Type("expected numeric");
    }

    [RubyMethod(">>", "next_month")]
    public static RDate NextMonth(Context ctx, RDate self, object? months = null)
    {
        var n = months is null ? 1 : IsNumber(ctx, months) ? Coerce.ToLong(ctx, months) : throw RubyError.Type("expected numeric");
        var index = (self.Civil.Year * 12) + self.Civil.Month - 1 + n;
        var (year, month) = (Civil.FloorDiv(index, 12), (int)(index - (Civil.FloorDiv(index, 12) * 12)) + 1);
        for (var day = self.Civil.Day; day > 0; day--)
        {
            if (RDate.Valid(year, month, day, self.Start) is { } jd)
            {
                return RDate.Of(ctx, self, jd, self.Seconds, self.Offset, self.Start);
            }
        }
        throw RDate.Invalid();
    }

    [RubyMethod("<<", "prev_month")]
    public static RDate PreviousMonth(Context ctx, RDate self, object? months = null) =>
        NextMonth(ctx, self, Box.Int(-(months is null ? 1 : IsNumber(ctx, months) ? Coerce.ToLong(ctx, months) : throw RubyError.Type("expected numeric"))));

    [RubyMethod("next_year")]
    public static RDate NextYear(Context ctx, RDate self, long years = 1) => NextMonth(ctx, self, Box.Int(years * 12));

    [RubyMethod("prev_year")]
    public static RDate PreviousYear(Context ctx, RDate self, long years = 1) => NextMonth(ctx, self, Box.Int(-years * 12));

    [RubyMethod("next_day")]
    public static RDate NextDay(Context ctx, RDate self, long days = 1) => Shift(ctx, self, days);

    [RubyMethod("prev_day")]
    public static RDate PreviousDay(Context ctx, RDate self, long days = 1) => Shift(ctx, self, -days);

    [RubyMethod("next", "succ")]
    public static RDate Next(Context ctx, RDate self) => Shift(ctx, self, 1);

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RDate self, object? other) => other is RDate d ? Box.Int(self.Instant.CompareTo(d.Instant))
        : IsNumber(ctx, other) ? Box.Int(((self.Instant / 86400) - new Exact(1, 2)).CompareTo(Exact.From(ctx, other))) : null;

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RDate self, object? other) => Compare(ctx, self, other) is 0L;

    [RubyMethod("===")]
    public static bool IsSameDay(RDate self, object? other) => other is RDate d && self.Day == d.Day;

    [RubyMethod("eql?")]
    public static bool Eql(RDate self, object? other) => other is RDate d && self.Instant.CompareTo(d.Instant) == 0;

    [RubyMethod("hash")]
    public static long Hash(RDate self) => self.Instant.GetHashCode();

    [RubyMethod("initialize_copy")]
    public static RDate Copy(RDate self, RDate other) => self.Set(other.Day, other.Seconds, other.Offset, other.Start);

    [RubyMethod("step")]
    public static object? Step(Context ctx, RDate self, object? limit, object? by = null, RProc? block = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "step", by is null ? [limit] : [limit, by]);
        }
        var step = by is null ? 1 : Exact.From(ctx, by);
        for (var at = self; ctx.Compare(at, limit) is var order && (step.Sign >= 0 ? order <= 0 : order >= 0); at = Shift(ctx, at, step))
        {
            block.Yield(ctx, at);
        }
        return self;
    }

    [RubyMethod("upto")]
    public static object? UpTo(Context ctx, RDate self, object? limit, RProc? block) => block is null ? Enumerators.Make(ctx, self, "upto", [limit]) : Step(ctx, self, limit, null, block);

    [RubyMethod("downto")]
    public static object? DownTo(Context ctx, RDate self, object? limit, RProc? block) => block is null ? Enumerators.Make(ctx, self, "downto", [limit]) : Step(ctx, self, limit, Box.Int(-1), block);
}
