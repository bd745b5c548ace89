using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.Sockets;

/// <summary>What all sockets do, near the machine; addresses are sockaddr structures. What programs call is in <c>InRuby/socket</c>.</summary>
[RubyClass("BasicSocket", Superclass = "IO", Library = "socket")]
public static class BasicSocketClass
{
    static ISockets Sockets(Context ctx) => ctx.Interpreter.Machine.Sockets ?? throw RubyError.NotImplemented("sockets are not there on this machine");

    static MachineStream Stream(RIo self)
    {
        self.CheckOpen();
        return self.Machine ?? throw new RubyError("IOError", "not a socket");
    }

    static RIo Attach(RIo io, MachineStream stream)
    {
        io.Attach(stream, null, true, true);
        io.Sync = true;
        io.IsBinary = true;
        return io;
    }

    [RubyMethod("__create", Private = true)]
    public static void Create(Context ctx, RIo self, int family, int type, int protocol) =>
        Attach(self, MachineErrors.Call("rb_sys_fail", null, () => Sockets(ctx).Create(family, type, protocol)));

    [RubyMethod("__adopt", Private = true)]
    public static void Adopt(Context ctx, RIo self, int descriptor)
    {
        var stream = Named("fstat(2)", () => ctx.Interpreter.Machine.OpenDescriptor(descriptor, ownsDescriptor: true));
        if (stream.Stat().Type != FileType.Socket)
        {
            throw new RubyError("Errno::EBADF", "Bad file descriptor - not a socket file descriptor");
        }
        Attach(self, stream);
    }

    [RubyMethod("__pair", Private = true)]
    public static void Pair(Context ctx, RIo self, RIo other, int family, int type, int protocol)
    {
        var (first, second) = MachineErrors.Call(null, null, () => Sockets(ctx).CreatePair(family, type, protocol));
        Attach(self, first);
        Attach(other, second);
    }

    static T Named<T>(string what, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (MachineException e)
        {
            throw new RubyError($"Errno::{e.Name}", $"{e.Description} - {what}");
        }
    }

    [RubyMethod("__bind", Private = true)]
    public static void Bind(Context ctx, RIo self, RString address, string what) => Named(what, () =>
    {
        Sockets(ctx).Bind(Stream(self), address.ToBytes());
        return true;
    });

    /// <summary>Connects; false when <paramref name="wait"/> is and the connection has only begun. Seconds may limit the wait.</summary>
    [RubyMethod("__connect", Private = true)]
    public static bool Connect(Context ctx, RIo self, RString address, string what, bool wait = true, object? seconds = null) => Named(what, () =>
    {
        var (sockets, stream) = (Sockets(ctx), Stream(self));
        if (sockets.Connect(stream, address.ToBytes()))
        {
            return true;
        }
        if (!wait)
        {
            return false;
        }
        var start = ctx.Interpreter.Machine.ReadClock(MachineClock.Monotonic);
        var longest = seconds is null ? double.MaxValue : Coerce.ToDouble(ctx, seconds);
        ctx.WaitUntil(limit => stream.WaitWritable(limit), () =>
        {
            if (Elapsed(ctx, start) > longest)
            {
                throw new MachineException(Errno.ETIMEDOUT, "connect(2)");
            }
        });
        return sockets.PendingError(stream) is var error and not Errno.None ? throw new MachineException(error, "connect(2)") : true;
    });

    static double Elapsed(Context ctx, Timestamp start)
    {
        var now = ctx.Interpreter.Machine.ReadClock(MachineClock.Monotonic);
        return now.Seconds - start.Seconds + ((now.Nanoseconds - start.Nanoseconds) / 1e9);
    }

    [RubyMethod("__listen", Private = true)]
    public static void Listen(Context ctx, RIo self, int backlog) => MachineErrors.Do(null, "listen(2)", () => Sockets(ctx).Listen(Stream(self), backlog));

    /// <summary>Gives a connection to an unused socket and answers its peer's address; nil when nobody waits and none is to be waited for.</summary>
    [RubyMethod("__accept", Private = true)]
    public static object? Accept(Context ctx, RIo self, RIo made, bool wait) => MachineErrors.Call(null, "accept(2)", () =>
    {
        while (true)
        {
            var stream = Stream(self);
            if (Sockets(ctx).Accept(stream) is { } found)
            {
                Attach(made, found.Connection);
                return Bytes(found.Address);
            }
            if (!wait)
            {
                return null;
            }
            ctx.WaitUntil(limit => stream.WaitReadable(limit), () => StillOpen(self));
        }
    });

    static void StillOpen(RIo self)
    {
        if (self.IsClosed)
        {
            throw new RubyError("IOError", "stream closed in another thread");
        }
    }

    static RString Bytes(byte[] bytes) => new(bytes, RubyEncoding.Binary);

    [RubyMethod("__send", Private = true)]
    public static object? Send(Context ctx, RIo self, RString message, int flags, RString? address, bool wait, string what) => Named<object?>(what, () =>
    {
        var bytes = message.ToBytes();
        while (true)
        {
            var stream = Stream(self);
            if (Sockets(ctx).Send(stream, bytes, flags, address is null ? [] : address.ToBytes()) is { } count)
            {
                return Box.Int(count);
            }
            if (!wait)
            {
                return null;
            }
            ctx.WaitUntil(limit => stream.WaitWritable(limit), () => StillOpen(self));
        }
    });

    /// <summary>[message, sender's address]; nil when none has come and none is to be waited for.</summary>
    [RubyMethod("__receive", Private = true)]
    public static object? Receive(Context ctx, RIo self, int length, int flags, bool wait) => Named<object?>("recvfrom(2)", () =>
    {
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        self.CheckReadable();
        if (self.Available.Length > 0)
        {
            throw new RubyError("IOError", "recv for buffered IO");
        }
        var buffer = new byte[length];
        while (true)
        {
            var stream = Stream(self);
            if (Sockets(ctx).Receive(stream, buffer, flags) is { } found)
            {
                return RArray.Of(Bytes(buffer[..Math.Min(found.Count, length)]), Bytes(found.Address));
            }
            if (!wait)
            {
                return null;
            }
            ctx.WaitUntil(limit => stream.WaitReadable(limit), () => StillOpen(self));
        }
    });

    [RubyMethod("getsockname")]
    public static RString OwnAddress(Context ctx, RIo self) => MachineErrors.Call(null, "getsockname(2)", () => Bytes(Sockets(ctx).GetAddress(Stream(self), false)));

    [RubyMethod("getpeername")]
    public static RString PeerAddress(Context ctx, RIo self) => MachineErrors.Call(null, "getpeername(2)", () => Bytes(Sockets(ctx).GetAddress(Stream(self), true)));

    [RubyMethod("__option", Private = true)]
    public static RString Option(Context ctx, RIo self, int level, int name) => MachineErrors.Call(null, "getsockopt(2)", () => Bytes(Sockets(ctx).GetOption(Stream(self), level, name)));

    [RubyMethod("__set_option", Private = true)]
    public static void SetOption(Context ctx, RIo self, int level, int name, RString value) =>
        MachineErrors.Do(null, "setsockopt(2)", () => Sockets(ctx).SetOption(Stream(self), level, name, value.ToBytes()));

    [RubyMethod("__shutdown", Private = true)]
    public static void Shutdown(Context ctx, RIo self, int how) => MachineErrors.Do(null, "shutdown(2)", () =>
    {
        self.Flush();
        Sockets(ctx).Shutdown(Stream(self), how);
    });
}
