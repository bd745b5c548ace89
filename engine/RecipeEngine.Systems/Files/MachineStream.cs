namespace RecipeEngine.Systems;

/// <summary>An open file, pipe or terminal: an unbuffered stream that also answers what a descriptor can be asked.</summary>
public abstract class MachineStream : Stream
{
    /// <summary>The descriptor's number.</summary>
    public abstract int Descriptor { get; }

    /// <summary>The path it was opened by, null for pipes and inherited descriptors.</summary>
    public abstract string? Path { get; }

    /// <summary>The status of what is open.</summary>
    public abstract FileStatus Stat();

    /// <summary>Whether it is a terminal.</summary>
    public abstract bool IsTerminal { get; }

    /// <summary>Takes or gives back a flock(2) lock; false when it would have to wait and may not.</summary>
    public abstract bool Lock(FileLock operation);

    /// <summary>Waits until what was written is on disk.</summary>
    public abstract void Sync();

    /// <summary>Sets the permission bits of the open file.</summary>
    public abstract void ChangeMode(int mode);

    /// <summary>Sets owner and group of the open file; null leaves one as it is.</summary>
    public abstract void ChangeOwner(long? userId, long? groupId);

    /// <summary>Waits until bytes can be read (or the end is reached); false when the time is up. Null waits for ever.</summary>
    public abstract bool WaitReadable(TimeSpan? timeout);

    /// <summary>Reads what is there now: null when nothing has come yet, 0 at the end.</summary>
    public virtual int? ReadAvailable(Span<byte> buffer) => WaitReadable(TimeSpan.Zero) ? Read(buffer) : null;

    /// <summary>Another descriptor of the same open file: position and lock are shared.</summary>
    /// <exception cref="MachineException">EBADF when it is closed; ENOTSUP where descriptors cannot be copied.</exception>
    public virtual MachineStream Duplicate() => throw new MachineException(Errno.EOPNOTSUPP, "dup", Path);

    /// <summary>Makes this descriptor refer to what another stream of the same machine has open, as dup2(2) does; children see it too.</summary>
    /// <exception cref="MachineException">EBADF when one is closed; ENOTSUP where descriptors cannot be copied.</exception>
    public virtual void Redirect(MachineStream other) => throw new MachineException(Errno.EOPNOTSUPP, "dup2", Path);

    /// <summary>fcntl(2) with a number as argument.</summary>
    public virtual long Control(int command, long argument) => throw new MachineException(Errno.EOPNOTSUPP, "fcntl", Path);

    /// <summary>Waits until bytes can be written; false when the time is up. Null waits for ever.</summary>
    public virtual bool WaitWritable(TimeSpan? timeout) => true;

    /// <summary>Writes what can be written now: null when that is nothing.</summary>
    public virtual int? WriteAvailable(ReadOnlySpan<byte> buffer)
    {
        if (!WaitWritable(TimeSpan.Zero))
        {
            return null;
        }
        Write(buffer);
        return buffer.Length;
    }

    public override void Flush()
    {
    }
}
