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
        if (length > 0 && !self.HasMore(ctx))
        {
            into?.Replace("");
            throw StreamReading.EndOfFile();
        }
        return Give(self, length, into);
    }

    [RubyMethod("sysread")]
    public static object? SysRead(Context ctx, RStream self, long length, RString? into = null) => ReadPartial(ctx, self, length, into);

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
                case null: return exception is false ? RSymbol.Of("wait_readable") : throw new RubyError("IO::EAGAINWaitReadable", "Resource temporarily unavailable - read would block");
                case 0: return exception is false ? null : throw StreamReading.EndOfFile();
            }
        }
        return Give(self, length, into);
    }

    [RubyMethod("syswrite", "write_nonblock")]
    public static long SysWrite(Context ctx, RIo self, object? value, [Keyword] object? exception = null)
    {
        self.CheckWritable();
        var bytes = ctx.ToRString(value).ToBytes();
        self.Flush();
        self.Write(ctx, bytes);
        self.Flush();
        return bytes.Length;
    }

    [RubyMethod("pread")]
    public static object? PRead(Context ctx, RIo self, long length, long offset, RString? into = null)
    {
        self.CheckReadable();
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

    /// <summary>Waits until one of the readers has something; writers are always ready.</summary>
    [RubyMethod("select", Singleton = true)]
    public static object? Select(Context ctx, object? readers, object? writers = null, object? others = null, object? timeout = null)
    {
        var reading = readers is null ? [] : Coerce.ToAry(ctx, readers).ToArray();
        var writing = writers is null ? [] : Coerce.ToAry(ctx, writers).ToArray();
        var limit = timeout is null ? (double?)null : Coerce.ToDouble(ctx, timeout);
        if (limit < 0)
        {
            throw RubyError.Argument("time interval must not be negative");
        }
        var machine = ctx.Interpreter.Machine;
        var start = machine.ReadClock(MachineClock.Monotonic).TotalSeconds;
        while (true)
        {
            var ready = reading.Where(r => IsReadable(RIo.Of(ctx, r), reading.Length == 1 && writing.Length == 0 ? TimeSpan.FromMilliseconds(50) : TimeSpan.Zero)).ToArray();
            if (ready.Length > 0 || writing.Length > 0)
            {
                return RArray.Of(new RArray(ready), new RArray(writing), new RArray());
            }
            if (limit is not null && machine.ReadClock(MachineClock.Monotonic).TotalSeconds - start >= limit)
            {
                return null;
            }
            ctx.Interpreter.Io.Blocking(ctx, () => Wait(reading.Length == 1 ? 1 : 5));
        }
    }

    static bool Wait(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return true;
    }

    static bool IsReadable(RIo io, TimeSpan wait)
    {
        io.CheckReadable();
        return io.Available.Length > 0 || io.Machine is not { } machine || machine.WaitReadable(wait);
    }
}

/// <summary>IO::WaitReadable marks errors of reads that would have to wait.</summary>
[RubyModule("IO::WaitReadable")]
public static class WaitReadable;

/// <summary>As <see cref="WaitReadable"/>, for writes.</summary>
[RubyModule("IO::WaitWritable")]
public static class WaitWritable;

/// <summary>EAGAIN of a read.</summary>
[RubyClass("IO::EAGAINWaitReadable", Superclass = "StandardError", Includes = ["IO::WaitReadable"])]
public static class EagainWaitReadable;
