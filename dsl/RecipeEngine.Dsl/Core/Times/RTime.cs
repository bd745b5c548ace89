using System.Numerics;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>How a Time shows itself.</summary>
public enum TimeMode
{
    Local,
    Utc,
    Fixed,
}

/// <summary>A Time: an exact count of seconds since 1970-01-01 UTC, and the offset it is shown in.</summary>
public sealed class RTime(RClass klass) : RObject(klass)
{
    Civil? civil;

    /// <summary>Seconds since the epoch, exact.</summary>
    public Exact Value { get; private set; }
    public TimeMode Mode { get; private set; }
    /// <summary>Seconds east of Greenwich.</summary>
    public int Offset { get; private set; }
    public string? ZoneName { get; private set; }
    public bool IsDaylight { get; private set; }
    /// <summary>A timezone object given by the program, else null.</summary>
    public object? Zone { get; set; }

    public long Seconds
    {
        get
        {
            var whole = Value.Floor();
            return whole > long.MaxValue / 2 ? long.MaxValue / 2 : whole < long.MinValue / 2 ? long.MinValue / 2 : (long)whole;
        }
    }

    /// <summary>0 up to 1.</summary>
    public Exact Fraction => Value.IsWhole ? 0 : Value - new Exact(Value.Floor());
    public int Nanoseconds => Value.IsWhole ? 0 : (int)(Fraction * 1_000_000_000).Floor();
    public Civil Civil => civil ??= MakeCivil();

    // Beyond what 64 bits count the calendar repeats every 400 years.
    Civil MakeCivil()
    {
        var whole = Value.Floor();
        if (BigInteger.Abs(whole) < long.MaxValue / 2)
        {
            return Civil.Of((long)whole + Offset);
        }
        const long Cycle = 146097L * 86400;
        var rest = BigInteger.Remainder(whole, Cycle);
        var near = Civil.Of((long)rest + Offset);
        return near with { Year = (long)((whole - rest) / Cycle * 400) + near.Year };
    }

    public RTime SetUtc(Exact value)
    {
        (Value, Mode, Offset, ZoneName, IsDaylight, civil, Zone) = (value, TimeMode.Utc, 0, "UTC", false, null, null);
        return this;
    }

    public RTime SetFixed(Exact value, int offset, string? zone = null)
    {
        (Value, Mode, Offset, ZoneName, IsDaylight, civil, Zone) = (value, TimeMode.Fixed, offset, zone, false, null, null);
        return this;
    }

    public RTime SetLocal(Interpreter interpreter, Exact value)
    {
        (Value, Mode, civil, Zone) = (value, TimeMode.Local, null, null);
        (Offset, ZoneName, IsDaylight) = LocalZone.Of(interpreter).At(Seconds);
        return this;
    }

    /// <summary>Takes over everything of another time but its class.</summary>
    public RTime CopyFrom(RTime other)
    {
        (Value, Mode, Offset, ZoneName, IsDaylight, civil, Zone) = (other.Value, other.Mode, other.Offset, other.ZoneName, other.IsDaylight, other.civil, other.Zone);
        return this;
    }

    /// <summary>Another moment, shown as this one is.</summary>
    public RTime With(Context ctx, Exact value)
    {
        var time = new RTime(ctx.Interpreter.FindClass(ctx, "Time"));
        switch (Mode)
        {
            case TimeMode.Utc: return time.SetUtc(value);
            case TimeMode.Local: return time.SetLocal(ctx.Interpreter, value);
            default:
                time.SetFixed(value, Offset, ZoneName).Zone = Zone;
                return Zone is null ? time : TimeZones.Show(ctx, time, value, Zone);
        }
    }

    public static RTime Local(Context ctx, Exact value) => new RTime(ctx.Interpreter.FindClass(ctx, "Time")).SetLocal(ctx.Interpreter, value);

    public static RTime Of(Context ctx, Systems.Timestamp stamp) => Local(ctx, Exact.Of(stamp.Seconds, (int)stamp.Nanoseconds));

    /// <summary>The machine's clock now.</summary>
    public static RTime Now(Context ctx) => Of(ctx, ctx.Interpreter.Machine.ReadClock(Systems.MachineClock.Realtime));

    public Systems.Timestamp ToTimestamp() => new(Seconds, Nanoseconds);

    /// <summary>"+0100", and "+010203" where seconds count; with a colon on request.</summary>
    public static string OffsetText(int offset, string separator = "")
    {
        var a = Math.Abs(offset);
        var text = $"{(offset < 0 ? '-' : '+')}{a / 3600:00}{separator}{a / 60 % 60:00}";
        return a % 60 == 0 ? text : text + separator + $"{a % 60:00}";
    }

    /// <summary>As Time#to_s.</summary>
    public override string ToString() => $"{DateText} {(Mode == TimeMode.Utc ? "UTC" : OffsetText(Offset))}";

    internal string DateText
    {
        get
        {
            var c = Civil;
            var year = c.Year < 0 ? "-" + (-c.Year).ToString("0000", null) : c.Year.ToString("0000", null);
            return $"{year}-{c.Month:00}-{c.Day:00} {c.Hour:00}:{c.Minute:00}:{c.Second:00}";
        }
    }
}
