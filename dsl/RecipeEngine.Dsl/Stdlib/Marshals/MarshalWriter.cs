using System.Numerics;
using System.Text;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Stdlib.Dates;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Writes one value in Marshal's format.</summary>
sealed partial class MarshalWriter(Context ctx)
{
    static readonly RSymbol MarshalDump = RSymbol.Of("marshal_dump"), Dump = RSymbol.Of("_dump"), E = RSymbol.Of("E"), EncodingName = RSymbol.Of("encoding");

    readonly List<byte> bytes = [4, 8];
    readonly Dictionary<RSymbol, int> symbols = [];
    readonly Dictionary<object, int> objects = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<long, int> floats = [];
    int count;

    public byte[] ToBytes() => [.. bytes];

    void Tag(char tag) => bytes.Add((byte)tag);

    /// <summary>A number in one to five bytes, small ones in one.</summary>
    void Number(long n)
    {
        switch (n)
        {
            case 0: bytes.Add(0); return;
            case > 0 and < 123: bytes.Add((byte)(n + 5)); return;
            case < 0 and > -124: bytes.Add((byte)(n - 5)); return;
        }
        var at = bytes.Count;
        bytes.Add(0);
        var length = 0;
        for (var rest = n; length < 4 && rest != 0 && rest != -1; length++, rest >>= 8)
        {
            bytes.Add((byte)rest);
        }
        bytes[at] = (byte)(n < 0 ? -length : length);
    }

    void Bytes(ReadOnlySpan<byte> content)
    {
        Number(content.Length);
        bytes.AddRange(content);
    }

    void Symbol(RSymbol symbol)
    {
        if (symbols.TryGetValue(symbol, out var at))
        {
            Tag(';');
            Number(at);
            return;
        }
        symbols[symbol] = symbols.Count;
        var name = new RString(symbol.Name, symbol.Encoding ?? RubyEncoding.Utf8);
        var labelled = !name.IsAscii && !ReferenceEquals(name.Encoding, RubyEncoding.Binary);
        if (labelled)
        {
            Tag('I');
        }
        Tag(':');
        Bytes(name.ToBytes());
        if (labelled)
        {
            Number(1);
            EncodingOf(name.Encoding);
        }
    }

    void Symbol(string name) => Symbol(RSymbol.Of(name));

    void EncodingOf(RubyEncoding encoding)
    {
        if (ReferenceEquals(encoding, RubyEncoding.Utf8) || ReferenceEquals(encoding, RubyEncoding.UsAscii))
        {
            Symbol(E);
            Tag(ReferenceEquals(encoding, RubyEncoding.Utf8) ? 'T' : 'F');
            return;
        }
        Symbol(EncodingName);
        Tag('"');
        Bytes(Encoding.ASCII.GetBytes(encoding.Name));
        count++;
    }

    string PathOf(RModule module)
    {
        if (module.Name is { } name && !name.StartsWith('#'))
        {
            return name;
        }
        throw RubyError.Type($"can't dump anonymous {(module.IsClass ? "class" : "module")} {module}");
    }

    public void Write(object? value, long limit)
    {
        if (limit == 0)
        {
            throw RubyError.Argument("exceed depth limit");
        }
        limit = limit > 0 ? limit - 1 : limit;
        switch (value)
        {
            case null: Tag('0'); return;
            case bool b: Tag(b ? 'T' : 'F'); return;
            case long n when n is >= -(1L << 30) and < 1L << 30:
                Tag('i');
                Number(n);
                return;
            case long n: Big(n); return;
            case RSymbol s: Symbol(s); return;
            case double d when floats.TryGetValue(BitConverter.DoubleToInt64Bits(d), out var place): Link(place); return;
            case double d:
                floats[BitConverter.DoubleToInt64Bits(d)] = count++;
                Tag('f');
                Bytes(Encoding.ASCII.GetBytes(MarshalFloat.Text(d)));
                return;
        }
        if (objects.TryGetValue(value, out var known))
        {
            Link(known);
            return;
        }
        if (value is BigInteger big)
        {
            objects[value] = count++;
            BigDigits(big);
            return;
        }
        Object((RObject)value, limit);
    }

    void Link(int place)
    {
        Tag('@');
        Number(place);
    }

    void Big(BigInteger n)
    {
        count++;
        BigDigits(n);
    }

    void BigDigits(BigInteger n)
    {
        Tag('l');
        Tag(n.Sign < 0 ? '-' : '+');
        var digits = BigInteger.Abs(n).ToByteArray(isUnsigned: true);
        Number((digits.Length + 1) / 2);
        bytes.AddRange(digits);
        if (digits.Length % 2 == 1)
        {
            bytes.Add(0);
        }
    }

    void Object(RObject o, long limit)
    {
        if (Mine(o, out var form))
        {
            objects[o] = count++;
            Tag('U');
            Symbol(PathOf(ctx.ClassOf(o)));
            Write(form, limit);
            return;
        }
        if (ctx.RespondTo(o, MarshalDump))
        {
            objects[o] = count++;
            var content = ctx.Send(o, MarshalDump);
            Extensions(o, false);
            Tag('U');
            Symbol(PathOf(ctx.ClassOf(o)));
            Write(content, limit);
            return;
        }
        if (o is RTime || ctx.RespondTo(o, Dump))
        {
            var text = ctx.Send(o, Dump, Box.Int(limit)) as RString ?? throw RubyError.Type("_dump() must return string");
            UserBytes(o, text, limit);
            return;
        }
        objects[o] = count++;
        Plain(o, limit);
    }

    void UserBytes(RObject o, RString text, long limit)
    {
        var names = text.InstanceVariableNames().ToList();
        var labelled = names.Count > 0 || !ReferenceEquals(text.Encoding, RubyEncoding.Binary);
        if (labelled)
        {
            Tag('I');
        }
        Tag('u');
        Symbol(PathOf(ctx.ClassOf(o)));
        Bytes(text.ToBytes());
        if (labelled)
        {
            Variables(text, ReferenceEquals(text.Encoding, RubyEncoding.Binary) ? null : text.Encoding, limit);
        }
        objects[o] = count++;
    }

    /// <summary>What builtin classes dump of themselves, unless the program has its own idea.</summary>
    bool Mine(RObject o, out object? form)
    {
        form = o switch
        {
            RRational r => RArray.Of(Box.Int(r.Numerator), Box.Int(r.Denominator)),
            RComplex c => RArray.Of(c.Real, c.Imaginary),
            RDate d when ctx.FindMethod(d, MarshalDump) is null => MarshalDate.Parts(d),
            Gems.RGemVersion v when ctx.FindMethod(v, MarshalDump) is null => RArray.Of(new RString(v.ToString()!)),
            _ => null,
        };
        return form is not null;
    }

    /// <summary>Variables, with the encoding first.</summary>
    void Variables(RObject o, RubyEncoding? encoding, long limit)
    {
        var names = o.InstanceVariableNames().ToList();
        Number(names.Count + (encoding is null ? 0 : 1));
        if (encoding is not null)
        {
            EncodingOf(encoding);
        }
        foreach (var name in names)
        {
            Symbol(name);
            Write(o.GetInstanceVariable(name), limit);
        }
    }
}
