using System.Buffers.Binary;
using System.Text;

namespace RecipeEngine.Dsl.Core.Times;

/// <summary>Reads TZif files (RFC 8536).</summary>
public static class ZoneFile
{
    /// <summary>Null when the bytes are no zone file.</summary>
    public static ZoneRules? Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length < 44 || !data.StartsWith("TZif"u8))
        {
            return null;
        }
        var version = data[4];
        var header = new Header(data);
        if (version < (byte)'2')
        {
            return Read(data[44..], header, 4, null);
        }
        data = data[(44 + header.Length(4))..];
        header = new Header(data);
        var body = data[44..];
        var footer = Encoding.ASCII.GetString(body[header.Length(8)..]).Trim('\n', '\0');
        return Read(body, header, 8, PosixRule.Parse(footer));
    }

    readonly ref struct Header
    {
        public readonly int UtcFlags, StandardFlags, Leaps, Times, Types, Characters;

        public Header(ReadOnlySpan<byte> data)
        {
            UtcFlags = At(data, 20);
            StandardFlags = At(data, 24);
            Leaps = At(data, 28);
            Times = At(data, 32);
            Types = At(data, 36);
            Characters = At(data, 40);
        }

        static int At(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadInt32BigEndian(data[offset..]);

        public int Length(int width) => (Times * (width + 1)) + (Types * 6) + Characters + (Leaps * (width + 4)) + StandardFlags + UtcFlags;
    }

    static ZoneRules Read(ReadOnlySpan<byte> body, Header header, int width, PosixRule? rule)
    {
        var transitions = new long[header.Times];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = width == 8 ? BinaryPrimitives.ReadInt64BigEndian(body[(i * 8)..]) : BinaryPrimitives.ReadInt32BigEndian(body[(i * 4)..]);
        }
        var indexes = body[(header.Times * width)..];
        var typeBytes = indexes[header.Times..];
        var names = typeBytes[(header.Types * 6)..];
        var types = new ZonePeriod[header.Types];
        for (var i = 0; i < types.Length; i++)
        {
            var entry = typeBytes[(i * 6)..];
            var name = names[entry[5]..];
            types[i] = new ZonePeriod(BinaryPrimitives.ReadInt32BigEndian(entry), Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]), entry[4] != 0);
        }
        var periods = new ZonePeriod[header.Times + 1];
        periods[0] = types.Length == 0 ? new ZonePeriod(0, "UTC", false) : types[0];
        for (var i = 0; i < header.Times; i++)
        {
            periods[i + 1] = types[indexes[i]];
        }
        return new ZoneRules(transitions, periods, rule);
    }
}
