namespace RecipeEngine.Systems.Local;

/// <summary>The system calls behind <see cref="ISockets"/>.</summary>
internal sealed unsafe class LocalSockets : ISockets
{
    const int CloseOnExec = 0x80000, DoNotWait = 0x40, NoSignal = 0x4000, GetFlags = 3, SetFlags = 4, NonBlocking = 2048;
    const int SocketLevel = 1, ErrorOption = 4, AddressSpace = 128, OptionSpace = 256;

    static DescriptorStream Stream(nint descriptor) => new((int)descriptor, null, true, true, true);

    public MachineStream Create(int family, int type, int protocol) => Stream(Native.Check(Libc.socket(family, type | CloseOnExec, protocol), "socket(2)", null));

    public (MachineStream First, MachineStream Second) CreatePair(int family, int type, int protocol)
    {
        int* pair = stackalloc int[2];
        Native.Check(Libc.socketpair(family, type | CloseOnExec, protocol, pair), "socketpair(2)", null);
        return (Stream(pair[0]), Stream(pair[1]));
    }

    public void Bind(MachineStream socket, ReadOnlySpan<byte> address)
    {
        fixed (byte* start = address)
        {
            Native.Check(Libc.bind(socket.Descriptor, start, (uint)address.Length), "bind(2)", null);
        }
    }

    public bool Connect(MachineStream socket, ReadOnlySpan<byte> address)
    {
        int flags = Libc.fcntl(socket.Descriptor, GetFlags, 0);
        _ = Libc.fcntl(socket.Descriptor, SetFlags, flags | NonBlocking);
        try
        {
            fixed (byte* start = address)
            {
                if (Libc.connect(socket.Descriptor, start, (uint)address.Length) == 0)
                {
                    return true;
                }
                return Native.LastError is Errno.EINPROGRESS or Errno.EINTR ? false : throw Native.Failure("connect(2)", null);
            }
        }
        finally
        {
            _ = Libc.fcntl(socket.Descriptor, SetFlags, flags);
        }
    }

    public Errno PendingError(MachineStream socket) => (Errno)BitConverter.ToInt32(GetOption(socket, SocketLevel, ErrorOption));

    public void Listen(MachineStream socket, int backlog) => Native.Check(Libc.listen(socket.Descriptor, backlog), "listen(2)", null);

    public (MachineStream Connection, byte[] Address)? Accept(MachineStream socket)
    {
        // accept4 has no flag for one call that does not wait
        if (!socket.WaitReadable(TimeSpan.Zero))
        {
            return null;
        }
        byte* address = stackalloc byte[AddressSpace];
        uint length = AddressSpace;
        int descriptor = Libc.accept4(socket.Descriptor, address, &length, CloseOnExec);
        if (descriptor >= 0)
        {
            return (Stream(descriptor), Copy(address, length));
        }
        return Native.LastError is Errno.EAGAIN or Errno.EINTR or Errno.ECONNABORTED ? null : throw Native.Failure("accept(2)", null);
    }

    static byte[] Copy(byte* address, uint length) => new ReadOnlySpan<byte>(address, (int)Math.Min(length, AddressSpace)).ToArray();

    public int? Send(MachineStream socket, ReadOnlySpan<byte> message, int flags, ReadOnlySpan<byte> address)
    {
        fixed (byte* start = message)
        {
            fixed (byte* to = address)
            {
                nint count = Libc.sendto(socket.Descriptor, start, message.Length, flags | DoNotWait | NoSignal, to, (uint)address.Length);
                return count >= 0 ? (int)count : Native.LastError is Errno.EAGAIN or Errno.EINTR ? null : throw Native.Failure("sendto(2)", null);
            }
        }
    }

    public (int Count, byte[] Address)? Receive(MachineStream socket, Span<byte> buffer, int flags)
    {
        byte* address = stackalloc byte[AddressSpace];
        uint length = AddressSpace;
        fixed (byte* start = buffer)
        {
            nint count = Libc.recvfrom(socket.Descriptor, start, buffer.Length, flags | DoNotWait, address, &length);
            if (count >= 0)
            {
                return ((int)count, Copy(address, length));
            }
            return Native.LastError is Errno.EAGAIN or Errno.EINTR ? null : throw Native.Failure("recvfrom(2)", null);
        }
    }

    public byte[] GetAddress(MachineStream socket, bool peer)
    {
        byte* address = stackalloc byte[AddressSpace];
        uint length = AddressSpace;
        Native.Check(peer ? Libc.getpeername(socket.Descriptor, address, &length) : Libc.getsockname(socket.Descriptor, address, &length), peer ? "getpeername(2)" : "getsockname(2)", null);
        return Copy(address, length);
    }

    public byte[] GetOption(MachineStream socket, int level, int name)
    {
        byte* value = stackalloc byte[OptionSpace];
        uint length = OptionSpace;
        Native.Check(Libc.getsockopt(socket.Descriptor, level, name, value, &length), "getsockopt(2)", null);
        return new ReadOnlySpan<byte>(value, (int)length).ToArray();
    }

    public void SetOption(MachineStream socket, int level, int name, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            Native.Check(Libc.setsockopt(socket.Descriptor, level, name, start, (uint)value.Length), "setsockopt(2)", null);
        }
    }

    public void Shutdown(MachineStream socket, int how) => Native.Check(Libc.shutdown(socket.Descriptor, how), "shutdown(2)", null);
}
