namespace RecipeEngine.Systems;

/// <summary>A command to run: which program with which arguments, where, as whom, and with which streams.</summary>
public sealed record CommandSpec
{
    CommandSpec(string program, IReadOnlyList<string> arguments)
    {
        Program = program;
        Arguments = arguments;
    }

    /// <summary>Path of the program, or a name looked up in the command's PATH.</summary>
    public string Program { get; init; }

    /// <summary>The arguments after the program's name.</summary>
    public IReadOnlyList<string> Arguments { get; init; }

    /// <summary>argv[0] when it is to differ from <see cref="Program"/>.</summary>
    public string? ProgramName { get; init; }

    /// <summary>Variables set (or, with null, unset) on top of the process's environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = Nothing;

    /// <summary>Starts from an empty environment instead of the process's.</summary>
    public bool ClearEnvironment { get; init; }

    /// <summary>Working directory; null for the process's (with <see cref="Login"/>: the user's home).</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>User to run as: a name or a number.</summary>
    public string? User { get; init; }

    /// <summary>Group to run as: a name or a number. Without it the group stays, unless <see cref="Login"/>.</summary>
    public string? Group { get; init; }

    /// <summary>As after a login: the user's groups, HOME, SHELL, USER, LOGNAME, PATH and home directory.</summary>
    public bool Login { get; init; }

    /// <summary>The umask of the command.</summary>
    public int? Umask { get; init; }

    /// <summary>Bytes fed to standard input; null gives what <see cref="StandardInput"/> says.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>Time after which Run ends the command's process group (TERM, then KILL); null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the command is led apart from our process group; Run's timeout needs a group or session of its own.</summary>
    public ProcessGrouping Grouping { get; init; } = ProcessGrouping.NewSession;

    /// <summary>Process group to join (or 0 for a new one); overrides <see cref="Grouping"/>.</summary>
    public int? JoinProcessGroup { get; init; }

    /// <summary>Waits until standard output and error are closed by everyone who holds them, as Ruby's backticks do.</summary>
    public bool WaitForOutputEnd { get; init; }

    /// <summary>Called with every piece of output as it comes; what it sees is captured all the same.</summary>
    public OutputListener? OnOutput { get; init; }

    /// <summary>Where standard input comes from; Run takes a pipe as an empty one.</summary>
    public Redirect StandardInput { get; init; } = Redirect.Null;

    /// <summary>Where standard output goes; Run captures a pipe.</summary>
    public Redirect StandardOutput { get; init; } = Redirect.Pipe;

    /// <summary>Where standard error goes; Run captures a pipe.</summary>
    public Redirect StandardError { get; init; } = Redirect.Pipe;

    /// <summary>Further descriptors, applied in order after the three standard ones.</summary>
    public IReadOnlyList<(int Descriptor, Redirect Redirect)> Redirects { get; init; } = [];

    /// <summary>Closes every descriptor above the three standard ones that no redirect names, those too that were made to be inherited.</summary>
    public bool ClosesOthers { get; init; }

    static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    /// <summary>A program with its arguments, run without a shell.</summary>
    public static CommandSpec Of(string program, params IReadOnlyList<string> arguments) => new(program, arguments);

    /// <summary>A line for /bin/sh.</summary>
    public static CommandSpec Shell(string line) => new("/bin/sh", ["-c", line]);

    /// <summary>A line as Ruby's system and backticks take it: a shell only when the line has anything for it to interpret.</summary>
    public static CommandSpec Line(string line)
    {
        if (ShellSyntax.NeedsShell(line))
        {
            return Shell(line);
        }

        string[] words = ShellSyntax.SplitPlain(line);
        return new CommandSpec(words[0], words[1..]);
    }

    /// <summary>The command as one would type it, for messages.</summary>
    public override string ToString() => Program == "/bin/sh" && Arguments is ["-c", var line]
        ? line
        : string.Join(' ', Arguments.Prepend(Program).Select(ShellSyntax.Quote));
}

/// <summary>Sees output as it comes: on which descriptor (1 or 2), and the bytes, valid during the call.</summary>
public delegate void OutputListener(int descriptor, ReadOnlySpan<byte> bytes);

/// <summary>Which process group a command lives in.</summary>
public enum ProcessGrouping
{
    /// <summary>Ours: the terminal's Ctrl-C reaches it.</summary>
    Inherit,

    /// <summary>A new group in our session.</summary>
    NewGroup,

    /// <summary>A session of its own, without a terminal.</summary>
    NewSession,
}
