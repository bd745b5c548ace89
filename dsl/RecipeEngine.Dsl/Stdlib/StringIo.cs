using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>A StringIO: a string read and written like a file.</summary>
public sealed class RStringIo(RClass klass) : RStream(klass)
{
    byte[] bytes = [];
    string? seen;
    RubyEncoding? seenEncoding;
    public RString String { get; set; } = new("");
    public long Position { get; set; }
    public bool CanRead { get; set; } = true;
    public bool CanWrite { get; set; } = true;
    public bool IsAppend { get; set; }
    /// <summary>After a block of open: there is no string any more.</summary>
    public bool IsDetached { get; set; }
    /// <summary>Closed by close_read, which may be said again.</summary>
    public bool ReadClosed { get; set; }
    /// <summary>Closed by close_write, which may be said again.</summary>
    public bool WriteClosed { get; set; }
    public bool IsClosed => !CanRead && !CanWrite;

    /// <summary>The string's bytes, made again when the string has changed.</summary>
    byte[] Bytes
    {
        get
        {
            var text = String.Text;
            if (!ReferenceEquals(text, seen) || !ReferenceEquals(seenEncoding, String.Encoding))
            {
                bytes = String.ToBytes();
                (seen, seenEncoding) = (text, String.Encoding);
            }
            return bytes;
        }
    }

    void Store(byte[] content)
    {
        bytes = content;
        String.Replace(String.Encoding.Decode(content));
        (seen, seenEncoding) = (String.Text, String.Encoding);
    }

    public int ByteLength => Bytes.Length;

    public override void CheckReadable()
    {
        External ??= String.Encoding;
        if (!CanRead)
        {
            throw new RubyError("IOError", "not opened for reading");
        }
    }

    public override void CheckWritable()
    {
        if (!CanWrite)
        {
            throw new RubyError("IOError", "not opened for writing");
        }
    }

    public override ReadOnlySpan<byte> Available => Position >= Bytes.Length ? [] : Bytes.AsSpan((int)Position);

    public override bool Fill(Context ctx) => false;

    public override void Skip(int count) => Position += count;

    public override void Unread(ReadOnlySpan<byte> more)
    {
        var old = Bytes;
        if (Position > old.Length && more.Length > 0)
        {
            old = [.. old, .. new byte[Position - old.Length]];
        }
        var cut = (int)Math.Min(Position, old.Length);
        var overwritten = Math.Min(cut, more.Length);
        Store([.. old.AsSpan(0, cut - overwritten), .. more, .. old.AsSpan(cut)]);
        Position = cut - overwritten;
    }

    public override void Write(Context ctx, ReadOnlySpan<byte> more)
    {
        if (more.Length == 0)
        {
            return;
        }
        String.CheckFrozen();
        var length = String.IsAscii ? String.Units : Bytes.Length;
        var at = IsAppend ? length : (int)Position;
        if (at == length && ReferenceEquals(String.Encoding, RubyEncoding.Utf8) && System.Text.Unicode.Utf8.IsValid(more))
        {
            // the usual case: appending needs no bytes of the whole
            String.Append(String.Encoding.Decode(more));
        }
        else
        {
            var old = Bytes;
            var size = Math.Max(old.Length, at + more.Length);
            var content = new byte[size];
            old.CopyTo(content, 0);
            more.CopyTo(content.AsSpan(at));
            Store(content);
        }
        Position = at + more.Length;
    }

    public void Truncate(long length)
    {
        var content = new byte[length];
        Bytes.AsSpan(0, (int)Math.Min(length, Bytes.Length)).CopyTo(content);
        Store(content);
    }

    public override void Close(Context ctx) => CanRead = CanWrite = false;
}

/// <summary>stringio.</summary>
[RubyClass("StringIO", Includes = ["Enumerable"], Library = "stringio")]
public static class StringIoClass
{
    static readonly string[] Shared =
    [
        "gets", "readline", "readlines", "each_line", "each", "getc", "readchar", "getbyte", "readbyte", "each_char", "each_byte", "each_codepoint",
        "ungetc", "ungetbyte", "eof?", "eof", "lineno=", "write", "<<", "print", "puts", "printf", "putc",
    ];

    /// <summary>IO's methods work on any stream: StringIO takes them over.</summary>
    [RubyLibrary("stringio")]
    public static void Load(Context ctx)
    {
        var io = ctx.Interpreter.FindClass(ctx, "IO");
        var target = ctx.Interpreter.FindClass(ctx, "StringIO");
        foreach (var name in Shared)
        {
            var symbol = RSymbol.Of(name);
            target.Define(symbol, io.FindMethod(symbol)!.Body);
        }
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RStringIo(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RStringIo self, RProc? block, object? text = null, object? mode = null, [Keywords] RHash? options = null)
    {
        if (block is not null)
        {
            ctx.Warn($"{Core.Kernels.KernelControl.Where(ctx)}warning: {ctx.ClassOf(self)}::new() does not take block; use {ctx.ClassOf(self)}::open() instead");
        }
        Use(ctx, self, text, mode, options);
        if (options is not null && Context.Truthy(options.Get(ctx, "binmode")))
        {
            self.External = RubyEncoding.Binary;
        }
    }

    static void Use(Context ctx, RStringIo self, object? text, object? mode, RHash? options = null)
    {
        self.String = text is null ? new RString("", ctx.Interpreter.Encodings.External) : Coerce.ToStr(ctx, text);
        (self.IsAppend, self.IsDetached) = (false, false);
        if (mode is null && options?.Get(ctx, "mode") is null)
        {
            self.CanWrite = !self.String.Frozen;
            return;
        }
        var how = OpenMode.Read(ctx, mode, null, options);
        (self.CanRead, self.CanWrite, self.IsAppend) = (how.CanRead, how.CanWrite, how.IsAppend);
        if (how.CanWrite && self.String.Frozen)
        {
            throw new RubyError("Errno::EACCES", "Permission denied");
        }
        if ((how.Flags & Systems.OpenFlags.Truncate) != 0)
        {
            self.String.CheckFrozen();
            self.String.Replace("");
        }
    }

    [RubyMethod("open", Singleton = true, KeepsKeywords = true)]
    public static object? Open(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var io = (RStringIo)ctx.Send(self, Sym.New, rest)!;
        if (block is null)
        {
            return io;
        }
        try
        {
            return block.Yield(ctx, io);
        }
        finally
        {
            io.Close(ctx);
            io.IsDetached = true;
        }
    }

    [RubyMethod("string")]
    public static RString? String(RStringIo self) => self.IsDetached ? null : self.String;

    [RubyMethod("string=")]
    public static RString SetString(RStringIo self, RString text)
    {
        (self.String, self.Position, self.LineNumber, self.CanRead, self.CanWrite, self.IsDetached) = (text, 0, 0, true, !text.Frozen, false);
        return text;
    }

    [RubyMethod("read")]
    public static object? Read(Context ctx, RStringIo self, long? length = null, RString? into = null)
    {
        self.CheckReadable();
        into?.CheckFrozen();
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        if (length is null)
        {
            return StreamReading.Into(into, self.Text(self.ReadAll(ctx)));
        }
        var bytes = self.ReadBytes(ctx, (int)Math.Min(length.Value, int.MaxValue));
        if (bytes.Length == 0 && length > 0)
        {
            into?.Replace("");
            return null;
        }
        var found = new RString(bytes, RubyEncoding.Binary);
        into?.Replace(found.Text, found.Encoding);
        return into ?? found;
    }

    [RubyConstant("VERSION")]
    public const string Version = "3.0.1";

    [RubyMethod("fcntl")]
    public static object? Control(params object?[] rest) => throw RubyError.NotImplemented($"fcntl() function is unimplemented on this machine ({rest.Length} arguments)");

    [RubyMethod("getch")]
    public static object? GetChar(Context ctx, RStringIo self) => ctx.Send(self, "getc");

    [RubyMethod("sysread", "readpartial", "read_nonblock")]
    public static object? SysRead(Context ctx, RStringIo self, long? length = null, RString? into = null, [Keyword] object? exception = null)
    {
        var result = Read(ctx, self, length, into);
        return result is null ? exception is false ? null : throw StreamReading.EndOfFile() : result;
    }

    [RubyMethod("pread")]
    public static object? PRead(RStringIo self, int length, int offset)
    {
        self.CheckReadable();
        var bytes = self.String.ToBytes();
        return offset >= bytes.Length ? throw StreamReading.EndOfFile() : new RString(bytes.AsSpan(offset, Math.Min(length, bytes.Length - offset)), RubyEncoding.Binary);
    }

    [RubyMethod("syswrite", "write_nonblock")]
    public static object? SysWrite(Context ctx, RStringIo self, object? value, [Keyword] object? exception = null) => ctx.Send(self, Sym.Write, value);

    [RubyMethod("pos", "tell")]
    public static long Position(RStringIo self) => self.Position;

    [RubyMethod("pos=")]
    public static long SetPosition(RStringIo self, long position) => self.Position = position >= 0 ? position : throw new RubyError("Errno::EINVAL", "Invalid argument");

    [RubyMethod("seek")]
    public static long Seek(Context ctx, RStringIo self, long offset, object? whence = null)
    {
        CheckOpen(self);
        SetPosition(self, offset + IoState.Whence(ctx, whence) switch { SeekOrigin.Current => self.Position, SeekOrigin.End => self.ByteLength, SeekOrigin.Begin => 0, _ => throw new RubyError("Errno::EINVAL", "Invalid argument - invalid whence") });
        return 0;
    }

    static void CheckOpen(RStringIo self)
    {
        if (self.IsClosed)
        {
            throw new RubyError("IOError", "closed stream");
        }
    }

    [RubyMethod("rewind")]
    public static long Rewind(RStringIo self)
    {
        (self.Position, self.LineNumber) = (0, 0);
        return 0;
    }

    [RubyMethod("lineno")]
    public static long LineNumber(RStringIo self) => self.LineNumber;

    [RubyMethod("size", "length")]
    public static long Size(RStringIo self) => self.ByteLength;

    [RubyMethod("truncate")]
    public static long Truncate(RStringIo self, long length)
    {
        self.CheckWritable();
        self.Truncate(length >= 0 ? length : throw new RubyError("Errno::EINVAL", "Invalid argument - negative length"));
        return 0;
    }

    [RubyMethod("close")]
    public static void Close(RStringIo self) => self.CanRead = self.CanWrite = false;

    [RubyMethod("close_read")]
    public static void CloseRead(RStringIo self)
    {
        if (!self.CanRead && !self.ReadClosed)
        {
            throw new RubyError("IOError", "closing non-duplex IO for reading");
        }
        (self.CanRead, self.ReadClosed) = (false, true);
    }


    [RubyMethod("close_write")]
    public static void CloseWrite(RStringIo self)
    {
        if (!self.CanWrite && !self.WriteClosed)
        {
            throw new RubyError("IOError", "closing non-duplex IO for writing");
        }
        (self.CanWrite, self.WriteClosed) = (false, true);
    }


    [RubyMethod("closed?")]
    public static bool IsClosed(RStringIo self) => self.IsClosed;

    [RubyMethod("closed_read?")]
    public static bool IsClosedForReading(RStringIo self) => !self.CanRead;

    [RubyMethod("closed_write?")]
    public static bool IsClosedForWriting(RStringIo self) => !self.CanWrite;

    [RubyMethod("reopen")]
    public static RStringIo Reopen(Context ctx, RStringIo self, object? text = null, object? mode = null)
    {
        if (text is RStringIo other)
        {
            return Copy(self, other);
        }
        if (text is not (null or RString) && mode is null)
        {
            return Copy(self, ctx.SendIfResponds(text, RSymbol.Of("to_strio")) as RStringIo ?? throw RubyError.Type($"no implicit conversion of {Coerce.Describe(ctx, text)} into StringIO"));
        }
        (self.Position, self.LineNumber, self.CanRead, self.CanWrite) = (0, 0, true, true);
        Use(ctx, self, text, mode);
        return self;
    }

    [RubyMethod("initialize_copy")]
    public static RStringIo Copy(RStringIo self, RStringIo other)
    {
        (self.String, self.Position, self.LineNumber, self.CanRead, self.CanWrite) = (other.String, other.Position, other.LineNumber, other.CanRead, other.CanWrite);
        (self.IsAppend, self.IsDetached) = (other.IsAppend, other.IsDetached);
        return self;
    }

    /// <summary>The string's own encoding changes too, unless it is frozen.</summary>
    [RubyMethod("set_encoding")]
    public static RStringIo SetEncoding(Context ctx, RStringIo self, object? external, object? inner = null, [Keywords] RHash? options = null)
    {
        IoState.SetEncoding(ctx, self, external, inner, options);
        self.External ??= ctx.Interpreter.Encodings.External;
        Reencode(ctx, self);
        return self;
    }

    static void Reencode(Context ctx, RStringIo self)
    {
        if (!self.String.Frozen && self.CanWrite)
        {
            ctx.Send(self.String, "force_encoding", Encodings.Box(ctx, self.External!));
        }
    }

    [RubyMethod("set_encoding_by_bom")]
    public static object? SetEncodingByBom(Context ctx, RStringIo self)
    {
        self.CheckFrozen();
        return IoState.SetEncodingByBom(ctx, self);
    }

    [RubyMethod("binmode")]
    public static RStringIo BinaryMode(Context ctx, RStringIo self)
    {
        self.External = RubyEncoding.Binary;
        Reencode(ctx, self);
        return self;
    }

    [RubyMethod("sync")]
    public static bool Sync() => true;

    [RubyMethod("sync=")]
    public static bool SetSync(bool value) => value;

    [RubyMethod("flush")]
    public static RStringIo Flush(RStringIo self) => self;

    [RubyMethod("fsync")]
    public static long FSync() => 0;

    [RubyMethod("tty?", "isatty")]
    public static bool IsTerminal() => false;

    [RubyMethod("fileno", "pid")]
    public static object? None() => null;

    [RubyMethod("external_encoding")]
    public static object? ExternalEncoding(Context ctx, RStringIo self) => Encodings.Box(ctx, self.External ?? self.String.Encoding);

    [RubyMethod("internal_encoding")]
    public static object? InternalEncoding() => null;
}
