using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Anything that is read and written like an IO: files, pipes, StringIO, gzip readers. Knows bytes that wait to be read, and takes bytes to write;
/// lines, characters and formatting are made of these.</summary>
public abstract class RStream(RClass klass) : RObject(klass)
{
    public long LineNumber { get; set; }
    public RubyEncoding? External { get; set; }
    public RubyEncoding? Internal { get; set; }
    /// <summary>Opened with "b": reads give BINARY strings, and ends of lines stay.</summary>
    public bool IsBinary { get; set; }

    /// <summary>The encoding of strings read as text.</summary>
    public RubyEncoding TextEncoding => External ?? (IsBinary ? RubyEncoding.Binary : klass!.Interpreter.Encodings.External);

    /// <exception cref="RubyError">IOError when it is closed or not open for reading.</exception>
    public abstract void CheckReadable();

    /// <exception cref="RubyError">IOError when it is closed or not open for writing.</exception>
    public abstract void CheckWritable();

    /// <summary>Bytes at hand, the next one first; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Available { get; }

    /// <summary>Gets more bytes behind those at hand; false at the end.</summary>
    public abstract bool Fill(Context ctx);

    /// <summary>Drops bytes at hand.</summary>
    public abstract void Skip(int count);

    /// <summary>Puts bytes back, to be read next.</summary>
    public abstract void Unread(ReadOnlySpan<byte> bytes);

    public abstract void Write(Context ctx, ReadOnlySpan<byte> bytes);

    public abstract void Close(Context ctx);

    /// <summary>Whether at least one byte can be read.</summary>
    public bool HasMore(Context ctx) => Available.Length > 0 || Fill(ctx);

    /// <summary>Reads up to <paramref name="count"/> bytes, fewer only at the end.</summary>
    public virtual byte[] ReadBytes(Context ctx, int count)
    {
        while (Available.Length < count && Fill(ctx))
        {
        }
        var bytes = Available[..Math.Min(count, Available.Length)].ToArray();
        Skip(bytes.Length);
        return bytes;
    }

    /// <summary>Everything up to the end.</summary>
    public virtual byte[] ReadAll(Context ctx)
    {
        while (Fill(ctx))
        {
        }
        var bytes = Available.ToArray();
        Skip(bytes.Length);
        return bytes;
    }

    /// <summary>A string of bytes as text of this stream.</summary>
    public RString Text(ReadOnlySpan<byte> bytes)
    {
        var text = new RString(bytes, TextEncoding);
        if (Internal is not null && !ReferenceEquals(Internal, TextEncoding))
        {
            text = new RString(text.Text, Internal);
        }
        return text;
    }

    /// <summary>Length in bytes of the next character; 0 at the end.</summary>
    public int NextCharacter(Context ctx)
    {
        if (!HasMore(ctx))
        {
            return 0;
        }
        var first = Available[0];
        if (!ReferenceEquals(TextEncoding, RubyEncoding.Utf8))
        {
            return (first < 0x80 && TextEncoding.IsAsciiCompatible) || TextEncoding.MaxBytes == 1 ? 1 : NextOf(ctx, TextEncoding);
        }
        if (first < 0x80)
        {
            return 1;
        }
        var wanted = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
        while (Available.Length < wanted && Fill(ctx))
        {
        }
        return System.Text.Rune.DecodeFromUtf8(Available, out _, out var used) == System.Buffers.OperationStatus.Done ? used : 1;
    }

    // The fewest bytes that are one character of the encoding.
    int NextOf(Context ctx, RubyEncoding encoding)
    {
        for (var length = encoding.MinBytes; length <= encoding.MaxBytes; length++)
        {
            while (Available.Length < length && Fill(ctx))
            {
            }
            if (Available.Length < length)
            {
                break;
            }
            var text = new RString(Available[..length], encoding);
            if (text.Length == 1 && Strings.StringEncoding.IsValid(text))
            {
                return length;
            }
        }
        return Math.Min(encoding.MinBytes, Available.Length);
    }
}
