namespace RecipeEngine.Systems.Local;

/// <summary>A child of ours, awaited by a pidfd where the kernel has them (5.3), else by asking every few milliseconds.</summary>
internal sealed unsafe class LocalProcess : MachineProcess
{
    const int NoHang = 1;
    readonly Lock gate = new();
    int pidDescriptor;
    ExitStatus? status;

    public LocalProcess(int id, SpawnStreams streams)
    {
        Id = id;
        Input = streams.Input;
        Output = streams.Output;
        Error = streams.Error;
        pidDescriptor = (int)Libc.syscall(Native.PidfdOpenNumber, id, 0, 0, 0, 0);
    }

    ~LocalProcess() => ClosePidDescriptor();

    public override int Id { get; }

    public override MachineStream? Input { get; }

    public override MachineStream? Output { get; }

    public override MachineStream? Error { get; }

    /// <summary>A descriptor that becomes readable when the process ends, -1 when the kernel has none.</summary>
    public int PidDescriptor => pidDescriptor;

    public override ExitStatus? Wait(TimeSpan? timeout = null)
    {
        if (timeout is { } limit && status is null && Reap(NoHang) is null)
        {
            AwaitEnd(limit);
        }

        return status ?? Reap(timeout is null ? 0 : NoHang);
    }

    public override void Dispose()
    {
        base.Dispose();
        ClosePidDescriptor();
    }

    /// <summary>waitpid(2) for one child or any.</summary>
    public static (int ProcessId, ExitStatus Status)? WaitFor(int process, bool block)
    {
        while (true)
        {
            int raw;
            int ended = Libc.waitpid(process, &raw, block ? 0 : NoHang);
            if (ended > 0)
            {
                return (ended, ExitStatus.FromRaw(raw));
            }

            if (ended == 0)
            {
                return null;
            }

            if (Native.LastError != Errno.EINTR)
            {
                throw Native.Failure("waitpid", null);
            }
        }
    }

    ExitStatus? Reap(int options)
    {
        lock (gate)
        {
            return status ??= WaitFor(Id, (options & NoHang) == 0)?.Status;
        }
    }

    void AwaitEnd(TimeSpan limit)
    {
        long end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        do
        {
            long left = Math.Max(0, end - Environment.TickCount64);
            if (pidDescriptor < 0)
            {
                Thread.Sleep((int)Math.Min(left, 5));
            }
            else
            {
                Libc.PollEntry entry = new() { Descriptor = pidDescriptor, Events = PollEvents.Read };
                _ = Libc.poll(&entry, 1, (int)Math.Min(left, int.MaxValue));
            }
        }
        while (Reap(NoHang) is null && Environment.TickCount64 < end);
    }

    void ClosePidDescriptor()
    {
        if (pidDescriptor >= 0)
        {
            _ = Libc.close(pidDescriptor);
            pidDescriptor = -1;
        }

        GC.SuppressFinalize(this);
    }
}
