using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>String#unpack: each value goes to a callback as a long, BigInteger, double, <see cref="UnpackedText"/> or null.</summary>
public sealed class Unpacker
{
    readonly byte[] data;
    readonly int origin;
    readonly Action<object?> yield;
    int at;

    Unpacker(byte[] data, int offset, Action<object?> yield)
    {
        this.data = data;
        origin = at = offset;
        this.yield = yield;
    }

    public static void Unpack(byte[] data, string template, Action<object?> yield, int offset = 0)
    {
        var unpacker = new Unpacker(data, offset, yield);
        foreach (var directive in PackDirective.Read(template))
        {
            unpacker.Read(directive);
        }
    }

    int Left => data.Length - at;

    void Read(PackDirective directive)
    {
        switch (directive.Letter)
        {
            case 'a' or 'A' or 'Z': Text(directive); break;
            case 'b' or 'B': Bits(directive); break;
            case 'h' or 'H': Nibbles(directive); break;
            case 'U': Utf8(directive); break;
            case 'w': Compressed(directive); break;
            case 'm':
                yield(new UnpackedText(PackText.FromBase64(data.AsSpan(at), directive.Count == 0), RubyEncoding.Binary));
                at = data.Length;
                break;
            case 'M':
                yield(new UnpackedText(PackText.FromQuotedPrintable(data.AsSpan(at)), RubyEncoding.Binary));
                at = data.Length;
                break;
            case 'u':
                yield(new UnpackedText(PackText.FromUuencoded(data.AsSpan(at), out var used), RubyEncoding.Binary));
                at += used;
                break;
            case 'x': Move(directive.All ? data.Length : at + directive.Times, "x"); break;
            case 'X': Move(directive.All ? at - (data.Length - at) : at - directive.Times, "X"); break;
            case '@': Move(origin + (directive.All ? data.Length - at : directive.Count ?? 0), "@"); break;
            case 'p' or 'P': throw TextError.Argument("pointers cannot be unpacked");
            case '%': throw TextError.Argument("% is not supported");
            default:
                if (directive.IsInteger)
                {
                    Numbers(directive, directive.Size, Integer);
                }
                else if (directive.IsFloat)
                {
                    Numbers(directive, directive.IsDouble ? 8 : 4, Float);
                }
                break;
        }
    }

    void Move(int target, string letter) =>
        at = target >= 0 && target <= data.Length ? target : throw TextError.Argument($"{letter} outside of string");

    // A count asks for so many values: nil for those the data does not have.
    void Numbers(PackDirective directive, int size, Func<PackDirective, ReadOnlyMemory<byte>, object> read)
    {
        var wanted = directive.All ? Left / size : directive.Times;
        for (; wanted > 0 && Left >= size; wanted--, at += size)
        {
            yield(read(directive, data.AsMemory(at, size)));
        }
        for (; wanted > 0; wanted--)
        {
            yield(null);
        }
    }

    static object Integer(PackDirective directive, ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            value = value << 8 | bytes.Span[directive.IsBigEndian ? i : bytes.Length - 1 - i];
        }
        if (directive.IsSigned)
        {
            var unused = 64 - bytes.Length * 8;
            return (long)(value << unused) >> unused;
        }
        return value <= long.MaxValue ? (long)value : (BigInteger)value;
    }

    static object Float(PackDirective directive, ReadOnlyMemory<byte> bytes) => (directive.IsDouble, directive.IsBigEndian) switch
    {
        (true, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes.Span),
        (true, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes.Span),
        (false, true) => (double)BinaryPrimitives.ReadSingleBigEndian(bytes.Span),
        _ => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes.Span),
    };

    void Text(PackDirective directive)
    {
        var length = directive.All ? Left : Math.Min(directive.Times, Left);
        var part = data.AsSpan(at, length);
        var used = length;
        if (directive.Letter == 'A')
        {
            part = part.TrimEnd(" \0"u8);
        }
        else if (directive.Letter == 'Z' && part.IndexOf((byte)0) is var end and >= 0)
        {
            part = part[..end];
            used = directive.All ? end + 1 : length;
        }
        yield(new UnpackedText(part.ToArray(), RubyEncoding.Binary));
        at += used;
    }

    void Bits(PackDirective directive)
    {
        var count = directive.All ? Left * 8 : (int)Math.Min(directive.Times, Left * 8L);
        var digits = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var shift = directive.Letter == 'b' ? i % 8 : 7 - i % 8;
            digits[i] = (byte)('0' + (data[at + i / 8] >> shift & 1));
        }
        yield(new UnpackedText(digits, RubyEncoding.UsAscii));
        at += (count + 7) / 8;
    }

    void Nibbles(PackDirective directive)
    {
        var count = directive.All ? Left * 2 : (int)Math.Min(directive.Times, Left * 2L);
        var digits = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var low = directive.Letter == 'h' == (i % 2 == 0);
            digits[i] = (byte)"0123456789abcdef"[data[at + i / 2] >> (low ? 0 : 4) & 15];
        }
        yield(new UnpackedText(digits, RubyEncoding.UsAscii));
        at += (count + 1) / 2;
    }

    void Utf8(PackDirective directive)
    {
        for (var left = directive.All ? int.MaxValue : directive.Times; left > 0 && Left > 0; left--)
        {
            yield(Utf8Code());
        }
    }

    // The lead byte tells the length; surrogates are let through, as are codes beyond Unicode.
    long Utf8Code()
    {
        var lead = data[at];
        if (lead < 0x80)
        {
            at++;
            return lead;
        }
        var length = lead switch { >= 0xFC and < 0xFE => 6, >= 0xF8 and < 0xFC => 5, >= 0xF0 and < 0xF8 => 4, >= 0xE0 and < 0xF0 => 3, >= 0xC0 and < 0xE0 => 2, _ => 0 };
        if (length == 0)
        {
            throw TextError.Argument("malformed UTF-8 character");
        }
        if (length > Left)
        {
            throw TextError.Argument($"malformed UTF-8 character (expected {length} bytes, given {Left} bytes)");
        }
        long code = lead & (0xFF >> (length + 1));
        for (var i = 1; i < length; i++)
        {
            if ((data[at + i] & 0xC0) != 0x80)
            {
                throw TextError.Argument("malformed UTF-8 character");
            }
            code = code << 6 | (byte)(data[at + i] & 0x3F);
        }
        var shortest = length switch { 2 => 0x80, 3 => 0x800, 4 => 0x10000, 5 => 0x200000, _ => 0x4000000 };
        if (code < shortest)
        {
            throw TextError.Argument("redundant UTF-8 sequence");
        }
        at += length;
        return code;
    }

    void Compressed(PackDirective directive)
    {
        BigInteger value = 0;
        for (var left = directive.All ? int.MaxValue : directive.Times; left > 0 && Left > 0;)
        {
            var part = data[at++];
            value = value << 7 | (byte)(part & 0x7F);
            if (part < 0x80)
            {
                yield(IntegerParser.Normalize(value));
                value = 0;
                left--;
            }
        }
    }
}
