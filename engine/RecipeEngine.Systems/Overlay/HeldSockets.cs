namespace RecipeEngine.Systems.Overlay;

/// <summary>Sockets of a run that changes nothing: others may be talked to, but no file is made for a UNIX socket.</summary>
internal sealed class HeldSockets(ISockets inner) : ISockets
{
    const byte UnixFamily = 1;

    public MachineStream Create(int family, int type, int protocol) => inner.Create(family, type, protocol);

    public (MachineStream First, MachineStream Second) CreatePair(int family, int type, int protocol) => inner.CreatePair(family, type, protocol);

    public void Bind(MachineStream socket, ReadOnlySpan<byte> address)
    {
        if (address.Length > 2 && address[0] == UnixFamily && address[2] != 0)
        {
            throw new MachineException(Errno.EROFS, "bind(2)");
        }
        inner.Bind(socket, address);
    }

    public bool Connect(MachineStream socket, ReadOnlySpan<byte> address) => inner.Connect(socket, address);

    public Errno PendingError(MachineStream socket) => inner.PendingError(socket);

    public void Listen(MachineStream socket, int backlog) => inner.Listen(socket, backlog);

    public (MachineStream Connection, byte[] Address)? Accept(MachineStream socket) => inner.Accept(socket);

    public int? Send(MachineStream socket, ReadOnlySpan<byte> message, int flags, ReadOnlySpan<byte> address) => inner.Send(socket, message, flags, address);

    public (int Count, byte[] Address)? Receive(MachineStream socket, Span<byte> buffer, int flags) => inner.Receive(socket, buffer, flags);

    public byte[] GetAddress(MachineStream socket, bool peer) => inner.GetAddress(socket, peer);

    public byte[] GetOption(MachineStream socket, int level, int name) => inner.GetOption(socket, level, name);

    public void SetOption(MachineStream socket, int level, int name, ReadOnlySpan<byte> value) => inner.SetOption(socket, level, name, value);

    public void Shutdown(MachineStream socket, int how) => inner.Shutdown(socket, how);
}
