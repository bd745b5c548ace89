namespace RecipeEngine.Systems.Overlay;

/// <summary>A file of the machine below, open for reading: changing its mode or owner through it is held back too.</summary>
internal sealed class LowerStream(OverlaySystem machine, MachineStream inner, string path) : MachineStream
{
    public override int Descriptor => inner.Descriptor;

    public override string? Path => path;

    public override bool IsTerminal => inner.IsTerminal;

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => false;

    public override bool CanSeek => inner.CanSeek;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override FileStatus Stat() => inner.Stat();

    public override bool Lock(FileLock operation) => inner.Lock(operation);

    public override void Sync()
    {
    }

    public override void ChangeMode(int mode) => machine.ChangeMode(path, mode);

    public override void ChangeOwner(long? userId, long? groupId) => machine.ChangeOwner(path, userId, groupId);

    public override bool WaitReadable(TimeSpan? timeout) => inner.WaitReadable(timeout);

    public override int? ReadAvailable(Span<byte> buffer) => inner.ReadAvailable(buffer);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => throw new MachineException(Errno.EBADF, "write", path);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new MachineException(Errno.EINVAL, "ftruncate", path);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
