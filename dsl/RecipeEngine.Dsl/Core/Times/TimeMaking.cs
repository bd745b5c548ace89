using System.Globalization;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>Time.now, at, new, utc, local.</summary>
[RubyClass("Time", Includes = ["Comparable"])]
public static class TimeMaking
{
    static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RTime(klass).SetUtc(0);

    [RubyMethod("now", Singleton = true)]
    public static object? Now(Context ctx, RClass self, [Keyword(Name = "in")] object? zone = null)
    {
        var time = (RTime)self.Allocator!(self)!;
        time.CopyFrom(RTime.Now(ctx));
        if (zone is not null)
        {
            TimeZones.Show(ctx, time, time.Value, zone);
        }
        if (ctx.FindMethod(time, Sym.Initialize) is { Body: not BuiltinBody } custom)
        {
            custom.Body!.Call(ctx, custom, time, [], null);
        }
        return time;
    }

    [RubyMethod("at", Singleton = true)]
    public static RTime At(Context ctx, RClass self, object? time, [Optional] object? sub, [Optional] object? unit, [Keyword(Name = "in")] object? zone = null)
    {
        var result = (RTime)self.Allocator!(self)!;
        if (time is RTime other && sub is Undefined)
        {
            result.CopyFrom(other);
            return zone is null ? result : TimeZones.Show(ctx, result, other.Value, zone);
        }
        var value = time is RTime ? throw RubyError.Type("can't convert Time into an exact number") : Exact.From(ctx, time);
        if (sub is not Undefined)
        {
            var perSecond = unit switch
            {
                Undefined => 1_000_000L,
                RSymbol { Name: "microsecond" or "usec" } => 1_000_000L,
                RSymbol { Name: "millisecond" } => 1000L,
                RSymbol { Name: "nanosecond" or "nsec" } => 1_000_000_000L,
                _ => throw RubyError.Argument($"unexpected unit: {ctx.ToS(unit)}"),
            };
            value += Exact.From(ctx, sub) / perSecond;
        }
        return zone is null ? result.SetLocal(ctx.Interpreter, value) : TimeZones.Show(ctx, result, value, zone);
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RTime self, [Keyword(Name = "in")] object? zone = null, params object?[] rest)
    {
        if (rest.Length > 7)
        {
            throw RubyError.WrongArguments(rest.Length, 0, 7);
        }
        if (rest.Length == 7 && rest[6] is not null)
        {
            if (zone is not null)
            {
                throw RubyError.Argument("timezone argument given as positional and keyword arguments");
            }
            zone = rest[6];
        }
        if (rest.Length == 0)
        {
            self.CopyFrom(RTime.Now(ctx));
            if (zone is not null)
            {
                TimeZones.Show(ctx, self, self.Value, zone);
            }
            return;
        }
        var local = Read(ctx, rest.Length > 6 ? rest[..6] : rest, false);
        if (zone is not null)
        {
            TimeZones.FromLocal(ctx, self, local, zone);
        }
        else
        {
            SetFromLocal(ctx, self, local);
        }
    }

    static void SetFromLocal(Context ctx, RTime time, Exact local, bool? daylight = null)
    {
        var whole = local.Floor();
        var seconds = LocalZone.Of(ctx.Interpreter).FromLocal((long)whole, daylight);
        time.SetLocal(ctx.Interpreter, new Exact(seconds) + (local - new Exact(whole)));
    }

    [RubyMethod("utc", "gm", Singleton = true)]
    public static RTime Utc(Context ctx, RClass self, params object?[] rest) => ((RTime)self.Allocator!(self)!).SetUtc(Read(ctx, Checked(rest), true));

    [RubyMethod("local", "mktime", Singleton = true)]
    public static RTime Local(Context ctx, RClass self, params object?[] rest)
    {
        var time = (RTime)self.Allocator!(self)!;
        bool? daylight = rest.Length == 10 ? Context.Truthy(rest[8]) : null;
        SetFromLocal(ctx, time, Read(ctx, Checked(rest), true), daylight);
        return time;
    }

    static object?[] Checked(object?[] rest)
    {
        if (rest.Length is 0 or > 10 or 9)
        {
            throw RubyError.WrongArguments(rest.Length, 1, 8);
        }
        // sec, min, hour, day, month, year, wday, yday, isdst, zone
        return rest.Length == 10 ? [rest[5], rest[4], rest[3], rest[2], rest[1], rest[0]] : rest;
    }

    /// <summary>Seconds as counted at offset 0, of year, month, day, hour, minute, second and (where allowed) microsecond.</summary>
    static Exact Read(Context ctx, object?[] parts, bool microseconds)
    {
        object? At(int i) => parts.Length > i ? parts[i] : null;
        var year = Whole(ctx, At(0) ?? throw RubyError.Type("no implicit conversion of nil into Integer"));
        var month = At(1) is null ? 1 : Month(ctx, At(1));
        var day = At(2) is null ? 1 : Bits(ctx, At(2), 5);
        var hour = At(3) is null ? 0 : Bits(ctx, At(3), 5);
        var minute = At(4) is null ? 0 : Bits(ctx, At(4), 6);
        Within(month, 1, 12, "mon");
        Within(day, 1, 31, "mday");
        Within(hour, 0, 24, "hour");
        Within(minute, 0, hour == 24 ? 0 : 59, "min");
        Exact second = 0;
        if (At(5) is { } s)
        {
            second = Coerce.TryStr(ctx, s) is { } text ? TextSecond(text.Text) : Exact.From(ctx, s);
            if (second.Sign < 0 || second.CompareTo(61) >= 0 || (hour == 24 && second.Sign > 0))
            {
                throw RubyError.Argument(second.Sign < 0 || second.CompareTo(64) >= 0 ? "argument out of range" : "sec out of range");
            }
        }
        if (microseconds && At(6) is { } micro)
        {
            var sub = Exact.From(ctx, Coerce.TryStr(ctx, micro) is { } text ? Whole(ctx, text) : micro);
            if (sub.Sign < 0 || sub.CompareTo(1_000_000) >= 0)
            {
                throw RubyError.Argument("subsecx out of range");
            }
            second = new Exact(second.Floor()) + (sub / 1_000_000);
        }
        return new Exact(Civil.Seconds(year, month, 1, 0, 0, 0)) + new Exact(((day - 1) * 86400L) + (hour * 3600L) + (minute * 60L)) + second;
    }

    static Exact TextSecond(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d)
        ? new Exact(new System.Numerics.BigInteger(d * 1_000_000_000m), 1_000_000_000)
        : throw RubyError.Argument($"invalid value for Integer(): \"{text}\"");

    static long Whole(Context ctx, object? value)
    {
        if (Coerce.TryStr(ctx, value) is not { } text)
        {
            return Coerce.ToLong(ctx, value);
        }
        return long.TryParse(text.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n
            : throw RubyError.Argument($"invalid value for Integer(): {ctx.Inspect(text)}");
    }

    static int Month(Context ctx, object? value)
    {
        if (Coerce.TryStr(ctx, value) is { } text)
        {
            var named = Array.IndexOf(MonthNames, text.Text.ToLowerInvariant());
            if (named >= 0)
            {
                return named + 1;
            }
            value = text;
        }
        var month = Whole(ctx, value);
        return month is >= 0 and <= 15 ? (int)month : throw RubyError.Argument(value is RString ? "mon out of range" : "argument out of range");
    }

    // MRI keeps each number in so many bits before it looks at any of them: what needs more is told without a name, and first.
    static int Bits(Context ctx, object? value, int bits)
    {
        var n = Whole(ctx, value);
        return n >= 0 && n >> bits == 0 ? (int)n : throw RubyError.Argument("argument out of range");
    }

    static void Within(int value, int low, int high, string name)
    {
        if (value < low || value > high)
        {
            throw RubyError.Argument($"{name} out of range");
        }
    }
}
