using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Dsl.Text.Compression;

namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>A Zlib::GzipReader: an IO's gzip data, read like an IO.</summary>
public sealed class RGzipReader(RClass klass) : RStream(klass)
{
    byte[] ready = [];
    int at;
    Inflater? inflater;

    public object? Io { get; set; }
    public bool IsClosed { get; set; }
    public GzipHeader? Header => inflater?.Header;
    /// <summary>Bytes behind the end of the data.</summary>
    public byte[]? Unused { get; private set; }
    public long Position { get; private set; }
    public uint Crc => inflater?.Check ?? 0;
    bool footerSeen;

    public void Open(Context ctx, object? io)
    {
        (Io, inflater, ready, at, Position, LineNumber, Unused, footerSeen) = (io, new Inflater(DeflateFormat.Gzip) { LeavesTrailer = true }, [], 0, 0, 0, null, false);
        try
        {
            while (inflater.Header is null)
            {
                if (!More(ctx))
                {
                    throw new RubyError("Zlib::GzipFile::Error", "not in gzip format");
                }
                inflater.Run(1);
            }
        }
        catch (InflateException)
        {
            throw new RubyError("Zlib::GzipFile::Error", "not in gzip format");
        }
    }

    bool More(Context ctx)
    {
        if (ctx.Send(Io, "read", Box.Int(2048)) is not RString { IsEmpty: false } part)
        {
            return false;
        }
        inflater!.Feed(part.ToBytes());
        return true;
    }

    public override void CheckReadable()
    {
        if (IsClosed || inflater is null)
        {
            throw new RubyError("Zlib::GzipFile::Error", "closed gzip stream");
        }
    }

    public override void CheckWritable() => throw new RubyError("IOError", "not opened for writing");

    public override ReadOnlySpan<byte> Available => ready.AsSpan(at);

    public override bool Fill(Context ctx)
    {
        CheckReadable();
        try
        {
            while (true)
            {
                inflater!.Run(65536);
                var fresh = inflater.TakeOutput();
                if (fresh.Length > 0)
                {
                    ready = [.. ready.AsSpan(at), .. fresh];
                    at = 0;
                    return true;
                }
                if (inflater.IsFinished)
                {
                    Footer(ctx);
                    return false;
                }
                if (!More(ctx))
                {
                    throw new RubyError("Zlib::GzipFile::Error", "unexpected end of file");
                }
            }
        }
        catch (InflateException e)
        {
            throw ZlibModule.Error(e);
        }
    }

    void Footer(Context ctx)
    {
        if (footerSeen)
        {
            return;
        }
        footerSeen = true;
        while (inflater!.Rest.Length < 8 && More(ctx))
        {
        }
        var rest = GzipFooter.Check(inflater, inflater.TakeRest());
        Unused = rest.Length == 0 ? null : rest;
    }

    public override void Skip(int count)
    {
        at += count;
        Position += count;
    }

    public override void Unread(ReadOnlySpan<byte> bytes)
    {
        ready = [.. bytes, .. ready.AsSpan(at)];
        at = 0;
        Position -= bytes.Length;
    }

    public override void Write(Context ctx, ReadOnlySpan<byte> bytes) => CheckWritable();

    public override void Close(Context ctx) => IsClosed = true;
}
