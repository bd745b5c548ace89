using System.Numerics;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>Adding, comparing, rounding and showing a Time elsewhere.</summary>
[RubyClass("Time")]
public static class TimeArithmetic
{
    [RubyMethod("+")]
    public static RTime Add(Context ctx, RTime self, object? other) =>
        other is RTime ? throw RubyError.Type("time + time?") : self.With(ctx, self.Value + Exact.From(ctx, other));

    [RubyMethod("-")]
    public static object? Subtract(Context ctx, RTime self, object? other) =>
        other is RTime t ? (self.Value - t.Value).ToDouble() : self.With(ctx, self.Value - Exact.From(ctx, other));

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RTime self, object? other)
    {
        if (other is RTime t)
        {
            return Box.Int(self.Value.CompareTo(t.Value));
        }
        if (other is null or bool or long or double or RString or RSymbol)
        {
            return null;
        }
        var mirrored = ctx.Send(other, Sym.Spaceship, self);
        return mirrored is null ? null : Box.Int(-ctx.ComparisonResult(mirrored, other, self));
    }

    [RubyMethod("eql?")]
    public static bool Eql(RTime self, object? other) => other is RTime t && self.Value.CompareTo(t.Value) == 0;

    [RubyMethod("utc", "gmtime")]
    public static RTime Utc(RTime self)
    {
        if (self.Mode != TimeMode.Utc)
        {
            self.CheckFrozen();
            self.SetUtc(self.Value);
        }
        return self;
    }

    [RubyMethod("getutc", "getgm")]
    public static RTime GetUtc(Context ctx, RTime self) => new RTime(ctx.ClassOf(self)).SetUtc(self.Value);

    [RubyMethod("localtime")]
    public static RTime LocalTime(Context ctx, RTime self, object? zone = null)
    {
        if (zone is null)
        {
            if (self.Mode != TimeMode.Local)
            {
                self.CheckFrozen();
                self.SetLocal(ctx.Interpreter, self.Value);
            }
            return self;
        }
        self.CheckFrozen();
        return TimeZones.Show(ctx, self, self.Value, zone);
    }

    [RubyMethod("getlocal")]
    public static RTime GetLocal(Context ctx, RTime self, object? zone = null)
    {
        var time = new RTime(ctx.ClassOf(self));
        return zone is null ? time.SetLocal(ctx.Interpreter, self.Value) : TimeZones.Show(ctx, time, self.Value, zone);
    }

    [RubyMethod("initialize_copy")]
    public static RTime InitializeCopy(RTime self, RTime other) => self.CopyFrom(other);

    [RubyMethod("round")]
    public static RTime Round(Context ctx, RTime self, long digits = 0) => Cut(ctx, self, digits, new Exact(1, 2), false);

    [RubyMethod("floor")]
    public static RTime Floor(Context ctx, RTime self, long digits = 0) => Cut(ctx, self, digits, 0, false);

    [RubyMethod("ceil")]
    public static RTime Ceil(Context ctx, RTime self, long digits = 0) => Cut(ctx, self, digits, 0, true);

    static RTime Cut(Context ctx, RTime self, long digits, Exact add, bool up)
    {
        if (digits < 0)
        {
            throw RubyError.Argument("negative ndigits given");
        }
        var unit = BigInteger.Pow(10, (int)Math.Min(digits, 1000));
        var scaled = new Exact(self.Value.Numerator * unit, self.Value.Denominator);
        var whole = (scaled + add).Floor();
        if (up && !scaled.IsWhole)
        {
            whole += 1;
        }
        return self.With(ctx, new Exact(whole, unit));
    }
}
