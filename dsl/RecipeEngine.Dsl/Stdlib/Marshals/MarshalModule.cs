using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Marshal: objects as bytes, format 4.8.</summary>
[RubyModule("Marshal")]
public static class MarshalModule
{
    [RubyConstant("MAJOR_VERSION")]
    public const long Major = 4;

    [RubyConstant("MINOR_VERSION")]
    public const long Minor = 8;

    /// <summary>The bytes of a value as a string, or written to an IO; a limit bounds the depth.</summary>
    [RubyMethod("dump", ModuleFunction = true)]
    public static object? Dump(Context ctx, object? value, [Optional] object? target, [Optional] object? limit)
    {
        object? io = null;
        if (limit is not Undefined)
        {
            io = target;
        }
        else if (target is long or System.Numerics.BigInteger)
        {
            limit = target;
        }
        else if (target is not (Undefined or null))
        {
            io = target;
        }
        else if (target is null)
        {
            throw RubyError.Type("instance of IO needed");
        }
        if (io is not null && !ctx.RespondTo(io, Sym.Write))
        {
            throw RubyError.Type("instance of IO needed");
        }
        var writer = new MarshalWriter(ctx);
        writer.Write(value, limit is Undefined or null ? -1 : Coerce.ToLong(ctx, limit));
        var bytes = new RString(writer.ToBytes(), RubyEncoding.Binary);
        if (io is null)
        {
            return bytes;
        }
        ctx.SendIfResponds(io, RSymbol.Of("binmode"));
        ctx.Send(io, Sym.Write, bytes);
        return io;
    }

    /// <summary>The value of bytes in a string or an IO. A proc sees each object made; with <paramref name="freeze"/> they are frozen.</summary>
    [RubyMethod("load", "restore", ModuleFunction = true)]
    public static object? Load(Context ctx, object? source, object? proc = null, [Keyword] bool freeze = false)
    {
        IMarshalSource bytes;
        if (source is RString || (source is RObject && ctx.SendIfResponds(source, Sym.ToStr) is RString))
        {
            bytes = new StringSource(Coerce.ToStr(ctx, source).ToBytes());
        }
        else if (ctx.RespondTo(source, RSymbol.Of("getbyte")) && ctx.RespondTo(source, RSymbol.Of("read")))
        {
            ctx.SendIfResponds(source, RSymbol.Of("binmode"));
            bytes = new StreamSource(ctx, source);
        }
        else
        {
            throw RubyError.Type("instance of IO needed");
        }
        return new MarshalReader(ctx, bytes, proc, freeze).ReadDocument();
    }
}

/// <summary>Where dumped bytes are read from, never more than needed.</summary>
interface IMarshalSource
{
    int Next();
    byte[] Take(int count);
}

sealed class StringSource(byte[] bytes) : IMarshalSource
{
    int at;

    internal static RubyError TooShort() => RubyError.Argument("marshal data too short");

    public int Next() => at < bytes.Length ? bytes[at++] : throw TooShort();

    public byte[] Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw TooShort();
        }
        at += count;
        return bytes[(at - count)..at];
    }
}

sealed class StreamSource(Context ctx, object? io) : IMarshalSource
{
    public int Next() => ctx.Send(io, "getbyte") is long b ? (int)b & 255 : throw new RubyError("EOFError", "end of file reached");

    public byte[] Take(int count)
    {
        if (count == 0)
        {
            return [];
        }
        var bytes = ctx.Send(io, "read", Box.Int(count)) is RString s ? s.ToBytes() : throw StringSource.TooShort();
        return bytes.Length == count ? bytes : throw StringSource.TooShort();
    }
}
