using System.Text;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.StringScanning;

/// <summary>A StringScanner: a string, a position in bytes, and the last match.</summary>
public sealed class RStringScanner(RClass klass) : RObject(klass)
{
    RString? text;

    /// <summary>Null until initialized.</summary>
    public RString Text
    {
        get => text ?? throw RubyError.Argument("uninitialized StringScanner object");
        set => text = value;
    }

    public bool IsInitialized => text is not null;

    /// <summary>In bytes.</summary>
    public int Position { get; set; }

    /// <summary>\A and ^ mean the start of the string, not the position.</summary>
    public bool FixedAnchor { get; set; }

    /// <summary>The last match; null after a failure.</summary>
    public ScanMatch? Match { get; set; }

    public RubyEncoding Encoding => Text.Encoding;

    public int ByteLength => Text.ByteLength;

    public bool AtEnd => Position >= ByteLength;

    // Where a byte is a unit: no counting needed.
    bool BytesAreUnits => Text.IsAscii || (Text.Encoding.IsSingleByte && !Text.HasSurrogates) || ReferenceEquals(Text.Encoding, RubyEncoding.Binary);

    /// <summary>The text as a pattern sees it and the position in UTF-16 units of it. Amid a character the text begins there.</summary>
    public (RString Subject, int Unit, int Base) View()
    {
        if (BytesAreUnits)
        {
            return (Text, Math.Min(Position, Text.Units), 0);
        }
        var unit = UnitOf(Position);
        return unit >= 0 ? (Text, unit, 0) : (new RString(Text.ToBytes().AsSpan(Position), Text.Encoding), 0, Position);
    }

    // -1 amid a character.
    int UnitOf(int bytes)
    {
        var span = Text.Span;
        int unit = 0, at = 0;
        while (at < bytes && unit < span.Length)
        {
            var width = Characters.Width(span, unit);
            at += BytesIn(span.Slice(unit, width));
            unit += width;
        }
        return at == bytes ? unit : at < bytes ? span.Length : -1;
    }

    /// <summary>How many bytes a part of the text takes.</summary>
    public int BytesIn(ReadOnlySpan<char> part)
    {
        if (BytesAreUnits || (Encoding.IsAsciiCompatible && Ascii.IsValid(part)))
        {
            return part.Length;
        }
        return ReferenceEquals(Encoding, RubyEncoding.Utf8) && Characters.IsValid(part) ? System.Text.Encoding.UTF8.GetByteCount(part) : Encoding.Encode(part.ToString()).Length;
    }

    /// <summary>A part of the string by bytes.</summary>
    public RString Bytes(int start, int end)
    {
        if (BytesAreUnits)
        {
            end = Math.Min(end, Text.Units);
            return new RString(start >= end ? "" : new string(Text.Span[start..end]), Encoding);
        }
        var bytes = Text.ToBytes();
        end = Math.Min(end, bytes.Length);
        return new RString(start >= end ? [] : bytes.AsSpan(start, end - start), Encoding);
    }
}

/// <summary>What a scan found; offsets in bytes of the scanner's string.</summary>
/// <param name="Before">the position before the scan</param>
/// <param name="Start">where the match begins</param>
/// <param name="End">where it ends</param>
/// <param name="Groups">null when plain text or a single character was taken</param>
/// <param name="Subject">what the groups' offsets count in</param>
public sealed record ScanMatch(int Before, int Start, int End, RMatch? Groups, RString Subject);
