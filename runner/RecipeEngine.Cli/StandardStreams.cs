using System.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli;

/// <summary>Where a run writes. Text goes straight to the descriptor: the console of .NET would look for the terminal's abilities first, at every start.</summary>
static class StandardStreams
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output; what is written is there at once.</summary>
    public static TextWriter Out => field ??= Writer(1);

    /// <summary>Standard error.</summary>
    public static TextWriter Error => field ??= Writer(2);

    /// <summary>Standard output is a terminal.</summary>
    public static bool IsTerminal => new LocalSystem().OpenDescriptor(1).IsTerminal;

    static StreamWriter Writer(int descriptor) => new(new LocalSystem().OpenDescriptor(descriptor), Utf8, bufferSize: 1024) { AutoFlush = true };
}
