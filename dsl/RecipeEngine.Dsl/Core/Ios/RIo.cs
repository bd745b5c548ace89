using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>An IO: a stream of the machine (or of the embedder) with a reading and a writing buffer.</summary>
public sealed class RIo(RClass klass) : RStream(klass)
{
    const int BufferSize = 16384;
    byte[] buffer = [];
    int start, end;
    byte[] pending = [];
    int pendingCount;

    Stream? input;
    Func<Stream>? opener;

    /// <summary>What is read, and written unless there is a <see cref="Output"/>; null when closed.</summary>
    public Stream? Input
    {
        get
        {
            if (opener is { } open)
            {
                opener = null;
                input = open();
                IsInteractive = CanWrite && input is MachineStream { IsTerminal: true };
            }
            return input;
        }

        private set
        {
            opener = null;
            input = value;
        }
    }

    /// <summary>What is written when it is another stream (a pipe pair, a socket).</summary>
    public Stream? Output { get; private set; }
    public bool CanRead { get; set; }
    public bool CanWrite { get; set; }
    public bool IsInitialized { get; set; }
    public bool Sync { get; set; }
    public bool IsAppend { get; set; }
    public bool IsInteractive { get; private set; }
    public string? Path { get; set; }
    /// <summary>The child at the other end of a popen.</summary>
    public MachineProcess? Process { get; set; }
    public int? ProcessId { get; set; }
    bool IsDuplex { get; set; }
    public bool CloseOnExec { get; set; } = true;
    public bool AutoClose { get; set; } = true;
    /// <summary>Runs when it is closed (a child is waited for).</summary>
    public Action<Context>? AfterClose { get; set; }
    /// <summary>Standard streams flush a tied stream before they wait for input.</summary>
    public RIo? TiedTo { get; set; }

    public MachineStream? Machine => (Input ?? Output) as MachineStream;
    public bool IsClosed => Input is null && Output is null;
    Stream? Target => Output ?? Input;

    public RIo Attach(Stream? input, Stream? output, bool canRead, bool canWrite)
    {
        (Input, Output, CanRead, CanWrite, IsInitialized) = (input, output, canRead, canWrite, true);
        (start, end) = (0, 0);
        pendingCount = 0;
        IsInteractive = canWrite && Target is MachineStream { IsTerminal: true };
        return this;
    }

    /// <summary>A standard stream: opened when first used.</summary>
    public void AttachLater(Func<Stream> open, bool canRead, bool canWrite)
    {
        Attach(null, null, canRead, canWrite);
        opener = open;
    }

    /// <summary>Takes over the streams of another IO, as reopen does.</summary>
    public void Share(RIo other)
    {
        other.DropReadAhead();
        if (other.Output is null && other.Machine is { } theirs)
        {
            Refer(theirs, other.CanRead, other.CanWrite);
            (Path, IsAppend) = (other.Path, other.IsAppend);
            return;
        }
        Attach(other.Input, other.Output, other.CanRead, other.CanWrite);
        (Path, IsAppend) = (other.Path, other.IsAppend);
    }

    /// <summary>Makes this IO's descriptor (a new one when it is closed) refer to what a stream has open.</summary>
    public void Refer(MachineStream theirs, bool canRead, bool canWrite)
    {
        if (Output is null && Machine is { } mine)
        {
            if (mine.Descriptor != theirs.Descriptor)
            {
                MachineErrors.Do(null, Path, () => mine.Redirect(theirs));
            }
            (CanRead, CanWrite, start, end) = (canRead, canWrite, 0, 0);
            pendingCount = 0;
            return;
        }
        Input?.Dispose();
        Output?.Dispose();
        Attach(MachineErrors.Call(null, Path, theirs.Duplicate), null, canRead, canWrite);
    }

    /// <summary>Becomes a copy with descriptors of its own, as dup does.</summary>
    public void CopyFrom(RIo other)
    {
        other.CheckOpen();
        other.Flush();
        other.DropReadAhead();
        Stream? Copy(Stream? s) => s is MachineStream m ? MachineErrors.Call(null, other.Path, m.Duplicate) : s;
        Attach(Copy(other.Input), Copy(other.Output), other.CanRead, other.CanWrite);
        (Path, IsAppend, IsBinary, External, Internal, Sync, LineNumber) = (other.Path, other.IsAppend, other.IsBinary, other.External, other.Internal, other.Sync, other.LineNumber);
    }

    public void CheckOpen()
    {
        if (!IsInitialized)
        {
            throw new RubyError("IOError", "uninitialized stream");
        }
        if (IsClosed)
        {
            throw new RubyError("IOError", "closed stream");
        }
    }

    public override void CheckReadable()
    {
        CheckOpen();
        if (!CanRead)
        {
            throw new RubyError("IOError", "not opened for reading");
        }
        if (pendingCount > 0 && Output is null)
        {
            Flush();
        }
    }

    public override void CheckWritable()
    {
        CheckOpen();
        if (!CanWrite)
        {
            throw new RubyError("IOError", "not opened for writing");
        }
    }

    public FileStatus Stat()
    {
        CheckOpen();
        Flush();
        return Machine is { } m ? MachineErrors.Call("rb_io_stat", Path, m.Stat) : throw new RubyError("IOError", "not a stream of the machine");
    }

    public int Descriptor => Machine?.Descriptor ?? throw RubyError.NotImplemented("this stream has no descriptor");

    // ---- reading

    public override ReadOnlySpan<byte> Available => buffer.AsSpan(start, end - start);

    public override bool Fill(Context ctx)
    {
        if (Input is null)
        {
            return false;
        }
        TiedTo?.Flush();
        Reserve(BufferSize);
        var source = Input;
        Await(ctx, source, reading: true);
        var count = 0;
        try
        {
            count = source.Read(buffer, end, buffer.Length - end);
        }
        catch (MachineException e)
        {
            throw IsClosed ? new RubyError("IOError", "stream closed in another thread") : MachineErrors.Of(e, "io_fread", Path);
        }
        end += count;
        return count > 0;
    }

    public override byte[] ReadBytes(Context ctx, int count)
    {
        if (start < end || count < BufferSize / 4 || Input is not MachineStream { CanSeek: true } source)
        {
            return base.ReadBytes(ctx, count);
        }
        var wanted = (int)Math.Clamp(source.Length - source.Position, 0, count);
        var bytes = new byte[wanted];
        var done = 0;
        MachineErrors.Do("io_fread", Path, () =>
        {
            int got;
            while (done < wanted && (got = source.Read(bytes, done, wanted - done)) > 0)
            {
                done += got;
            }
        });
        return done == count ? bytes : [.. bytes.AsSpan(0, done), .. base.ReadBytes(ctx, count - done)];
    }

    /// <summary>Reads once, past the buffer; null at the end.</summary>
    public byte[]? ReadDirectly(Context ctx, int count)
    {
        var source = Input!;
        Await(ctx, source, reading: true);
        var bytes = new byte[count];
        var got = MachineErrors.Call("sysread", Path, () => source.Read(bytes, 0, count));
        return got == 0 ? null : bytes[..got];
    }

    /// <summary>Waits for a stream of the machine while other Ruby threads run; signals and Thread#raise end the wait.</summary>
    void Await(Context ctx, Stream stream, bool reading)
    {
        var interpreter = ctx.Interpreter;
        if (stream is not MachineStream machine || (!interpreter.HasThreads && !interpreter.AttendsSignals))
        {
            return;
        }
        bool Ready(TimeSpan limit) => reading ? machine.WaitReadable(limit) : machine.WaitWritable(limit);
        try
        {
            if (Ready(TimeSpan.Zero))
            {
                return;
            }
            ctx.WaitUntil(Ready, () =>
            {
                if (IsClosed)
                {
                    throw new RubyError("IOError", "stream closed in another thread");
                }
            });
        }
        catch (MachineException e) when (e.Errno == Errno.EBADF)
        {
            throw new RubyError("IOError", "stream closed in another thread");
        }
    }

    /// <summary>Reads what is there without waiting; null when nothing is.</summary>
    public int? FillAvailable()
    {
        if (Machine is not { } machine)
        {
            return Input?.Read(Room());
        }
        var count = MachineErrors.Call("read", Path, () => machine.ReadAvailable(Room()));
        end += count ?? 0;
        return count;
    }

    Span<byte> Room()
    {
        Reserve(BufferSize);
        return buffer.AsSpan(end);
    }

    void Reserve(int wanted)
    {
        if (start == end)
        {
            start = end = 0;
        }
        if (buffer.Length - end >= wanted)
        {
            return;
        }
        var grown = buffer.Length - (end - start) >= wanted && start > 0 ? buffer : new byte[Math.Max(BufferSize, (end - start + wanted) * 2)];
        Buffer.BlockCopy(buffer, start, grown, 0, end - start);
        (buffer, start, end) = (grown, 0, end - start);
    }

    public override byte[] ReadAll(Context ctx)
    {
        if (Available.Length == 0 && Machine is { CanSeek: true } machine && machine.Length - machine.Position is > 0 and < int.MaxValue and var size)
        {
            buffer = new byte[size + 1];
            (start, end) = (0, 0);
        }
        return base.ReadAll(ctx);
    }

    public override void Skip(int count) => start += count;

    public override void Unread(ReadOnlySpan<byte> bytes)
    {
        if (start < bytes.Length)
        {
            var grown = new byte[bytes.Length + (end - start) + 64];
            Available.CopyTo(grown.AsSpan(grown.Length - (end - start)));
            (start, end, buffer) = (grown.Length - (end - start), grown.Length, grown);
        }
        start -= bytes.Length;
        bytes.CopyTo(buffer.AsSpan(start));
    }

    // ---- writing

    public override void Write(Context ctx, ReadOnlySpan<byte> bytes)
    {
        CheckWritable();
        if (bytes.Length == 0)
        {
            return;
        }
        DropReadAhead();
        if (pendingCount == 0 && !Sync)
        {
            ctx.Interpreter.Io.NoteUnflushed(this);
        }
        if (Sync && pendingCount == 0)
        {
            WriteThrough(bytes, ctx);
            return;
        }
        if (pendingCount + bytes.Length > pending.Length)
        {
            Array.Resize(ref pending, Math.Max(pendingCount + bytes.Length, Math.Max(256, pending.Length * 2)));
        }
        bytes.CopyTo(pending.AsSpan(pendingCount));
        pendingCount += bytes.Length;
        if (Sync || pendingCount >= BufferSize * 4 || (IsInteractive && bytes.Contains((byte)'\n')))
        {
            Flush(ctx);
        }
    }

    // What a pipe takes without waiting once poll says it is writable.
    const int AtomicWrite = 4096;

    void WriteThrough(ReadOnlySpan<byte> bytes, Context? ctx)
    {
        try
        {
            var target = Target!;
            if (ctx is not null && target is MachineStream { CanSeek: false } && (ctx.Interpreter.HasThreads || ctx.Interpreter.AttendsSignals))
            {
                while (bytes.Length > AtomicWrite)
                {
                    Await(ctx, target, reading: false);
                    target.Write(bytes[..AtomicWrite]);
                    bytes = bytes[AtomicWrite..];
                }
                Await(ctx, target, reading: false);
            }
            target.Write(bytes);
        }
        catch (MachineException e)
        {
            throw MachineErrors.Of(e, e.Errno == Errno.EPIPE ? null : "io_write", e.Errno == Errno.EPIPE ? Path ?? $"<{StandardName}>" : Path);
        }
    }

    string StandardName => Machine?.Descriptor switch { 0 => "STDIN", 1 => "STDOUT", 2 => "STDERR", _ => "fd " + Machine?.Descriptor };

    public void Flush(Context? ctx = null)
    {
        if (pendingCount == 0 || Target is null)
        {
            return;
        }
        // Another thread may write while this one waits.
        var (bytes, count) = (pending, pendingCount);
        (pending, pendingCount) = ([], 0);
        WriteThrough(bytes.AsSpan(0, count), ctx);
        if (pending.Length == 0)
        {
            pending = bytes;
        }
        Target?.Flush();
    }

    /// <summary>Bytes read ahead are given back, so that the descriptor stands where the program thinks.</summary>
    internal void DropReadAhead()
    {
        if (start < end && Output is null && Input is { CanSeek: true })
        {
            Input.Seek(start - end, SeekOrigin.Current);
            start = end = 0;
        }
    }

    // ---- position

    public long Position
    {
        get
        {
            CheckOpen();
            Flush();
            return MachineErrors.Call("rb_io_tell", Path, () => Seekable().Position) - (end - start);
        }
    }

    Stream Seekable() => Input is { CanSeek: true } s ? s : throw new MachineException(Errno.ESPIPE, "lseek");

    public void Seek(long offset, SeekOrigin origin)
    {
        CheckOpen();
        Flush();
        if (origin == SeekOrigin.Current)
        {
            offset -= end - start;
        }
        try
        {
            Seekable().Seek(offset, origin);
        }
        catch (IOException e) when (e is not MachineException)
        {
            throw MachineErrors.Of(Errno.EINVAL, "rb_io_seek", Path);
        }
        catch (MachineException e)
        {
            throw MachineErrors.Of(e, e.Errno == Errno.ESPIPE ? "rb_io_seek" : "rb_io_seek", Path);
        }
        start = end = 0;
    }

    // ---- closing

    public override void Close(Context ctx)
    {
        if (IsClosed)
        {
            return;
        }
        try
        {
            Flush();
        }
        finally
        {
            var (input, output) = (Input, Output);
            Input = Output = null;
            start = end = 0;
            if (AutoClose)
            {
                input?.Dispose();
                output?.Dispose();
            }
            AfterClose?.Invoke(ctx);
        }
    }

    /// <summary>Writes what can be written without waiting; null when that is nothing.</summary>
    public int? WriteAvailable(ReadOnlySpan<byte> bytes)
    {
        CheckWritable();
        Flush();
        if (Target is not MachineStream machine)
        {
            Target!.Write(bytes);
            return bytes.Length;
        }
        try
        {
            return machine.WriteAvailable(bytes);
        }
        catch (MachineException e)
        {
            throw MachineErrors.Of(e, null, Path);
        }
    }

    /// <summary>Bytes wait in the buffer to be written.</summary>
    public bool HasUnwritten => pendingCount > 0;

    /// <summary>Whether bytes can be written now.</summary>
    public bool IsWritableNow => Target is not MachineStream machine || machine.WaitWritable(TimeSpan.Zero);

    /// <summary>Closes one direction of a two-way stream.</summary>
    public void CloseHalf(Context ctx, bool reading)
    {
        if (IsClosed || (IsDuplex && !(reading ? CanRead : CanWrite)))
        {
            return;
        }
        IsDuplex |= Output is not null;
        if (!(reading ? CanRead : CanWrite))
        {
            throw new RubyError("IOError", reading ? "closing non-duplex IO for reading" : "closing non-duplex IO for writing");
        }
        if (!(reading ? CanWrite : CanRead))
        {
            Close(ctx);
            return;
        }
        if (Output is null)
        {
            throw new RubyError("IOError", reading ? "closing non-duplex IO for reading" : "closing non-duplex IO for writing");
        }
        if (reading)
        {
            Input?.Dispose();
            Input = null;
            CanRead = false;
        }
        else
        {
            Flush();
            Output.Dispose();
            Output = null;
            CanWrite = false;
        }
    }

    /// <summary>The IO object of a value: itself, or what its to_io gives.</summary>
    public static RIo Of(Context ctx, object? value) => value as RIo ?? ctx.SendIfResponds(value, Sym.ToIo) as RIo
        ?? throw RubyError.Type($"no implicit conversion of {Coerce.Describe(ctx, value)} into IO");
}
