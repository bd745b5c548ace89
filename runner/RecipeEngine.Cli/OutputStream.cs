using RecipeEngine.Systems;

namespace RecipeEngine.Cli;

/// <summary>
/// What a run tells. A full disk or a reader that went away does not end the run, which may be half way through a host: the first failure is kept, what follows it
/// is dropped. Closing it leaves the descriptor open.
/// </summary>
sealed class OutputStream(Stream target) : Stream
{
    IOException? _failure;

    /// <summary>Why not everything could be written, in the words of the C library; null when all was, or when the reader of a pipe wanted no more.</summary>
    public string? Loss => _failure switch
    {
        null or MachineException { Errno: Errno.EPIPE } => null,
        MachineException machine => machine.Description,
        _ => _failure.Message,
    };

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_failure is not null)
        {
            return;
        }
        try
        {
            target.Write(buffer);
        }
        catch (IOException failure)
        {
            _failure = failure;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
