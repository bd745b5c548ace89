namespace RecipeEngine.Systems;

/// <summary>Sockets as socket(2) has them; addresses are the bytes of the kernel's sockaddr structures, numbers are Linux's.</summary>
public interface ISockets
{
    /// <summary>A new socket.</summary>
    MachineStream Create(int family, int type, int protocol);

    /// <summary>Two sockets connected with each other.</summary>
    (MachineStream First, MachineStream Second) CreatePair(int family, int type, int protocol);

    /// <summary>Gives a socket its own address; a UNIX socket's path becomes a file.</summary>
    void Bind(MachineStream socket, ReadOnlySpan<byte> address);

    /// <summary>Starts to connect without waiting; false when it goes on and <see cref="PendingError"/> will tell how it ended.</summary>
    bool Connect(MachineStream socket, ReadOnlySpan<byte> address);

    /// <summary>How a connection that was started has ended (<see cref="Errno.None"/>: well), and takes that away.</summary>
    Errno PendingError(MachineStream socket);

    /// <summary>Lets others connect.</summary>
    void Listen(MachineStream socket, int backlog);

    /// <summary>The next connection and its address; null when nobody waits.</summary>
    (MachineStream Connection, byte[] Address)? Accept(MachineStream socket);

    /// <summary>Sends a message, to an address unless that is empty; null when it would have to wait.</summary>
    int? Send(MachineStream socket, ReadOnlySpan<byte> message, int flags, ReadOnlySpan<byte> address);

    /// <summary>Receives a message and its sender's address (empty on connections); null when none has come.</summary>
    (int Count, byte[] Address)? Receive(MachineStream socket, Span<byte> buffer, int flags);

    /// <summary>The socket's own address, or that of its peer.</summary>
    byte[] GetAddress(MachineStream socket, bool peer);

    /// <summary>The bytes of an option.</summary>
    byte[] GetOption(MachineStream socket, int level, int name);

    /// <summary>Sets an option.</summary>
    void SetOption(MachineStream socket, int level, int name, ReadOnlySpan<byte> value);

    /// <summary>Ends reading (0), writing (1) or both (2).</summary>
    void Shutdown(MachineStream socket, int how);
}
