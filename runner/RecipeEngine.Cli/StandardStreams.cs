using System.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli;

/// <summary>Where a run writes. Text goes straight to the descriptor: the console of .NET would look for the terminal's abilities first, at every start.</summary>
static class StandardStreams
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output; what is written is there at once.</summary>
    public static TextWriter Out => field ??= Writer(OutBytes);

    /// <summary>Standard error.</summary>
    public static TextWriter Error => field ??= Writer(new OutputStream(Descriptor(2) ?? Stream.Null));

    /// <summary>Standard output as bytes.</summary>
    public static OutputStream OutBytes => outBytes ??= new OutputStream(Descriptor(1) ?? Stream.Null);

    static OutputStream? outBytes;

    /// <summary>Why not all of <see cref="OutBytes"/> was written; null when it was, or nobody used it.</summary>
    public static string? OutLoss => outBytes?.Loss;

    /// <summary>Standard output is a terminal.</summary>
    public static bool IsTerminal => Descriptor(1) is { IsTerminal: true };

    // null: the caller closed it
    static MachineStream? Descriptor(int number)
    {
        try
        {
            return new LocalSystem().OpenDescriptor(number);
        }
        catch (MachineException closed) when (closed.Errno == Errno.EBADF)
        {
            return null;
        }
    }

    /// <summary>Text written to <paramref name="stream"/> is there at once.</summary>
    public static StreamWriter Writer(OutputStream stream) => new(stream, Utf8, bufferSize: 1024) { AutoFlush = true };
}
