using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Dsl.Text.Compression;

namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>A Zlib::GzipWriter: what is written to it goes to an IO as gzip data.</summary>
public sealed class RGzipWriter(RClass klass) : RStream(klass)
{
    public object? Io { get; set; }
    public Deflater? Deflater { get; private set; }
    public int Level { get; set; } = -1;
    public int Strategy { get; set; }
    public uint? Time { get; set; }
    public string? Name { get; set; }
    public string? Comment { get; set; }
    public bool IsClosed { get; set; }
    public bool Sync { get; set; }
    public long Position { get; set; }

    public Deflater Start(Context ctx)
    {
        if (Deflater is null)
        {
            var time = Time ?? (uint)ctx.Interpreter.Machine.ReadClock(RecipeEngine.Systems.MachineClock.Realtime).TotalSeconds;
            Deflater = new Deflater(DeflateFormat.Gzip, Level, Strategy, 15, new GzipHeader(time, (byte)(Level == 9 ? 2 : Level == 1 ? 4 : 0), 3, Name, Comment));
        }
        return Deflater;
    }

    public void Send(Context ctx)
    {
        var bytes = Deflater!.Take();
        if (bytes.Length > 0)
        {
            ctx.Send(Io, Sym.Write, new RString(bytes, RubyEncoding.Binary));
        }
    }

    public override void CheckReadable() => throw new RubyError("IOError", "not opened for reading");

    public override void CheckWritable()
    {
        if (IsClosed || Io is null)
        {
            throw new RubyError("Zlib::GzipFile::Error", "closed gzip stream");
        }
    }

    public override ReadOnlySpan<byte> Available => [];
    public override bool Fill(Context ctx) => false;
    public override void Skip(int count)
    {
    }

    public override void Unread(ReadOnlySpan<byte> bytes)
    {
    }

    public override void Write(Context ctx, ReadOnlySpan<byte> bytes)
    {
        CheckWritable();
        Start(ctx).Write(bytes);
        Position += bytes.Length;
        if (Sync)
        {
            Deflater!.Flush();
        }
        Send(ctx);
    }

    public override void Close(Context ctx)
    {
        Start(ctx).Finish();
        Send(ctx);
        Deflater!.Dispose();
        IsClosed = true;
    }
}

/// <summary>Zlib::GzipWriter.</summary>
[RubyClass("Zlib::GzipWriter", Superclass = "Zlib::GzipFile", Library = "zlib")]
public static class GzipWriterClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGzipWriter(klass);

    [RubyLibrary("zlib")]
    public static void Load(Context ctx)
    {
        var io = ctx.Interpreter.FindClass(ctx, "IO");
        var target = ctx.Interpreter.FindClass(ctx, "Zlib::GzipWriter");
        foreach (var name in new[] { "write", "<<", "print", "puts", "printf", "putc" })
        {
            target.Define(RSymbol.Of(name), io.FindMethod(RSymbol.Of(name))!.Body);
        }
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RGzipWriter self, object? io, int? level = null, int? strategy = null, [Keywords] RHash? options = null) =>
        (self.Io, self.Level, self.Strategy) = (io, level ?? -1, strategy ?? 0);

    [RubyMethod("open", Singleton = true)]
    public static object? Open(Context ctx, RClass self, RProc? block, object? path, object? level = null, object? strategy = null) =>
        GzipFileClass.Wrap(ctx, self, block, ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "open", path, new RString("wb")), level, strategy);

    static void BeforeStart(RGzipWriter self)
    {
        self.CheckWritable();
        if (self.Deflater is not null)
        {
            throw new RubyError("Zlib::GzipFile::Error", "header is already written");
        }
    }

    [RubyMethod("mtime=")]
    public static object? SetTime(Context ctx, RGzipWriter self, object? time)
    {
        BeforeStart(self);
        self.Time = (uint)(time is RTime t ? t.Seconds : Coerce.ToLong(ctx, time));
        return time;
    }

    [RubyMethod("mtime")]
    public static object? Time(Context ctx, RGzipWriter self) => ctx.Send(ctx.Interpreter.FindClass(ctx, "Time"), "at", Box.Int((long)(self.Time ?? 0)));

    [RubyMethod("orig_name=")]
    public static string SetName(RGzipWriter self, string name)
    {
        BeforeStart(self);
        return self.Name = name.Split('\0')[0];
    }

    [RubyMethod("orig_name")]
    public static string Name(RGzipWriter self) => self.Name ?? "";

    [RubyMethod("comment=")]
    public static string SetComment(RGzipWriter self, string comment)
    {
        BeforeStart(self);
        return self.Comment = comment.Split('\0')[0];
    }

    [RubyMethod("comment")]
    public static string Comment(RGzipWriter self) => self.Comment ?? "";

    [RubyMethod("level")]
    public static long Level(RGzipWriter self) => self.Level < 0 ? 6 : self.Level;

    [RubyMethod("os_code")]
    public static long System() => 3;

    [RubyMethod("crc")]
    public static long Crc(RGzipWriter self) => self.Deflater?.Check ?? 0;

    [RubyMethod("pos", "tell")]
    public static long Position(RGzipWriter self) => self.Position;

    [RubyMethod("sync")]
    public static bool Sync(RGzipWriter self) => self.Sync;

    [RubyMethod("sync=")]
    public static bool SetSync(RGzipWriter self, bool sync) => self.Sync = sync;

    [RubyMethod("flush")]
    public static RGzipWriter Flush(Context ctx, RGzipWriter self, long? flush = null)
    {
        self.CheckWritable();
        if (flush is null or > 0)
        {
            self.Start(ctx).Flush();
        }
        self.Send(ctx);
        ctx.SendIfResponds(self.Io, RSymbol.Of("flush"));
        return self;
    }

    [RubyMethod("to_io")]
    public static object? Io(RGzipWriter self) => self.Io;

    [RubyMethod("closed?")]
    public static bool IsClosed(RGzipWriter self) => self.IsClosed;

    /// <summary>Writes the end, and closes the IO below.</summary>
    [RubyMethod("close")]
    public static object? Close(Context ctx, RGzipWriter self)
    {
        Finish(ctx, self);
        ctx.SendIfResponds(self.Io, RSymbol.Of("close"));
        return self.Io;
    }

    [RubyMethod("finish")]
    public static object? Finish(Context ctx, RGzipWriter self)
    {
        self.CheckWritable();
        self.Close(ctx);
        return self.Io;
    }
}
