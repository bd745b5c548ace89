using System.Buffers.Binary;
using System.Numerics;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Stdlib.Dates;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Times as Marshal's eight bytes and what does not fit in them.</summary>
static class MarshalTime
{
    static readonly RSymbol Zone = RSymbol.Of("zone"), NanoNum = RSymbol.Of("nano_num"), NanoDen = RSymbol.Of("nano_den"), Submicro = RSymbol.Of("submicro"), OffsetName = RSymbol.Of("offset");

    public static RString Dump(Context ctx, RTime time)
    {
        var civil = Civil.Of(time.Seconds);
        var nano = time.Fraction * 1_000_000_000;
        var whole = (long)nano.Floor();
        var year = civil.Year - 1900;
        if (year is < 0 or > 0xffff)
        {
            throw RubyError.Argument("year too " + (year < 0 ? "small" : "big") + " to marshal: " + civil.Year + " UTC");
        }
        var head = 1u << 31 | (time.Mode == TimeMode.Utc ? 1u : 0) << 30 | (uint)year << 14 | (uint)(civil.Month - 1) << 10 | (uint)civil.Day << 5 | (uint)civil.Hour;
        var tail = (uint)civil.Minute << 26 | (uint)civil.Second << 20 | (uint)(whole / 1000);
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, head);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), tail);
        var text = new RString(bytes, RubyEncoding.Binary);
        text.CopyInstanceVariablesFrom(time);
        text.SetInstanceVariable(Zone, time.Zone is { } zone ? ctx.SendPublic(zone, RSymbol.Of("name"), null)
            : time.ZoneName is null ? null : new RString(time.ZoneName, RubyEncoding.UsAscii));
        var rest = nano - new Exact(whole / 1000 * 1000);
        if (rest.Sign != 0)
        {
            text.SetInstanceVariable(NanoNum, Box.Int(rest.Numerator));
            text.SetInstanceVariable(NanoDen, Box.Int(rest.Denominator));
        }
        if (whole % 1000 is > 0 and var n)
        {
            byte[] packed = [(byte)(n / 100 << 4 | n / 10 % 10), (byte)(n % 10 << 4)];
            text.SetInstanceVariable(Submicro, new RString(packed.AsSpan(0, packed[1] == 0 ? 1 : 2), RubyEncoding.Binary));
        }
        if (time.Mode != TimeMode.Utc)
        {
            text.SetInstanceVariable(OffsetName, Box.Int(time.Offset));
        }
        return text;
    }

    public static RTime Load(Context ctx, RClass klass, RString text)
    {
        var bytes = text.ToBytes();
        if (bytes.Length < 8)
        {
            throw RubyError.Type("marshaled time format differ");
        }
        var head = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var tail = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
        var time = new RTime(klass);
        if (head >> 31 == 0)
        {
            return time.SetLocal(ctx.Interpreter, new Exact(head) + new Exact(tail, 1_000_000));
        }
        var days = Civil.Days((int)(head >> 14 & 0xffff) + 1900, (int)(head >> 10 & 15) + 1, (int)(head >> 5 & 31));
        var seconds = ((days * 24) + (head & 31)) * 3600 + (tail >> 26 & 63) * 60 + (tail >> 20 & 63);
        var value = new Exact(seconds) + new Exact(tail & 0xfffff, 1_000_000);
        if (text.GetInstanceVariable(NanoNum) is { } numerator)
        {
            value += new Exact(Num.Big(numerator), Num.Big(text.GetInstanceVariable(NanoDen) ?? 1L) * 1_000_000_000);
        }
        if ((head >> 30 & 1) == 1)
        {
            time.SetUtc(value);
        }
        else if (text.GetInstanceVariable(OffsetName) is long offset)
        {
            var local = new RTime(klass).SetLocal(ctx.Interpreter, value);
            var zone = (text.GetInstanceVariable(Zone) as RString)?.Text;
            if (local.Offset == offset && local.ZoneName == zone)
            {
                time = local;
            }
            else
            {
                time.SetFixed(value, (int)offset, zone);
                if (text.GetInstanceVariable(Zone) is RString named && TimeZones.Found(ctx, time, named) is var found && !ReferenceEquals(found, named))
                {
                    time.Zone = found;
                }
            }
        }
        else
        {
            time.SetLocal(ctx.Interpreter, value);
        }
        foreach (var name in text.InstanceVariableNames().Where(n => n.Name.StartsWith('@')))
        {
            time.SetInstanceVariable(name, text.GetInstanceVariable(name));
        }
        return time;
    }
}

/// <summary>Dates as six numbers: period, day, second, fraction, offset, calendar.</summary>
static class MarshalDate
{
    public static RArray Parts(RDate date)
    {
        var instant = date.Instant;
        var day = (long)(instant / 86400).Floor();
        var seconds = instant - (day * 86400);
        var whole = (long)seconds.Floor();
        var nano = (seconds - whole) * 1_000_000_000;
        return RArray.Of(Box.Int(0), Box.Int(day), Box.Int(whole), nano.IsWhole ? Box.Int(nano.Numerator) : RationalMath.Make(nano.Numerator, nano.Denominator), Box.Int(date.Offset), date.Start);
    }

    public static void Load(Context ctx, RDate date, RArray parts)
    {
        var nano = parts[3] is RRational r ? new Exact(r.Numerator, r.Denominator) : new Exact(Num.Big(parts[3]));
        var offset = (int)Coerce.ToLong(ctx, parts[4]);
        var seconds = new Exact(Num.Big(parts[2])) + nano / 1_000_000_000 + offset;
        date.Set(Coerce.ToLong(ctx, parts[1]) + Coerce.ToLong(ctx, parts[0]) * 71149239, seconds, offset, parts[5] is double start ? start : Convert.ToDouble(parts[5], System.Globalization.CultureInfo.InvariantCulture));
    }
}
