using System.Text;

namespace RecipeEngine.Systems;

/// <summary>How a process ended: an exit code, or the signal that ended it.</summary>
/// <param name="ExitCode">0..255; null when a signal ended it.</param>
/// <param name="Signal">The signal's number; null after a normal exit.</param>
public readonly record struct ExitStatus(int? ExitCode, int? Signal = null, bool CoreDumped = false)
{
    /// <summary>Whether the exit code was 0.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>The wait(2) status word.</summary>
    public int Raw => ExitCode is { } code ? code << 8 : (Signal ?? 0) | (CoreDumped ? 0x80 : 0);

    /// <summary>Takes a wait(2) status word apart.</summary>
    public static ExitStatus FromRaw(int status) => (status & 0x7f) == 0
        ? new ExitStatus((status >> 8) & 0xff)
        : new ExitStatus(null, status & 0x7f, (status & 0x80) != 0);

    /// <summary>Such as "exit 1" or "SIGKILL (signal 9)", as Ruby's Process::Status prints it.</summary>
    public override string ToString() => ExitCode is { } code
        ? $"exit {code}"
        : $"SIG{Signals.NameOf(Signal ?? 0) ?? "?"} (signal {Signal}){(CoreDumped ? " (core dumped)" : "")}";
}

/// <summary>What a finished command left: its output, how it ended, and how long it took.</summary>
public sealed record CommandResult(CommandSpec Command, ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> ErrorOutput, ExitStatus Status)
{
    /// <summary>The exit code; as a shell would say, 128 + signal when a signal ended the command.</summary>
    public int ExitCode => Status.ExitCode ?? 128 + (Status.Signal ?? 0);

    /// <summary>Whether it exited with 0.</summary>
    public bool IsSuccess => Status.IsSuccess;

    /// <summary>Standard output as text.</summary>
    public string Stdout => stdout ??= Encoding.UTF8.GetString(Output.Span);

    /// <summary>Standard error as text.</summary>
    public string Stderr => stderr ??= Encoding.UTF8.GetString(ErrorOutput.Span);

    /// <summary>The id the process had.</summary>
    public int ProcessId { get; init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether it was ended because its time was up.</summary>
    public bool TimedOut { get; init; }

    string? stdout;
    string? stderr;
}
