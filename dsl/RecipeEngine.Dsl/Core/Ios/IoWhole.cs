using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Processes;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>IO's class methods for whole files: read, write, readlines, foreach, copy_stream.</summary>
[RubyClass("IO")]
public static class IoWhole
{
    static RIo Open(Context ctx, object? self, object? path, RHash? options, string usual)
    {
        var io = new RIo(ctx.Interpreter.FindClass(ctx, "File"));
        var text = Coerce.ToPath(ctx, path);
        if (text.StartsWith('|') && self is RClass { Name: "IO" })
        {
            return Popen.Open(ctx, new RIo(ctx.Interpreter.FindClass(ctx, "IO")), [new RString(text[1..])], null, null);
        }
        return IoOpening.OpenPath(ctx, io, text, OpenMode.Read(ctx, null, null, options, usual));
    }

    static T With<T>(Context ctx, RIo io, Func<RIo, T> use)
    {
        try
        {
            return use(io);
        }
        finally
        {
            io.Close(ctx);
        }
    }

    [RubyMethod("read", Singleton = true)]
    public static object? Read(Context ctx, object? self, object? path, long? length = null, long? offset = null, [Keywords] RHash? options = null) =>
        With(ctx, Open(ctx, self, path, options, "r"), io => ReadFrom(ctx, io, length, offset));

    static object? ReadFrom(Context ctx, RIo io, long? length, long? offset)
    {
        io.CheckReadable();
        if (offset is { } o)
        {
            if (o < 0)
            {
                throw MachineErrors.Of(Errno.EINVAL, "rb_io_seek", io.Path);
            }
            io.Seek(o, SeekOrigin.Begin);
        }
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        if (length is null)
        {
            return io.Text(io.ReadAll(ctx));
        }
        var bytes = io.ReadBytes(ctx, (int)Math.Min(length.Value, int.MaxValue));
        return bytes.Length == 0 && length > 0 ? null : new RString(bytes, RubyEncoding.Binary);
    }

    [RubyMethod("binread", Singleton = true)]
    public static object? BinaryRead(Context ctx, object? self, object? path, long? length = null, long? offset = null)
    {
        return With(ctx, Open(ctx, self, path, null, "rb"), io => ReadFrom(ctx, io, length, offset));
    }

    [RubyMethod("write", Singleton = true)]
    public static object? Write(Context ctx, object? self, object? path, object? text, object? offset = null, [Keywords] RHash? options = null) => Put(ctx, self, path, text, offset, options, "");

    [RubyMethod("binwrite", Singleton = true)]
    public static object? BinaryWrite(Context ctx, object? self, object? path, object? text, object? offset = null, [Keywords] RHash? options = null) => Put(ctx, self, path, text, offset, options, "b");

    static object? Put(Context ctx, object? self, object? path, object? text, object? offset, RHash? options, string binary)
    {
        var io = offset is null || options?.ContainsKey(ctx, RSymbol.Of("mode")) == true ? Open(ctx, self, path, options, "w" + binary)
            : IoOpening.OpenPath(ctx, new RIo(ctx.Interpreter.FindClass(ctx, "File")), Coerce.ToPath(ctx, path), new OpenMode { Flags = OpenFlags.WriteOnly | OpenFlags.Create });
        return With(ctx, io, file =>
        {
            if (offset is not null)
            {
                file.Seek(Coerce.ToLong(ctx, offset), SeekOrigin.Begin);
            }
            return Box.Int(StreamWriting.Write(ctx, file, text));
        });
    }

    [RubyMethod("readlines", Singleton = true)]
    public static RArray ReadLines(Context ctx, object? self, object? path, [Keywords] RHash? options, params object?[] rest) =>
        With(ctx, Open(ctx, self, path, options, "r"), io => StreamReading.ReadLines(ctx, io, options, rest));

    [RubyMethod("foreach", Singleton = true)]
    public static object? ForEach(Context ctx, object? self, object? path, [Keywords] RHash? options, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "foreach", options is null ? [path, .. rest] : [path, .. rest, StreamReading.Flagged(options)]);
        }
        return With(ctx, Open(ctx, self, path, options, "r"), io =>
        {
            var lines = LineOptions.Read(ctx, rest, options);
            if (lines.Limit == 0)
            {
                throw RubyError.Argument("invalid limit: 0 for foreach");
            }
            while (LineReader.Next(ctx, io, lines) is { } line)
            {
                ctx.Interpreter.Global("$.").Set(ctx, Box.Int(io.LineNumber));
                ctx.Interpreter.Global("$_").Set(ctx, line);
                block.Yield(ctx, line);
            }
            ctx.Interpreter.Global("$_").Set(ctx, null);
            return (object?)null;
        });
    }

    [RubyMethod("copy_stream", Singleton = true)]
    public static long CopyStream(Context ctx, object? source, object? target, long? length = null, long? offset = null)
    {
        var ownsSource = IsPath(ctx, source);
        var ownsTarget = IsPath(ctx, target);
        var from = ownsSource ? Open(ctx, null, source, null, "rb") : source;
        var to = ownsTarget ? Open(ctx, null, target, null, "wb") : target;
        try
        {
            return Copy(ctx, from, to, length, offset);
        }
        finally
        {
            if (ownsSource)
            {
                ((RIo)from!).Close(ctx);
            }
            if (ownsTarget)
            {
                ((RIo)to!).Close(ctx);
            }
        }
    }

    static bool IsPath(Context ctx, object? value) => value is RString || (value is not RStream && ctx.RespondTo(value, Sym.ToPath));

    static long Copy(Context ctx, object? from, object? to, long? length, long? offset)
    {
        var position = -1L;
        if (offset is { } o && from is RIo seekable)
        {
            position = seekable.Position;
            seekable.Seek(o, SeekOrigin.Begin);
        }
        var total = 0L;
        while (length is null || total < length)
        {
            var wanted = (int)Math.Min(16384, length - total ?? 16384);
            object? piece;
            if (from is RStream stream)
            {
                stream.CheckReadable();
                // what is there is passed on at once: the other side of a pipe may wait for it
                var bytes = stream.HasMore(ctx) ? stream.Available[..Math.Min(wanted, stream.Available.Length)].ToArray() : [];
                stream.Skip(bytes.Length);
                piece = bytes.Length == 0 ? null : new RString(bytes, RubyEncoding.Binary);
            }
            else
            {
                try
                {
                    piece = ctx.Send(from, ctx.RespondTo(from, RSymbol.Of("readpartial")) ? "readpartial" : "read", Box.Int(wanted), new RString("", RubyEncoding.Binary));
                }
                catch (RubyError e) when (e.ClassName == "EOFError")
                {
                    piece = null;
                }
            }
            if (piece is not RString text || text.IsEmpty)
            {
                break;
            }
            if (to is RStream sink)
            {
                sink.CheckWritable();
                sink.Write(ctx, text.ToBytes());
                (sink as RIo)?.Flush();
            }
            else
            {
                ctx.Send(to, Sym.Write, text);
            }
            total += text.ByteLength;
        }
        if (to is RIo io)
        {
            io.Flush();
        }
        if (position >= 0)
        {
            ((RIo)from!).Seek(position, SeekOrigin.Begin);
        }
        return total;
    }
}
