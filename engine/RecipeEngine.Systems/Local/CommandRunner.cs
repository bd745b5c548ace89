using System.Buffers;
using System.Diagnostics;

namespace RecipeEngine.Systems.Local;

/// <summary>Carries one command from start to end on the calling thread: feeds it, collects its output, ends it when its time is up.</summary>
internal sealed unsafe class CommandRunner(CommandSpec command, LocalProcess process)
{
    static readonly TimeSpan GraceAfterTerminate = TimeSpan.FromSeconds(3);
    readonly ArrayBufferWriter<byte> output = new(), errors = new();
    readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(65536);
    readonly long started = Stopwatch.GetTimestamp();
    MachineStream? input = process.Input, outputPipe = process.Output, errorPipe = process.Error;
    ReadOnlyMemory<byte> unsent = command.Input ?? default;
    TimeSpan? deadline = command.Timeout;
    bool timedOut;
    ExitStatus? status;

    public CommandResult Run()
    {
        RunningCommands.Add(process.Id, LeadsGroup);
        try
        {
            SendInput();
            while (status is null || (command.WaitForOutputEnd && IsOpen))
            {
                Step(NextWait());
                CheckDeadline();
            }

            // What was written before the end is still in the pipes; who writes after it is not waited for.
            while (IsOpen && Step(TimeSpan.Zero))
            {
            }
        }
        finally
        {
            RunningCommands.Remove(process.Id);
            ArrayPool<byte>.Shared.Return(buffer);
            process.Dispose();
        }

        return new CommandResult(command, output.WrittenMemory, errors.WrittenMemory, status.Value)
        {
            ProcessId = process.Id,
            Elapsed = Stopwatch.GetElapsedTime(started),
            TimedOut = timedOut,
        };
    }

    bool LeadsGroup => command.Grouping != ProcessGrouping.Inherit || command.JoinProcessGroup == 0;

    bool IsOpen => outputPipe is not null || errorPipe is not null;

    TimeSpan? NextWait()
    {
        TimeSpan? untilDeadline = deadline is { } limit ? limit - Stopwatch.GetElapsedTime(started) : null;
        TimeSpan askAgain = TimeSpan.FromMilliseconds(5);
        return process.PidDescriptor < 0 && status is null && !(untilDeadline < askAgain) ? askAgain : untilDeadline;
    }

    // One round of waiting and reading; false when nothing happened.
    bool Step(TimeSpan? wait)
    {
        Libc.PollEntry* entries = stackalloc Libc.PollEntry[4];
        entries[0] = Watch(outputPipe, PollEvents.Read);
        entries[1] = Watch(errorPipe, PollEvents.Read);
        entries[2] = Watch(input, PollEvents.Write);
        entries[3] = new Libc.PollEntry { Descriptor = status is null ? process.PidDescriptor : -1, Events = PollEvents.Read };
        int ready = Libc.poll(entries, 4, Native.PollTimeout(wait));
        if (ready > 0)
        {
            if (entries[0].Occurred != 0 && !Take(outputPipe!, output, 1))
            {
                Close(ref outputPipe);
            }

            if (entries[1].Occurred != 0 && !Take(errorPipe!, errors, 2))
            {
                Close(ref errorPipe);
            }

            if (entries[2].Occurred != 0)
            {
                SendInput();
            }
        }

        if (status is null && (entries[3].Occurred != 0 || process.PidDescriptor < 0))
        {
            status = process.Wait(TimeSpan.Zero);
        }

        return ready > 0;
    }

    bool Take(MachineStream pipe, ArrayBufferWriter<byte> collected, int descriptor)
    {
        int count = pipe.Read(buffer, 0, buffer.Length);
        if (count == 0)
        {
            return false;
        }

        collected.Write(buffer.AsSpan(0, count));
        command.OnOutput?.Invoke(descriptor, buffer.AsSpan(0, count));
        return true;
    }

    void SendInput()
    {
        const int SetFlags = 4;
        if (input is null)
        {
            return;
        }

        _ = Libc.fcntl(input.Descriptor, SetFlags, (nint)(OpenFlags.WriteOnly | OpenFlags.NonBlocking));
        fixed (byte* start = unsent.Span)
        {
            nint count = unsent.IsEmpty ? 0 : Libc.write(input.Descriptor, start, unsent.Length);
            if (count > 0)
            {
                unsent = unsent[(int)count..];
            }
            else if (count < 0 && Native.LastError is not (Errno.EAGAIN or Errno.EINTR))
            {
                // It does not read what it was given: its own business.
                unsent = default;
            }
        }

        if (unsent.IsEmpty)
        {
            Close(ref input);
        }
    }

    void CheckDeadline()
    {
        if (status is not null && timedOut)
        {
            // Ended at our request: nobody may keep us by holding its output.
            Close(ref outputPipe);
            Close(ref errorPipe);
            return;
        }

        if (deadline is not { } limit || Stopwatch.GetElapsedTime(started) < limit)
        {
            return;
        }

        _ = Libc.kill(LeadsGroup ? -process.Id : process.Id, timedOut ? Signals.Kill : Signals.Terminate);
        deadline = timedOut ? null : Stopwatch.GetElapsedTime(started) + GraceAfterTerminate;
        timedOut = true;
    }

    static Libc.PollEntry Watch(MachineStream? stream, short events) => new() { Descriptor = stream?.Descriptor ?? -1, Events = events };

    static void Close(ref MachineStream? stream)
    {
        stream?.Dispose();
        stream = null;
    }
}
