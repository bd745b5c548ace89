namespace RecipeEngine.Systems.Local;

/// <summary>A stream straight on a file descriptor.</summary>
internal sealed unsafe class DescriptorStream(int descriptor, string? path, bool readable, bool writable, bool owned) : MachineStream
{
    const int DuplicateCloseOnExec = 1030, GetFlags = 3, SetFlags = 4, NonBlocking = 2048;

    readonly int descriptor = descriptor;
    string? path = path;
    bool readable = readable, writable = writable, closed;
    bool? seekable;

    ~DescriptorStream() => Dispose(false);

    public override int Descriptor => descriptor;

    public override string? Path => path;

    public override bool CanRead => readable && !closed;

    public override bool CanWrite => writable && !closed;

    // Asking for the position of a pipe or terminal is ESPIPE.
    public override bool CanSeek => !closed && (seekable ??= Libc.lseek(descriptor, 0, 1) >= 0);

    public override long Length => Stat().Size;

    public override long Position
    {
        get => Seek(0, SeekOrigin.Current);
        set => Seek(value, SeekOrigin.Begin);
    }

    public override bool IsTerminal => Libc.isatty(Open()) == 1;

    public override FileStatus Stat() => Native.Stat(Open(), path);

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            try
            {
                return Native.Read(Open(), buffer, path);
            }
            catch (MachineException again) when (again.Errno == Errno.EAGAIN)
            {
                WaitReadable(null);
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            int done = 0;
            while (done < buffer.Length)
            {
                nint count = Libc.write(Open(), start + done, buffer.Length - done);
                if (count >= 0)
                {
                    done += (int)count;
                }
                else if (Native.LastError == Errno.EAGAIN)
                {
                    Poll(PollEvents.Write, null);
                }
                else if (Native.LastError != Errno.EINTR)
                {
                    throw Native.Failure("write", path);
                }
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        (long)Native.Check((nint)Libc.lseek(Open(), offset, (int)origin), "lseek", path);

    public override void SetLength(long value) => Native.Check(Libc.ftruncate(Open(), value), "ftruncate", path);

    public override bool Lock(FileLock operation)
    {
        while (Libc.flock(Open(), (int)operation) != 0)
        {
            if (Native.LastError == Errno.EAGAIN)
            {
                return false;
            }

            if (Native.LastError != Errno.EINTR)
            {
                throw Native.Failure("flock", path);
            }
        }

        return true;
    }

    public override void Sync() => Native.Check(Libc.fsync(Open()), "fsync", path);

    public override void ChangeMode(int mode) => Native.Check(Libc.fchmod(Open(), (uint)mode), "fchmod", path);

    public override void ChangeOwner(long? userId, long? groupId) =>
        Native.Check(Libc.fchown(Open(), Native.Id(userId), Native.Id(groupId)), "fchown", path);

    public override bool WaitReadable(TimeSpan? timeout) => Poll(PollEvents.Read, timeout);

    public override bool WaitWritable(TimeSpan? timeout) => Poll(PollEvents.Write, timeout);

    public override MachineStream Duplicate() =>
        new DescriptorStream((int)Native.Check(Libc.fcntl(Open(), DuplicateCloseOnExec, 3), "dup", path), path, readable, writable, true);

    public override void Redirect(MachineStream other)
    {
        Native.Check(Libc.dup2(other.Descriptor, Open()), "dup2", path);
        if (descriptor > 2)
        {
            Native.Check(Libc.fcntl(descriptor, 2, 1), "fcntl", path); // dup2 has cleared close-on-exec
        }
        (path, readable, writable, seekable) = (other.Path, other.CanRead, other.CanWrite, null);
    }

    public override long Control(int command, long argument) => Native.Check(Libc.fcntl(Open(), command, (nint)argument), "fcntl", path);

    public override int? WriteAvailable(ReadOnlySpan<byte> buffer)
    {
        int flags = Libc.fcntl(Open(), GetFlags, 0);
        _ = Libc.fcntl(descriptor, SetFlags, flags | NonBlocking);
        try
        {
            fixed (byte* start = buffer)
            {
                nint count = Libc.write(descriptor, start, buffer.Length);
                return count >= 0 ? (int)count : Native.LastError == Errno.EAGAIN ? null : throw Native.Failure("write", path);
            }
        }
        finally
        {
            _ = Libc.fcntl(descriptor, SetFlags, flags);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!closed)
        {
            closed = true;
            if (owned)
            {
                _ = Libc.close(descriptor);
            }
        }

        base.Dispose(disposing);
    }

    bool Poll(short events, TimeSpan? timeout)
    {
        Libc.PollEntry entry = new() { Descriptor = Open(), Events = events };
        while (true)
        {
            int ready = Libc.poll(&entry, 1, Native.PollTimeout(timeout));
            if (ready >= 0)
            {
                return ready > 0;
            }

            if (Native.LastError != Errno.EINTR)
            {
                throw Native.Failure("poll", path);
            }
        }
    }

    int Open() => closed ? throw new MachineException(Errno.EBADF, "closed stream", path) : descriptor;
}

/// <summary>Events of poll(2).</summary>
internal static class PollEvents
{
    public const short Read = 1;
    public const short Write = 4;
    public const short Error = 8;
    public const short HangUp = 16;
}
