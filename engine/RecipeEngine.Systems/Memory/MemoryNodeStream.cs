namespace RecipeEngine.Systems.Memory;

/// <summary>An open file whose content is in memory.</summary>
internal abstract class MemoryNodeStream(MemoryNode node, string? path, OpenFlags flags, int descriptor) : MachineStream
{
    long position;
    bool closed;

    public override int Descriptor => descriptor;

    public override string? Path => path;

    public override bool CanRead => !closed && (flags & OpenFlags.AccessMask) != OpenFlags.WriteOnly;

    public override bool CanWrite => !closed && (flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;

    public override bool CanSeek => !closed;

    public override long Length => node.Length;

    public override bool IsTerminal => false;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    /// <summary>The time that changes get.</summary>
    protected abstract Timestamp Now { get; }

    public override void Sync()
    {
    }

    public override void ChangeMode(int mode)
    {
        node.Mode = mode & 0xfff;
        node.ChangeTime = Now;
    }

    public override void ChangeOwner(long? userId, long? groupId)
    {
        node.UserId = userId ?? node.UserId;
        node.GroupId = groupId ?? node.GroupId;
        node.ChangeTime = Now;
    }

    public override bool WaitReadable(TimeSpan? timeout) => true;

    public override int Read(Span<byte> buffer)
    {
        Require(CanRead, "read");
        int count = (int)Math.Clamp(node.Length - position, 0, buffer.Length);
        node.Content.AsSpan((int)Math.Min(position, node.Length), count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Require(CanWrite, "write");
        if (flags.HasFlag(OpenFlags.Append))
        {
            position = node.Length;
        }

        if (position + buffer.Length > node.Length)
        {
            node.Resize(position + buffer.Length);
        }

        buffer.CopyTo(node.Content.AsSpan((int)position));
        position += buffer.Length;
        node.ModificationTime = node.ChangeTime = Now;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => position, _ => node.Length };
        return position = target >= 0 ? target : throw new MachineException(Errno.EINVAL, "lseek", path);
    }

    public override void SetLength(long value)
    {
        Require(CanWrite, "ftruncate");
        node.Resize(value);
        node.ModificationTime = node.ChangeTime = Now;
    }

    protected override void Dispose(bool disposing)
    {
        closed = true;
        base.Dispose(disposing);
    }

    protected void Require(bool allowed, string operation)
    {
        if (!allowed)
        {
            throw new MachineException(Errno.EBADF, operation, path);
        }
    }
}
