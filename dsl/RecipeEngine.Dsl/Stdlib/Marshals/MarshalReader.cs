using System.Numerics;
using System.Text;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Reads one value in Marshal's format.</summary>
sealed partial class MarshalReader(Context ctx, IMarshalSource source, object? proc, bool freeze)
{
    static readonly RSymbol LoadName = RSymbol.Of("_load"), MarshalLoad = RSymbol.Of("marshal_load");

    readonly List<RSymbol> symbols = [];
    readonly List<object?> objects = [];

    public object? ReadDocument()
    {
        var (major, minor) = (source.Next(), source.Next());
        if (major != 4 || minor > 8)
        {
            throw RubyError.Type($"incompatible marshal file format (can't be read)\n\tformat version 4.8 required; {major}.{minor} given");
        }
        return Read();
    }

    long Number()
    {
        var c = (sbyte)source.Next();
        switch (c)
        {
            case 0: return 0;
            case > 4: return c - 5;
            case < -4: return c + 5;
        }
        long value = c > 0 ? 0 : -1;
        for (var i = 0; i < Math.Abs((int)c); i++)
        {
            value &= ~(0xffL << (8 * i));
            value |= (long)source.Next() << (8 * i);
        }
        return value;
    }

    byte[] Bytes() => source.Take((int)Number());

    RSymbol SymbolBody(bool labelled)
    {
        var bytes = Bytes();
        var place = symbols.Count;
        symbols.Add(RSymbol.Of(""));
        var encoding = bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)127) ? RubyEncoding.Binary : RubyEncoding.UsAscii;
        if (labelled)
        {
            for (var n = Number(); n > 0; n--)
            {
                var name = Symbol();
                encoding = EncodingFrom(name, Read()) ?? encoding;
            }
        }
        var text = new RString(bytes, encoding);
        return symbols[place] = ReferenceEquals(encoding, RubyEncoding.UsAscii) || ReferenceEquals(encoding, RubyEncoding.Utf8) ? RSymbol.Of(text.Text) : RSymbol.Of(text.Text, encoding);
    }

    RSymbol Symbol()
    {
        switch (source.Next())
        {
            case ':': return SymbolBody(false);
            case ';': return Known();
            case 'I' when source.Next() == ':': return SymbolBody(true);
            case var other: throw RubyError.Argument($"dump format error for symbol(0x{other:x})");
        }
    }

    RSymbol Known()
    {
        var at = Number();
        return at >= 0 && at < symbols.Count ? symbols[(int)at] : throw RubyError.Argument("bad symbol");
    }

    RModule Path(string name)
    {
        RModule at = ctx.Interpreter.ObjectClass;
        var walked = "";
        foreach (var part in name.Split("::"))
        {
            walked += part;
            try
            {
                if (part.Length == 0 || !char.IsUpper(part[0]))
                {
                    throw RubyError.Argument($"undefined class/module {(walked == name ? name : walked + "::")}");
                }
                at = ctx.Send(at, "const_get", RSymbol.Of(part), Box.Bool(ReferenceEquals(at, ctx.Interpreter.ObjectClass))) as RModule ?? throw RubyError.Type($"{name} does not refer to class/module");
            }
            catch (RubyError e) when (e.ToException(ctx) is var x && ctx.IsA(x, ctx.Interpreter.FindClass(ctx, "NameError")))
            {
                throw RubyError.Argument($"undefined class/module {name}");
            }
            walked += "::";
        }
        return at;
    }

    RClass ClassAt(string name) => Path(name) as RClass ?? throw RubyError.Argument($"{name} does not refer to class");

    static RubyEncoding? EncodingFrom(RSymbol name, object? value) => name.Name switch
    {
        "E" when value is bool utf => utf ? RubyEncoding.Utf8 : RubyEncoding.UsAscii,
        "encoding" when value is RString s => RubyEncoding.Find(s.Text),
        _ => null,
    };

    int Enter(object? value)
    {
        objects.Add(value);
        return objects.Count - 1;
    }

    /// <summary>An object is complete: freeze it, show it to the proc.</summary>
    object? Leave(object? value)
    {
        if (freeze && value is RObject o and not RModule)
        {
            o.Frozen = true;
        }
        return proc is null ? value : ctx.Send(proc, Sym.Call, value);
    }

    object? LeaveAt(int place, object? value)
    {
        var shown = Leave(value);
        objects[place] = shown;
        return shown;
    }

    public object? Read() => Read(source.Next(), false, null, null);

    object? Read(int tag, bool labelled, List<RModule>? extensions, RClass? userClass)
    {
        switch (tag)
        {
            case '0': return Leave(null);
            case 'T': return Leave(Box.True);
            case 'F': return Leave(Box.False);
            case 'i': return Leave(Box.Int(Number()));
            case ':': return Leave(SymbolBody(labelled));
            case ';': return Leave(Known());
            case '@':
                var at = Number();
                return at >= 0 && at < objects.Count ? proc is null ? objects[(int)at] : ctx.Send(proc, Sym.Call, objects[(int)at]) : throw RubyError.Argument("dump format error (unlinked)");
            case 'I': return Read(source.Next(), true, extensions, userClass);
            case 'e':
                var module = Path(Symbol().Name);
                (extensions ??= []).Add(module);
                return Read(source.Next(), labelled, extensions, userClass);
            case 'C':
                var klass = ClassAt(Symbol().Name);
                if (userClass is not null && ReferenceEquals(klass, ctx.Interpreter.HashClass))
                {
                    identityNext = true;
                }
                return Read(source.Next(), labelled, extensions, userClass ?? klass);
            case 'f':
                var f = MarshalFloat.Parse(Encoding.ASCII.GetString(Bytes()));
                return LeaveAt(Enter(f), f);
            case 'l': return Big();
            case 'c' or 'm' or 'M':
                var name = Encoding.UTF8.GetString(Bytes());
                var found = Path(name);
                if (tag == 'c' && found is not RClass || tag == 'm' && found is RClass)
                {
                    throw RubyError.Argument($"{name} does not refer to {(tag == 'c' ? "class" : "module")}");
                }
                return LeaveAt(Enter(found), found);
            case '"' or '/' or '[' or '{' or '}' or 'S': return Container(tag, labelled, extensions, userClass);
            case 'o' or 'u' or 'U': return Instance(tag, labelled, extensions);
            case 'd': throw RubyError.Type($"dump of class {Symbol().Name} needs C data, which is not there");
            default: throw RubyError.Argument($"dump format error(0x{tag:x})");
        }
    }

    object? Big()
    {
        var negative = source.Next() == '-';
        var digits = source.Take((int)Number() * 2);
        var value = new BigInteger(digits, isUnsigned: true);
        var boxed = Box.Int(negative ? -value : value);
        return LeaveAt(Enter(boxed), boxed);
    }
}
