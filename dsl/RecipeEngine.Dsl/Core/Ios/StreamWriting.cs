using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Writing methods that IO and StringIO share: write, print, puts, printf, &lt;&lt;, putc.</summary>
[RubyClass("IO")]
public static class StreamWriting
{
    // Text is converted to a stream's external encoding where one is set.
    static byte[] Bytes(Context ctx, RStream self, RString text)
    {
        var target = self.External;
        return target is null || ReferenceEquals(target, RubyEncoding.Binary) || ReferenceEquals(target, text.Encoding) || (self is not RIo && ReferenceEquals(text.Encoding, RubyEncoding.Binary)) || (text.IsAscii && target.IsAsciiCompatible)
            ? text.ToBytes()
            : ((RString)ctx.Send(text, "encode", ctx.Interpreter.Encodings.Of(target))!).ToBytes();
    }

    [RubyMethod("write")]
    public static long Write(Context ctx, RStream self, params object?[] rest)
    {
        if (self is not RIo)
        {
            self.CheckWritable();
        }
        var total = 0L;
        foreach (var value in rest)
        {
            var bytes = Bytes(ctx, self, ctx.ToRString(value));
            if (bytes.Length > 0)
            {
                self.Write(ctx, bytes);
            }
            total += bytes.Length;
        }
        return total;
    }

    [RubyMethod("<<")]
    public static object? Append(Context ctx, object? self, object? value)
    {
        ctx.Send(self, Sym.Write, value);
        return self;
    }

    [RubyMethod("print")]
    public static void Print(Context ctx, object? self, params object?[] rest)
    {
        if (rest.Length == 0)
        {
            rest = [ctx.Interpreter.Global("$_").Get(ctx)];
        }
        if (self is RStream and not RIo)
        {
            ((RStream)self).CheckWritable();
        }
        var between = ctx.Interpreter.Global("$,").Get(ctx);
        for (var i = 0; i < rest.Length; i++)
        {
            if (i > 0 && between is not null)
            {
                Put(ctx, self, ctx.ToRString(between));
            }
            Put(ctx, self, ctx.ToRString(rest[i]));
        }
        if (ctx.Interpreter.Global("$\\").Get(ctx) is { } after)
        {
            Put(ctx, self, ctx.ToRString(after));
        }
    }

    static void Put(Context ctx, object? self, RString text)
    {
        if (self is RStream stream && ctx.FindMethod(self, Sym.Write) is { Body: BuiltinBody })
        {
            stream.Write(ctx, Bytes(ctx, stream, text));
        }
        else
        {
            ctx.Send(self, Sym.Write, text);
        }
    }

    [RubyMethod("puts")]
    public static void Puts(Context ctx, object? self, params object?[] rest)
    {
        if (self is RStream s)
        {
            s.CheckWritable();
        }
        if (rest.Length == 0)
        {
            Put(ctx, self, new RString("\n"));
            return;
        }
        foreach (var value in rest)
        {
            PutLine(ctx, self, value, null);
        }
    }

    /// <summary>Writes a value as puts does: arrays item by item, and a newline where none is.</summary>
    internal static void PutLine(Context ctx, object? self, object? value, List<RArray>? inside)
    {
        if (value is not RString && Coerce.TryAry(ctx, value) is { } array)
        {
            PutItems(ctx, self, array, inside ?? []);
            return;
        }
        var text = ctx.ToRString(value);
        if (text.Units == 0 || text.Span[^1] != '\n')
        {
            text = new RString(text.Text + "\n", text.Encoding);
        }
        Put(ctx, self, text);
    }

    static void PutItems(Context ctx, object? self, RArray array, List<RArray> inside)
    {
        if (inside.Contains(array))
        {
            PutLine(ctx, self, new RString("[...]"), inside);
            return;
        }
        inside.Add(array);
        for (var i = 0; i < array.Count; i++)
        {
            PutLine(ctx, self, array[i], inside);
        }
        inside.RemoveAt(inside.Count - 1);
    }

    [RubyMethod("printf")]
    public static void Printf(Context ctx, object? self, params object?[] rest)
    {
        if (rest.Length > 0)
        {
            ctx.Send(self, Sym.Write, ctx.Send(ctx.Interpreter.MainObject, RSymbol.Of("format"), rest));
        }
    }

    [RubyMethod("putc")]
    public static object? PutC(Context ctx, object? self, object? value)
    {
        if (Coerce.TryStr(ctx, value) is { } text)
        {
            var length = text.Units == 0 ? 0 : text.UnitIndex(1);
            ctx.Send(self, Sym.Write, new RString(text.Text[..length], text.Encoding));
        }
        else
        {
            ctx.Send(self, Sym.Write, new RString([(byte)(Coerce.ToLong(ctx, value) & 0xff)], RubyEncoding.Binary));
        }
        return value;
    }
}
