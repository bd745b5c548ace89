namespace RecipeEngine.Systems;

/// <summary>Linux signals by name (without "SIG") and number.</summary>
public static class Signals
{
    static readonly string?[] Names =
    [
        "EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM",
        "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    ];

    /// <summary>SIGHUP.</summary>
    public const int Hangup = 1;

    /// <summary>SIGINT.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>All names with their numbers, aliases included.</summary>
    public static IEnumerable<(string Name, int Number)> All =>
        Names.Select((name, number) => (name!, number)).Concat([("IOT", 6), ("CLD", 17), ("POLL", 29)]);

    /// <summary>A signal's name, null when it has none.</summary>
    public static string? NameOf(int number) => number >= 0 && number < Names.Length ? Names[number] : null;

    /// <summary>A signal's number from its name, with or without "SIG"; null when unknown.</summary>
    public static int? NumberOf(string name)
    {
        string bare = name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name;
        foreach ((string known, int number) in All)
        {
            if (known == bare)
            {
                return number;
            }
        }

        return null;
    }
}
