using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Reading and writing near the descriptor: readpartial, read_nonblock, sysread, syswrite, pread, select.</summary>
[RubyClass("IO")]
public static class IoDirect
{
    static object? Give(RStream self, long length, RString? into)
    {
        var bytes = self.Available[..(int)Math.Min(length, self.Available.Length)].ToArray();
        self.Skip(bytes.Length);
        return StreamReading.Into(into, new RString(bytes, self.TextEncoding));
    }

    [RubyMethod("readpartial")]
    public static object? ReadPartial(Context ctx, RStream self, long length, RString? into = null)
    {
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        self.CheckReadable();
        if (length == 0)
        {
            return into ?? new RString("");
        }
        if (!self.HasMore(ctx))
        {
            into?.Replace("");
            throw StreamReading.EndOfFile();
        }
        return Give(self, length, into);
    }

    [RubyMethod("sysread")]
    public static object? SysRead(Context ctx, RIo self, long length, RString? into = null)
    {
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        self.CheckReadable();
        into?.CheckFrozen();
        if (length == 0)
        {
            return into ?? new RString("");
        }
        if (self.Available.Length > 0)
        {
            throw new RubyError("IOError", "sysread for buffered IO");
        }
        if (self.ReadDirectly(ctx, (int)Math.Min(length, int.MaxValue / 2)) is { } bytes)
        {
            return StreamReading.Into(into, new RString(bytes, RubyEncoding.Binary));
        }
        into?.Replace("");
        throw StreamReading.EndOfFile();
    }

    [RubyMethod("read_nonblock")]
    public static object? ReadNonBlocking(Context ctx, RIo self, long length, RString? into = null, [Keyword] object? exception = null)
    {
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        self.CheckReadable();
        if (length > 0 && self.Available.Length == 0)
        {
            switch (self.FillAvailable())
            {
                case null:
                    into?.Replace("");
                    return exception is false ? RSymbol.Of("wait_readable") : throw new RubyError("IO::EAGAINWaitReadable", "read would block");
                case 0:
                    into?.Replace("");
                    return exception is false ? null : throw StreamReading.EndOfFile();
            }
        }
        return Give(self, length, into);
    }

    [RubyMethod("syswrite")]
    public static long SysWrite(Context ctx, RIo self, object? value)
    {
        self.CheckWritable();
        var bytes = ctx.ToRString(value).ToBytes();
        if (self.HasUnwritten)
        {
            Kernels.KernelOutput.Warn(ctx, null, null, null, new RString("warning: syswrite for buffered IO"));
        }
        self.Flush(ctx);
        if (self.Machine is { CanSeek: false } machine && (machine.Control(GetFlags, 0) & NonBlocking) != 0)
        {
            return self.WriteAvailable(bytes) ?? throw MachineErrors.Of(Errno.EAGAIN, null, self.Path);
        }
        self.Write(ctx, bytes);
        self.Flush(ctx);
        return bytes.Length;
    }

    const int GetFlags = 3, NonBlocking = 2048;

    [RubyMethod("write_nonblock")]
    public static object? WriteNonBlocking(Context ctx, RIo self, object? value, [Keyword] object? exception = null)
    {
        var bytes = ctx.ToRString(value).ToBytes();
        return self.WriteAvailable(bytes) is { } count ? Box.Int(count)
            : exception is false ? RSymbol.Of("wait_writable") : throw new RubyError("IO::EAGAINWaitWritable", "write would block");
    }

    [RubyMethod("pread")]
    public static object? PRead(Context ctx, RIo self, long length, long offset, RString? into = null)
    {
        if (length < 0)
        {
            throw RubyError.Argument($"negative string size (or size too big)");
        }
        self.CheckReadable();
        if (length == 0)
        {
            return into ?? new RString("");
        }
        var position = self.Position;
        self.Seek(offset, SeekOrigin.Begin);
        var bytes = self.ReadBytes(ctx, (int)length);
        self.Seek(position, SeekOrigin.Begin);
        return bytes.Length == 0 && length > 0 ? throw StreamReading.EndOfFile() : StreamReading.Into(into, new RString(bytes, RubyEncoding.Binary));
    }

    [RubyMethod("pwrite")]
    public static long PWrite(Context ctx, RIo self, object? value, long offset)
    {
        self.CheckWritable();
        var position = self.Position;
        self.Seek(offset, SeekOrigin.Begin);
        var bytes = ctx.ToRString(value).ToBytes();
        self.Write(ctx, bytes);
        self.Seek(position, SeekOrigin.Begin);
        return bytes.Length;
    }

    /// <summary>Waits until one of the streams can be read or written.</summary>
    [RubyMethod("select", Singleton = true)]
    public static object? Select(Context ctx, object? readers, object? writers = null, object? others = null, object? timeout = null)
    {
        object?[] List(object? value) => value switch
        {
            null => [],
            RArray list => list.ToArray(),
            _ => throw RubyError.Type($"wrong argument type {ctx.ClassOf(value)} (expected Array)"),
        };
        var limit = timeout is null ? (double?)null : Coerce.ToDouble(ctx, timeout);
        if (limit < 0)
        {
            throw RubyError.Argument("time interval must not be negative");
        }
        var reading = List(readers).Select(r => (Given: r, Io: RIo.Of(ctx, r))).ToArray();
        var writing = List(writers).Select(w => (Given: w, Io: RIo.Of(ctx, w))).ToArray();
        foreach (var other in List(others))
        {
            RIo.Of(ctx, other).CheckOpen();
        }
        foreach (var (_, io) in reading)
        {
            io.CheckOpen();
        }
        foreach (var (_, io) in writing)
        {
            io.CheckOpen();
        }
        var machine = ctx.Interpreter.Machine;
        var start = machine.ReadClock(MachineClock.Monotonic).TotalSeconds;
        var thread = ctx.CurrentThread;
        var wait = 1;
        try
        {
            while (true)
            {
                var readable = reading.Where(r => IsReadable(r.Io, TimeSpan.Zero)).Select(r => r.Given).ToArray();
                var writable = writing.Where(w => w.Io.IsWritableNow).Select(w => w.Given).ToArray();
                if (readable.Length > 0 || writable.Length > 0)
                {
                    return RArray.Of(new RArray(readable), new RArray(writable), new RArray());
                }
                var left = limit is { } l ? l - (machine.ReadClock(MachineClock.Monotonic).TotalSeconds - start) : double.MaxValue;
                if (left <= 0)
                {
                    return null;
                }
                thread.State = limit is null && reading.Length + writing.Length == 0 ? RubyThreadState.SleepingForever : RubyThreadState.Sleeping;
                thread.RunPending(ctx);
                var step = TimeSpan.FromMilliseconds(Math.Min(wait, left * 1000));
                var first = reading.Select(r => r.Io.Machine).FirstOrDefault(m => m is not null);
                ctx.Blocking(() => first is not null && reading.Length == 1 ? first.WaitReadable(step) : Wait(step));
                wait = Math.Min(wait * 2, 20);
            }
        }
        finally
        {
            thread.State = RubyThreadState.Running;
        }
    }

    static bool Wait(TimeSpan time)
    {
        Thread.Sleep(time);
        return true;
    }

    static bool IsReadable(RIo io, TimeSpan wait)
    {
        return io.Available.Length > 0 || io.Machine is not { } machine || machine.WaitReadable(wait);
    }
}

/// <summary>IO::WaitReadable marks errors of reads that would have to wait.</summary>
[RubyModule("IO::WaitReadable")]
public static class WaitReadable;

/// <summary>As <see cref="WaitReadable"/>, for writes.</summary>
[RubyModule("IO::WaitWritable")]
public static class WaitWritable;
