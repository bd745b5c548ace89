namespace RecipeEngine.Dsl.Core.Times;

/// <summary>Reads what programs give as a zone: "+09:00", "UTC", "A", seconds, or a timezone object.</summary>
public static class TimeZones
{
    static readonly RSymbol UtcToLocal = RSymbol.Of("utc_to_local"), LocalToUtc = RSymbol.Of("local_to_utc");

    /// <summary>An offset in seconds; null for UTC itself; <see cref="Undefined"/> never: a wrong one is ArgumentError.</summary>
    /// <returns>false when the value is a timezone object (neither text nor number)</returns>
    static bool TryOffset(Context ctx, object? zone, RSymbol needed, out int offset, out bool utc)
    {
        utc = false;
        offset = 0;
        switch (zone)
        {
            case RString or not (null or long or double or bool) when Coerce.TryStr(ctx, zone) is { } text:
                offset = ParseOffset(text.Text, out utc) ?? throw RubyError.Argument($"\"+HH:MM\", \"-HH:MM\", \"UTC\" or \"A\"..\"I\",\"K\"..\"Z\" expected for utc_offset: {text.Text}");
                return true;
            case long or double:
                break;
            default:
                if (ctx.RespondTo(zone, needed))
                {
                    return false;
                }
                break;
        }
        var exact = Exact.From(ctx, zone);
        if (exact.CompareTo(-86400) <= 0 || exact.CompareTo(86400) >= 0)
        {
            throw RubyError.Argument("utc_offset out of range");
        }
        offset = (int)exact.Floor();
        return true;
    }

    /// <summary>Seconds of "+HH", "+HHMM", "+HH:MM", "+HH:MM:SS", "+HHMMSS", "UTC", "Z" or a military letter; null when it is none.</summary>
    public static int? ParseOffset(string text, out bool utc)
    {
        utc = text is "UTC" or "Z" or "-00:00";
        if (utc)
        {
            return 0;
        }
        if (text.Length == 1)
        {
            return text[0] switch
            {
                >= 'A' and <= 'I' => (text[0] - 'A' + 1) * 3600,
                >= 'K' and <= 'M' => (text[0] - 'A') * 3600,
                >= 'N' and <= 'Y' => -(text[0] - 'N' + 1) * 3600,
                _ => null,
            };
        }
        if (text.Length < 3 || text[0] is not ('+' or '-'))
        {
            return null;
        }
        var body = text[1..];
        var digits = body.Replace(":", "", StringComparison.Ordinal);
        var shape = body.Length switch
        {
            2 or 4 or 6 => body.All(char.IsAsciiDigit),
            5 => body[2] == ':',
            8 => body[2] == ':' && body[5] == ':',
            _ => false,
        };
        if (!shape || digits.Length is not (2 or 4 or 6) || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }
        int At(int i) => digits.Length > i ? ((digits[i] - '0') * 10) + digits[i + 1] - '0' : 0;
        if (At(2) > 59 || At(4) > 59)
        {
            return null;
        }
        if (At(0) > 23)
        {
            throw RubyError.Argument("utc_offset out of range");
        }
        var total = (At(0) * 3600) + (At(2) * 60) + At(4);
        return text[0] == '-' ? -total : total;
    }

    static int Within(System.Numerics.BigInteger offset) => offset > -86400 && offset < 86400 ? (int)offset : throw RubyError.Argument("utc_offset out of range");

    static readonly RSymbol FindTimezone = RSymbol.Of("find_timezone");

    /// <summary>A zone's name made the object for it, where the time's class can find zones.</summary>
    internal static object? Found(Context ctx, RTime time, object? zone) =>
        zone is RString name && ctx.RespondTo(ctx.ClassOf(time), FindTimezone) && !IsOffset(name.Text) ? ctx.Send(ctx.ClassOf(time), FindTimezone, name) : zone;

    static bool IsOffset(string text) => ParseOffset(text, out _) is not null;

    /// <summary>Shows a moment in a zone.</summary>
    public static RTime Show(Context ctx, RTime time, Exact value, object? zone)
    {
        zone = Found(ctx, time, zone);
        if (TryOffset(ctx, zone, UtcToLocal, out var offset, out var utc))
        {
            return utc ? time.SetUtc(value) : time.SetFixed(value, offset);
        }
        var asUtc = new RTime(ctx.Interpreter.FindClass(ctx, "Time")).SetUtc(value);
        var local = ctx.Send(zone, UtcToLocal, asUtc);
        var seconds = local is RTime t ? Civil.Seconds(t.Civil.Year, t.Civil.Month, t.Civil.Day, t.Civil.Hour, t.Civil.Minute, t.Civil.Second)
            : (long)Exact.From(ctx, local is long ? local : ctx.Send(local, Sym.ToI)).Floor();
        time.SetFixed(value, Within(seconds - asUtc.Seconds)).Zone = zone;
        return time;
    }

    /// <summary>The moment at which clocks of a zone show the given (as counted at offset 0).</summary>
    public static RTime FromLocal(Context ctx, RTime time, Exact local, object? zone)
    {
        zone = Found(ctx, time, zone);
        if (TryOffset(ctx, zone, LocalToUtc, out var offset, out var utc))
        {
            return utc ? time.SetUtc(local) : time.SetFixed(local - offset, offset);
        }
        var asUtc = new RTime(ctx.Interpreter.FindClass(ctx, "Time")).SetUtc(local);
        var answer = ctx.Send(zone, LocalToUtc, asUtc);
        var moment = answer is RTime t ? t.Value : Exact.From(ctx, answer is long ? answer : ctx.Send(answer, Sym.ToI));
        time.SetFixed(moment, Within((local - moment).Floor())).Zone = zone;
        return time;
    }
}
