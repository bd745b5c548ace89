using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>Zlib::GzipFile: what readers and writers share.</summary>
[RubyClass("Zlib::GzipFile", Library = "zlib")]
public static class GzipFileClass
{
    /// <summary>Makes one, and closes it behind a block.</summary>
    [RubyMethod("wrap", Singleton = true, KeepsKeywords = true)]
    public static object? Wrap(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var made = ctx.Send(self, Sym.New, rest);
        if (block is null)
        {
            return made;
        }
        try
        {
            return block.Yield(ctx, made);
        }
        finally
        {
            if (!Context.Truthy(ctx.Send(made, "closed?")))
            {
                ctx.Send(made, "close");
            }
        }
    }
}

/// <summary>Zlib::GzipReader.</summary>
[RubyClass("Zlib::GzipReader", Superclass = "Zlib::GzipFile", Includes = ["Enumerable"], Library = "zlib")]
public static class GzipReaderClass
{
    static readonly string[] Shared =
    [
        "gets", "readline", "readlines", "each_line", "each", "getc", "readchar", "getbyte", "readbyte", "each_char", "each_byte", "ungetc", "ungetbyte", "eof?", "eof",
    ];

    /// <summary>IO's reading methods work on any stream.</summary>
    internal static void TakeReading(Context ctx)
    {
        var io = ctx.Interpreter.FindClass(ctx, "IO");
        var target = ctx.Interpreter.FindClass(ctx, "Zlib::GzipReader");
        foreach (var name in Shared)
        {
            target.Define(RSymbol.Of(name), io.FindMethod(RSymbol.Of(name))!.Body);
        }
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGzipReader(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RGzipReader self, object? io, [Keywords] RHash? options)
    {
        self.Open(ctx, io);
        if ((options?.Get(ctx, "external_encoding") ?? options?.Get(ctx, "encoding")) is { } encoding)
        {
            self.External = RubyEncoding.Find(ctx.ToS(encoding).Split(':')[0]);
        }
    }

    [RubyMethod("open", Singleton = true)]
    public static object? Open(Context ctx, RClass self, object? path, RProc? block) =>
        GzipFileClass.Wrap(ctx, self, block, ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "open", path, new RString("rb")));

    /// <summary>All members of a file one after another.</summary>
    [RubyMethod("zcat", Singleton = true)]
    public static object? Cat(Context ctx, RClass self, object? io, RProc? block)
    {
        var text = new RString("", RubyEncoding.Binary);
        while (true)
        {
            var reader = (RGzipReader)ctx.Send(self, Sym.New, io)!;
            if (block is null)
            {
                text.Append(new RString(reader.ReadAll(ctx), RubyEncoding.Binary).Text);
            }
            else
            {
                while (LineReader.Next(ctx, reader, LineOptions.Read(ctx, [], null)) is { } line)
                {
                    block.Yield(ctx, line);
                }
            }
            while (reader.HasMore(ctx))
            {
                reader.Skip(reader.Available.Length);
            }
            if (reader.Unused is not { } rest)
            {
                if (Context.Truthy(ctx.Send(io, "eof?")))
                {
                    return block is null ? text : null;
                }
                continue;
            }
            ctx.Send(io, "pos=", Box.Int(Coerce.ToLong(ctx, ctx.Send(io, "pos")) - rest.Length));
        }
    }

    [RubyMethod("read")]
    public static object? Read(Context ctx, RGzipReader self, long? length = null, RString? into = null)
    {
        self.CheckReadable();
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        if (length is null)
        {
            return StreamReading.Into(into, self.Text(self.ReadAll(ctx)));
        }
        if (length == 0)
        {
            return StreamReading.Into(into, new RString("", RubyEncoding.Binary));
        }
        var bytes = self.ReadBytes(ctx, (int)length);
        return bytes.Length == 0 ? null : StreamReading.Into(into, new RString(bytes, RubyEncoding.Binary));
    }

    [RubyMethod("readpartial")]
    public static object? ReadPartial(Context ctx, RGzipReader self, int length, RString? into = null)
    {
        self.CheckReadable();
        if (!self.HasMore(ctx))
        {
            throw StreamReading.EndOfFile();
        }
        return StreamReading.Into(into, new RString(self.ReadBytes(ctx, Math.Min(length, self.Available.Length)), RubyEncoding.Binary));
    }

    [RubyMethod("pos", "tell")]
    public static long Position(RGzipReader self) => self.Position;

    [RubyMethod("lineno")]
    public static long LineNumber(RGzipReader self) => self.LineNumber;

    [RubyMethod("lineno=")]
    public static long SetLineNumber(RGzipReader self, long number) => self.LineNumber = number;

    [RubyMethod("rewind")]
    public static long Rewind(Context ctx, RGzipReader self)
    {
        ctx.Send(self.Io, "seek", Box.Int(0));
        self.Open(ctx, self.Io);
        return 0;
    }

    [RubyMethod("unused")]
    public static object? Unused(RGzipReader self) => self.Unused is { } rest ? new RString(rest, RubyEncoding.Binary) : null;

    [RubyMethod("mtime")]
    public static object? Time(Context ctx, RGzipReader self)
    {
        self.CheckReadable();
        return ctx.Send(ctx.Interpreter.FindClass(ctx, "Time"), "at", Box.Int((long)self.Header!.Time));
    }

    [RubyMethod("orig_name")]
    public static string Name(RGzipReader self)
    {
        self.CheckReadable();
        return self.Header!.Name ?? "";
    }

    [RubyMethod("comment")]
    public static string Comment(RGzipReader self)
    {
        self.CheckReadable();
        return self.Header!.Comment ?? "";
    }

    [RubyMethod("os_code")]
    public static long System(RGzipReader self) => self.Header!.System;

    [RubyMethod("level")]
    public static long Level(RGzipReader self) => self.Header!.Extra switch { 4 => 1, 2 => 9, _ => 6 };

    [RubyMethod("crc")]
    public static long Crc(RGzipReader self) => self.Crc;

    [RubyMethod("external_encoding")]
    public static object? External(Context ctx, RGzipReader self) => ctx.Send(ctx.Interpreter.FindClass(ctx, "Encoding"), "find", new RString(self.TextEncoding.Name));

    [RubyMethod("to_io")]
    public static object? Io(RGzipReader self) => self.Io;

    [RubyMethod("sync")]
    public static bool Sync() => false;

    [RubyMethod("closed?")]
    public static bool IsClosed(RGzipReader self) => self.IsClosed;

    /// <summary>Ends reading, and closes the IO below.</summary>
    [RubyMethod("close")]
    public static object? Close(Context ctx, RGzipReader self)
    {
        Finish(ctx, self);
        ctx.SendIfResponds(self.Io, RSymbol.Of("close"));
        return self.Io;
    }

    [RubyMethod("finish")]
    public static object? Finish(Context ctx, RGzipReader self)
    {
        self.CheckReadable();
        self.Close(ctx);
        return self.Io;
    }
}
