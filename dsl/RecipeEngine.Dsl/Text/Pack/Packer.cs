using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Array#pack.</summary>
public sealed class Packer
{
    readonly IPackValues values;
    readonly List<byte> output = [];
    RubyEncoding encoding = RubyEncoding.UsAscii;
    int next;

    Packer(IPackValues values) => this.values = values;

    /// <summary>The packed bytes and the encoding of the string they make; with a start they stand behind it.</summary>
    public static (byte[] Bytes, RubyEncoding Encoding) Pack(string template, IPackValues values, byte[]? start = null)
    {
        var packer = new Packer(values);
        packer.output.AddRange(start ?? []);
        foreach (var directive in PackDirective.Read(template))
        {
            // U makes UTF-8 unless bytes came before or follow; text encodings leave US-ASCII; all else is BINARY.
            if (directive.Letter == 'U')
            {
                packer.encoding = packer.encoding == RubyEncoding.UsAscii ? RubyEncoding.Utf8 : packer.encoding;
            }
            else if (directive.Letter is not ('m' or 'M' or 'u'))
            {
                packer.encoding = RubyEncoding.Binary;
            }
            packer.Write(directive);
        }
        return ([.. packer.output], packer.encoding);
    }

    object? Next() => next < values.Count ? values.At(next++) : throw TextError.Argument("too few arguments");

    // m and u do not take nil for an empty string
    object? NextText() => Next() ?? throw new TextError(TextErrorKind.Type, "no implicit conversion of nil into String");

    int Times(PackDirective directive) => directive.All ? values.Count - next : directive.Times;

    void Write(PackDirective directive)
    {
        switch (directive.Letter)
        {
            case 'a' or 'A' or 'Z':
                Text(directive, values.ToBytes(Next()));
                break;
            case 'b' or 'B':
                Bits(directive, values.ToBytes(Next()));
                break;
            case 'h' or 'H':
                Nibbles(directive, values.ToBytes(Next()));
                break;
            case 'U':
                for (var left = Times(directive); left > 0; left--)
                {
                    Utf8(values.ToInteger(Next()));
                }
                break;
            case 'w':
                for (var left = Times(directive); left > 0; left--)
                {
                    Compressed(values.ToInteger(Next()));
                }
                break;
            case 'm':
                PackText.Base64(output, values.ToBytes(NextText()), directive.All ? null : directive.Count);
                break;
            case 'M':
                PackText.QuotedPrintable(output, values.ToText(Next()), directive.Times);
                break;
            case 'u':
                PackText.Uuencode(output, values.ToBytes(NextText()), directive.All ? null : directive.Count);
                break;
            case 'x':
                Zeros(directive.All ? 0 : directive.Times);
                break;
            case 'X':
                Back(directive.All ? 0 : directive.Times);
                break;
            case '@':
                var distance = (directive.All ? 0 : directive.Times) - output.Count;
                Zeros(distance);
                Back(-distance);
                break;
            case 'p' or 'P':
                throw TextError.Argument("pointers cannot be packed");
            case '%':
                throw TextError.Argument("% is not supported");
            default:
                Numbers(directive);
                break;
        }
    }

    void Numbers(PackDirective directive)
    {
        if (directive.IsInteger)
        {
            for (var left = Times(directive); left > 0; left--)
            {
                Integer(directive, values.ToInteger(Next()));
            }
        }
        else if (directive.IsFloat)
        {
            for (var left = Times(directive); left > 0; left--)
            {
                Float(directive, values.ToFloat(Next()));
            }
        }
    }

    // Integers too long are cut to their low bytes.
    void Integer(PackDirective directive, BigInteger value)
    {
        var low = (ulong)(value & ulong.MaxValue);
        for (var i = 0; i < directive.Size; i++)
        {
            var shift = directive.IsBigEndian ? directive.Size - 1 - i : i;
            output.Add((byte)(low >> (shift * 8)));
        }
    }

    void Float(PackDirective directive, double value)
    {
        Span<byte> bytes = stackalloc byte[directive.IsDouble ? 8 : 4];
        if (directive.IsDouble)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        }
        if (directive.IsBigEndian)
        {
            bytes.Reverse();
        }
        output.AddRange(bytes);
    }

    void Text(PackDirective directive, byte[] bytes)
    {
        var length = directive.All ? bytes.Length + (directive.Letter == 'Z' ? 1 : 0) : directive.Times;
        output.AddRange(bytes.AsSpan(0, Math.Min(length, bytes.Length)));
        for (var left = length - bytes.Length; left > 0; left--)
        {
            output.Add((byte)(directive.Letter == 'A' ? ' ' : 0));
        }
    }

    void Bits(PackDirective directive, byte[] digits)
    {
        var length = directive.All ? digits.Length : directive.Times;
        var used = Math.Min(length, digits.Length);
        for (var start = 0; start < used; start += 8)
        {
            var value = 0;
            for (var i = start; i < Math.Min(start + 8, used); i++)
            {
                value |= (digits[i] & 1) << (directive.Letter == 'b' ? i - start : 7 - (i - start));
            }
            output.Add((byte)value);
        }
        // Ruby counts missing characters as half a byte each, as for hexadecimal digits.
        Zeros((length - used + 1) / 2);
    }

    void Nibbles(PackDirective directive, byte[] digits)
    {
        var length = directive.All ? digits.Length : directive.Times;
        for (var start = 0; start < length; start += 2)
        {
            int Nibble(int i) => i >= length || i >= digits.Length ? 0
                : char.IsAsciiLetter((char)digits[i]) ? (digits[i] + 9) & 15 : digits[i] & 15;
            var (first, second) = (Nibble(start), Nibble(start + 1));
            output.Add((byte)(directive.Letter == 'h' ? second << 4 | first : first << 4 | second));
        }
    }

    void Utf8(BigInteger value)
    {
        if (value < 0 || value > 0x7FFFFFFF)
        {
            throw TextError.Range(value > long.MaxValue || value < long.MinValue ? "bignum too big to convert into `long'" : "pack(U): value out of range");
        }
        var code = (int)value;
        if (code < 0x80)
        {
            output.Add((byte)code);
            return;
        }
        // Surrogates and codes beyond Unicode are written by the same scheme.
        var tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : code < 0x200000 ? 3 : code < 0x4000000 ? 4 : 5;
        output.Add((byte)((0xFF00 >> (tail + 1)) & 0xFF | code >> (6 * tail)));
        for (var i = tail - 1; i >= 0; i--)
        {
            output.Add((byte)(0x80 | (code >> (6 * i) & 0x3F)));
        }
    }

    void Compressed(BigInteger value)
    {
        if (value.Sign < 0)
        {
            throw TextError.Argument("can't compress negative numbers");
        }
        var groups = new Stack<byte>();
        do
        {
            groups.Push((byte)((int)(value & 0x7F) | (groups.Count == 0 ? 0 : 0x80)));
            value >>= 7;
        }
        while (!value.IsZero);
        output.AddRange(groups);
    }

    void Zeros(int count)
    {
        for (; count > 0; count--)
        {
            output.Add(0);
        }
    }

    void Back(int count)
    {
        if (count > output.Count)
        {
            throw TextError.Argument("X outside of string");
        }
        output.RemoveRange(output.Count - Math.Max(0, count), Math.Max(0, count));
    }
}
