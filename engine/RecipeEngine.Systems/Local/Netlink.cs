using System.Buffers.Binary;

namespace RecipeEngine.Systems.Local;

/// <summary>One dump of a table of the kernel's routing socket (rtnetlink(7)).</summary>
internal static unsafe class Netlink
{
    const int Family = 16, RawCloseOnExec = 3 | 0x80000, HeaderSize = 16;
    const ushort Done = 3, Failed = 2;

    /// <summary>Receives one record: its fixed part and its attributes by number.</summary>
    public delegate void RecordReader(ReadOnlySpan<byte> body, Attributes attributes);

    /// <summary>Asks for all records of a kind; the answer's kind is the request's less two.</summary>
    public static void Dump(ushort request, int bodySize, RecordReader reader)
    {
        int socket = (int)Native.Check(Libc.socket(Family, RawCloseOnExec, 0), "socket", "netlink");
        try
        {
            Send(socket, request, bodySize);
            byte[] buffer = new byte[65536];
            while (true)
            {
                int length;
                fixed (byte* start = buffer)
                {
                    length = (int)Native.Check(Libc.recv(socket, start, buffer.Length, 0), "recv", "netlink");
                }

                if (!ReadAll(buffer.AsSpan(0, length), (ushort)(request - 2), bodySize, reader))
                {
                    return;
                }
            }
        }
        finally
        {
            _ = Libc.close(socket);
        }
    }

    static void Send(int socket, ushort request, int bodySize)
    {
        const ushort RequestDump = 1 | 0x300;
        Span<byte> message = stackalloc byte[HeaderSize + bodySize];
        message.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message[4..], request);
        BinaryPrimitives.WriteUInt16LittleEndian(message[6..], RequestDump);
        BinaryPrimitives.WriteInt32LittleEndian(message[8..], 1);
        fixed (byte* start = message)
        {
            Native.Check(Libc.send(socket, start, message.Length, 0), "send", "netlink");
        }
    }

    static bool ReadAll(ReadOnlySpan<byte> messages, ushort wanted, int bodySize, RecordReader reader)
    {
        while (messages.Length >= HeaderSize)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(messages);
            ushort kind = BinaryPrimitives.ReadUInt16LittleEndian(messages[4..]);
            if (kind is Done or Failed || length < HeaderSize || length > messages.Length)
            {
                return false;
            }

            if (kind == wanted && length >= HeaderSize + bodySize)
            {
                ReadOnlySpan<byte> record = messages[HeaderSize..length];
                reader(record[..bodySize], new Attributes(record[((bodySize + 3) & ~3)..]));
            }

            messages = messages[Math.Min((length + 3) & ~3, messages.Length)..];
        }

        return true;
    }

    /// <summary>The attributes of one record.</summary>
    public readonly ref struct Attributes(ReadOnlySpan<byte> data)
    {
        readonly ReadOnlySpan<byte> data = data;

        /// <summary>The value of an attribute, empty when it is missing.</summary>
        public ReadOnlySpan<byte> this[int wanted]
        {
            get
            {
                ReadOnlySpan<byte> left = data;
                while (left.Length >= 4)
                {
                    int length = BinaryPrimitives.ReadUInt16LittleEndian(left);
                    if (length < 4 || length > left.Length)
                    {
                        break;
                    }

                    if ((BinaryPrimitives.ReadUInt16LittleEndian(left[2..]) & 0x3fff) == wanted)
                    {
                        return left[4..length];
                    }

                    left = left[Math.Min((length + 3) & ~3, left.Length)..];
                }

                return default;
            }
        }

        /// <summary>A number, null when it is missing.</summary>
        public uint? Number(int wanted) =>
            this[wanted] is { Length: >= 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : null;
    }
}
