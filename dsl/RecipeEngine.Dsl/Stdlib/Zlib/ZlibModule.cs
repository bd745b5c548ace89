using RecipeEngine.Dsl.Text;
using RecipeEngine.Dsl.Text.Compression;

namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>zlib: checksums, and whole strings deflated and inflated.</summary>
[RubyModule("Zlib", Library = "zlib")]
public static class ZlibModule
{
    [RubyConstant("VERSION")]
    public static RString Version() => new("2.1.1") { Frozen = true };

    [RubyConstant("ZLIB_VERSION")]
    public static RString ZlibVersion() => new("1.2.13") { Frozen = true };

    [RubyLibrary("zlib")]
    public static void Load(Context ctx)
    {
        var module = ctx.Interpreter.FindModule(ctx, "Zlib");
        foreach (var (name, value) in new (string, long)[]
        {
            ("BINARY", 0), ("ASCII", 1), ("TEXT", 1), ("UNKNOWN", 2), ("NO_COMPRESSION", 0), ("BEST_SPEED", 1), ("BEST_COMPRESSION", 9), ("DEFAULT_COMPRESSION", -1),
            ("DEFAULT_STRATEGY", 0), ("FILTERED", 1), ("HUFFMAN_ONLY", 2), ("RLE", 3), ("FIXED", 4), ("DEF_MEM_LEVEL", 8), ("MAX_MEM_LEVEL", 9), ("MAX_WBITS", 15), ("NO_FLUSH", 0), ("SYNC_FLUSH", 2),
            ("FULL_FLUSH", 3), ("FINISH", 4), ("OS_MSDOS", 0), ("OS_AMIGA", 1), ("OS_VMS", 2), ("OS_UNIX", 3), ("OS_CODE", 3), ("OS_VMCMS", 4), ("OS_ATARI", 5), ("OS_OS2", 6), ("OS_MACOS", 7), ("OS_ZSYSTEM", 8),
            ("OS_CPM", 9), ("OS_TOPS20", 10), ("OS_WIN32", 11), ("OS_QDOS", 12), ("OS_RISCOS", 13), ("OS_UNKNOWN", 255),
        })
        {
            module.SetConstant(name, Box.Int(value));
        }
        GzipReaderClass.TakeReading(ctx);
    }

    static RString Binary(byte[] bytes) => new(bytes, RubyEncoding.Binary);

    internal static RubyError Error(InflateException e) => new(e.NeedsDictionary ? "Zlib::NeedDict" : "Zlib::DataError", e.Message);

    internal static RubyError BufferError() => new("Zlib::BufError", "buffer error");

    static object? Checksum(Context ctx, object? text, object? before, uint start, Func<ReadOnlySpan<byte>, uint, uint> compute)
    {
        var value = before is Undefined ? start : (uint)(Num.Big(Coerce.ToInteger(ctx, before)) & uint.MaxValue);
        if (text is Undefined or null)
        {
            return Box.Int((long)(text is null ? start : value));
        }
        if (text is RString s)
        {
            return Box.Int((long)compute(s.ToBytes(), value));
        }
        if (ctx.RespondTo(text, RSymbol.Of("read")))
        {
            while (ctx.Send(text, "read", Box.Int(8192)) is RString part && !part.IsEmpty)
            {
                value = compute(part.ToBytes(), value);
            }
            return Box.Int((long)value);
        }
        return Box.Int((long)compute(Coerce.ToStr(ctx, text).ToBytes(), value));
    }

    [RubyMethod("crc32", ModuleFunction = true)]
    public static object? Crc32(Context ctx, [Optional] object? text, [Optional] object? before) => Checksum(ctx, text, before, 0, (b, v) => Checksums.Crc32(b, v));

    [RubyMethod("adler32", ModuleFunction = true)]
    public static object? Adler32(Context ctx, [Optional] object? text, [Optional] object? before) => Checksum(ctx, text, before, 1, (b, v) => Checksums.Adler32(b, v));

    [RubyMethod("crc_table", ModuleFunction = true)]
    public static RArray CrcTable() => new(Checksums.CrcTable.Select(n => Box.Int((long)n)));

    [RubyMethod("crc32_combine", ModuleFunction = true)]
    public static long CombineCrc(long first, long second, long length) => Checksums.CombineCrc((uint)first, (uint)second, length);

    [RubyMethod("adler32_combine", ModuleFunction = true)]
    public static long CombineAdler(long first, long second, long length) => Checksums.CombineAdler((uint)first, (uint)second, length);

    [RubyMethod("zlib_version", ModuleFunction = true)]
    public static string LibraryVersion() => "1.2.13";

    [RubyMethod("deflate", ModuleFunction = true)]
    public static RString Deflate(RString text, int? level = null) => DeflateClass.Whole(text, level);

    [RubyMethod("inflate", ModuleFunction = true)]
    public static RString Inflate(RString text) => InflateClass.Whole(text);

    [RubyMethod("gzip", ModuleFunction = true)]
    public static RString Gzip(RString text, [Keyword] int? level = null, [Keyword] int? strategy = null)
    {
        using var deflater = new Deflater(DeflateFormat.Gzip, level ?? -1, strategy ?? 0);
        deflater.Write(text.ToBytes());
        deflater.Finish();
        return Binary(deflater.Take());
    }

    [RubyMethod("gunzip", ModuleFunction = true)]
    public static RString Gunzip(RString text)
    {
        var bytes = text.ToBytes();
        if (bytes.Length < 10)
        {
            throw new RubyError("Zlib::GzipFile::Error", "unexpected end of string");
        }
        if (bytes[0] != 0x1f || bytes[1] != 0x8b)
        {
            throw new RubyError("Zlib::GzipFile::Error", "not in gzip format");
        }
        var inflater = new Inflater(DeflateFormat.Gzip) { LeavesTrailer = true };
        inflater.Feed(bytes);
        try
        {
            inflater.Run();
        }
        catch (InflateException e)
        {
            throw Error(e);
        }
        if (!inflater.IsFinished || inflater.Rest.Length < 8)
        {
            throw new RubyError("Zlib::GzipFile::Error", "unexpected end of string");
        }
        GzipFooter.Check(inflater, inflater.TakeRest());
        return Binary(inflater.TakeOutput());
    }
}

/// <summary>The end of a gzip file: checksum and length.</summary>
static class GzipFooter
{
    /// <summary>What follows it.</summary>
    public static byte[] Check(Inflater inflater, byte[] rest)
    {
        if (rest.Length < 8)
        {
            throw new RubyError("Zlib::GzipFile::NoFooter", "footer is not found");
        }
        if (BitConverter.ToUInt32(rest, 0) != inflater.Check)
        {
            throw new RubyError("Zlib::GzipFile::CRCError", "invalid compressed data -- crc error");
        }
        if (BitConverter.ToUInt32(rest, 4) != (uint)inflater.TotalOut)
        {
            throw new RubyError("Zlib::GzipFile::LengthError", "invalid compressed data -- length error");
        }
        return rest[8..];
    }
}
