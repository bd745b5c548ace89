using RecipeEngine.Dsl.Text;
using RecipeEngine.Dsl.Text.Compression;

namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>A Zlib::Deflate or Zlib::Inflate.</summary>
public sealed class RZStream(RClass klass) : RObject(klass)
{
    public Deflater? Deflater { get; set; }
    public Inflater? Inflater { get; set; }
    public Func<Deflater>? NewDeflater { get; set; }
    public Func<Inflater>? NewInflater { get; set; }
    public Dictionary<uint, byte[]> Dictionaries { get; } = [];
    /// <summary>Output that has not been given out.</summary>
    public List<byte> Output { get; } = [];
    public bool IsClosed { get; set; }

    public void CheckOpen()
    {
        if (IsClosed || (Deflater is null && Inflater is null))
        {
            throw new RubyError("Zlib::Error", "stream is not ready");
        }
    }
}

/// <summary>Zlib::ZStream: what both directions know.</summary>
[RubyClass("Zlib::ZStream", Library = "zlib")]
public static class ZStreamClass
{
    internal static RString Binary(ReadOnlySpan<byte> bytes) => new(bytes, RubyEncoding.Binary);

    internal static RString TakeOutput(RZStream self)
    {
        var text = Binary([.. self.Output]);
        self.Output.Clear();
        return text;
    }

    [RubyMethod("avail_in")]
    public static long AvailableIn(RZStream self)
    {
        self.CheckOpen();
        return self.Inflater?.Rest.Length ?? 0;
    }

    [RubyMethod("avail_out")]
    public static long AvailableOut(RZStream self)
    {
        self.CheckOpen();
        return 0;
    }

    [RubyMethod("total_in")]
    public static long TotalIn(RZStream self)
    {
        self.CheckOpen();
        return self.Inflater?.TotalIn ?? self.Deflater!.TotalIn;
    }

    [RubyMethod("total_out")]
    public static long TotalOut(RZStream self)
    {
        self.CheckOpen();
        return self.Inflater?.TotalOut ?? self.Deflater!.TotalOut;
    }

    [RubyMethod("adler")]
    public static long Adler(RZStream self)
    {
        self.CheckOpen();
        return self.Inflater?.Check ?? self.Deflater!.Check;
    }

    [RubyMethod("finished?", "stream_end?")]
    public static bool IsFinished(RZStream self)
    {
        self.CheckOpen();
        return self.Inflater?.IsFinished ?? self.Deflater!.IsFinished;
    }

    [RubyMethod("closed?", "ended?")]
    public static bool IsClosed(RZStream self) => self.IsClosed;

    [RubyMethod("close", "end")]
    public static void Close(RZStream self)
    {
        self.CheckOpen();
        self.Deflater?.Dispose();
        self.IsClosed = true;
    }

    [RubyMethod("reset")]
    public static void Reset(RZStream self)
    {
        self.CheckOpen();
        self.Output.Clear();
        self.Deflater = self.NewDeflater?.Invoke();
        self.Inflater = self.NewInflater?.Invoke();
    }

    [RubyMethod("finish")]
    public static RString Finish(RZStream self)
    {
        self.CheckOpen();
        if (self.Deflater is { } deflater)
        {
            deflater.Finish();
            self.Output.AddRange(deflater.Take());
        }
        else if (!self.Inflater!.IsFinished)
        {
            throw ZlibModule.BufferError();
        }
        return TakeOutput(self);
    }

    [RubyMethod("flush_next_in")]
    public static RString FlushIn(RZStream self) => Binary(self.Inflater?.TakeRest() ?? []);

    [RubyMethod("flush_next_out")]
    public static RString FlushOut(RZStream self) => TakeOutput(self);
}

/// <summary>Zlib::Deflate.</summary>
[RubyClass("Zlib::Deflate", Superclass = "Zlib::ZStream", Library = "zlib")]
public static class DeflateClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RZStream(klass);

    internal static RString Whole(RString text, int? level)
    {
        using var deflater = new Deflater(DeflateFormat.Zlib, CheckLevel(level));
        deflater.Write(text.ToBytes());
        deflater.Finish();
        return ZStreamClass.Binary(deflater.Take());
    }

    static int CheckLevel(int? level) => level is null or >= -1 and <= 9 ? level ?? -1 : throw new RubyError("Zlib::StreamError", "stream error");

    [RubyMethod("deflate", Singleton = true)]
    public static RString DeflateAll(RString text, int? level = null) => Whole(text, level);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RZStream self, int? level = null, int? windowBits = null, int? memory = null, int? strategy = null)
    {
        var (l, bits) = (CheckLevel(level), windowBits ?? 15);
        var format = bits < 0 ? DeflateFormat.Raw : bits > 15 ? DeflateFormat.Gzip : DeflateFormat.Zlib;
        self.NewDeflater = () => new Deflater(format, l, strategy ?? 0, format == DeflateFormat.Zlib ? Math.Max(bits, 9) : 15);
        self.Deflater = self.NewDeflater();
    }

    static void Feed(RZStream self, object? text, Context ctx, long flush)
    {
        self.CheckOpen();
        if (text is not null)
        {
            self.Deflater!.Write(Coerce.ToStr(ctx, text).ToBytes());
        }
        if (flush == 4 || (text is null && flush < 0))
        {
            self.Deflater!.Finish();
        }
        else if (flush > 0)
        {
            self.Deflater!.Flush();
        }
        self.Output.AddRange(self.Deflater!.Take());
    }

    [RubyMethod("deflate")]
    public static object? Deflate(Context ctx, RZStream self, object? text, RProc? block, long? flush = null)
    {
        Feed(self, text, ctx, flush ?? (text is null ? 4 : 0));
        var output = ZStreamClass.TakeOutput(self);
        if (block is null)
        {
            return output;
        }
        if (!output.IsEmpty)
        {
            block.Yield(ctx, output);
        }
        return null;
    }

    [RubyMethod("<<")]
    public static RZStream Append(Context ctx, RZStream self, object? text)
    {
        Feed(self, text, ctx, text is null ? 4 : 0);
        return self;
    }

    [RubyMethod("flush")]
    public static object? Flush(Context ctx, RZStream self, RProc? block, long? flush = null)
    {
        Feed(self, null, ctx, flush ?? 2);
        var output = ZStreamClass.TakeOutput(self);
        return block is null ? output : output.IsEmpty ? null : block.Yield(ctx, output);
    }
}

/// <summary>Zlib::Inflate.</summary>
[RubyClass("Zlib::Inflate", Superclass = "Zlib::ZStream", Library = "zlib")]
public static class InflateClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RZStream(klass);

    internal static RString Whole(RString text)
    {
        var inflater = new Inflater(DeflateFormat.Zlib);
        inflater.Feed(text.ToBytes());
        try
        {
            inflater.Run();
        }
        catch (InflateException e)
        {
            throw ZlibModule.Error(e);
        }
        return inflater.IsFinished ? ZStreamClass.Binary(inflater.TakeOutput()) : throw ZlibModule.BufferError();
    }

    [RubyMethod("inflate", Singleton = true)]
    public static RString InflateAll(RString text) => Whole(text);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RZStream self, int? windowBits = null)
    {
        var bits = windowBits ?? 15;
        var format = bits < 0 ? DeflateFormat.Raw : bits >= 32 ? DeflateFormat.Either : bits >= 16 ? DeflateFormat.Gzip : DeflateFormat.Zlib;
        self.NewInflater = () => new Inflater(format);
        self.Inflater = self.NewInflater();
    }

    static void Feed(Context ctx, RZStream self, object? text)
    {
        self.CheckOpen();
        var inflater = self.Inflater!;
        if (text is not null)
        {
            inflater.Feed(Coerce.ToStr(ctx, text).ToBytes());
        }
        while (true)
        {
            try
            {
                inflater.Run();
                break;
            }
            catch (InflateException e) when (e.NeedsDictionary && self.Dictionaries.TryGetValue(inflater.DictionaryCheck, out var dictionary))
            {
                inflater.SetDictionary(dictionary);
            }
            catch (InflateException e)
            {
                throw ZlibModule.Error(e);
            }
        }
        self.Output.AddRange(inflater.TakeOutput());
    }

    [RubyMethod("inflate")]
    public static object? Inflate(Context ctx, RZStream self, object? text, RProc? block, [Keyword] RString? buffer = null)
    {
        Feed(ctx, self, text);
        if (text is null && !self.Inflater!.IsFinished)
        {
            throw ZlibModule.BufferError();
        }
        var output = ZStreamClass.TakeOutput(self);
        if (block is not null)
        {
            if (!output.IsEmpty)
            {
                block.Yield(ctx, output);
            }
            return null;
        }
        if (buffer is null)
        {
            return output;
        }
        buffer.Replace(output.Text, output.Encoding);
        return buffer;
    }

    [RubyMethod("<<")]
    public static RZStream Append(Context ctx, RZStream self, object? text)
    {
        Feed(ctx, self, text);
        return self;
    }

    [RubyMethod("set_dictionary")]
    public static RString SetDictionary(RZStream self, RString dictionary)
    {
        self.CheckOpen();
        try
        {
            self.Inflater!.SetDictionary(dictionary.ToBytes());
        }
        catch (InflateException)
        {
            throw new RubyError("Zlib::DataError", "data error");
        }
        return dictionary;
    }

    [RubyMethod("add_dictionary")]
    public static void AddDictionary(RZStream self, RString dictionary)
    {
        var bytes = dictionary.ToBytes();
        self.Dictionaries[Checksums.Adler32(bytes)] = bytes;
    }
}
