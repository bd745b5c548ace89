using System.Text;

namespace RecipeEngine.Systems;

/// <summary>Everyday questions, phrased in terms of the machine's few calls.</summary>
public static class SystemExtensions
{
    /// <summary>Whether a path exists, links being followed.</summary>
    public static bool Exists(this IReadOnlySystem machine, string path) => machine.TryStat(path) is not null;

    /// <summary>Whether a path is a regular file, links being followed.</summary>
    public static bool IsFile(this IReadOnlySystem machine, string path) => machine.TryStat(path) is { IsFile: true };

    /// <summary>Whether a path is a directory, links being followed.</summary>
    public static bool IsDirectory(this IReadOnlySystem machine, string path) => machine.TryStat(path) is { IsDirectory: true };

    /// <summary>Whether a path is a symbolic link.</summary>
    public static bool IsSymbolicLink(this IReadOnlySystem machine, string path) => machine.TryLStat(path) is { IsSymbolicLink: true };

    /// <summary>A file's content as UTF-8 text.</summary>
    public static string ReadText(this IReadOnlySystem machine, string path) => Encoding.UTF8.GetString(machine.ReadBytes(path));

    /// <summary>A file's content as UTF-8 text, null when it cannot be read.</summary>
    public static string? TryReadText(this IReadOnlySystem machine, string path)
    {
        try
        {
            return machine.ReadText(path);
        }
        catch (MachineException)
        {
            return null;
        }
    }

    /// <summary>The lines of a file, without their ends.</summary>
    public static string[] ReadLines(this IReadOnlySystem machine, string path) => SplitLines(machine.ReadText(path));

    /// <summary>The names in a directory, empty when it cannot be listed.</summary>
    public static IReadOnlyList<DirectoryEntry> TryListDirectory(this IReadOnlySystem machine, string path)
    {
        // Lists, not []: an array of structs walked by its interface is compiled when it is met, at every start.
        if (machine.TryStat(path) is not { IsDirectory: true })
        {
            return new List<DirectoryEntry>();
        }
        try
        {
            return machine.ListDirectory(path);
        }
        catch (MachineException)
        {
            return new List<DirectoryEntry>();
        }
    }

    /// <summary>The text of a symbolic link, null when the path is none.</summary>
    public static string? TryReadLink(this IReadOnlySystem machine, string path)
    {
        try
        {
            return machine.ReadLink(path);
        }
        catch (MachineException)
        {
            return null;
        }
    }

    /// <summary>Runs a reading program with its arguments.</summary>
    public static CommandResult Query(this IReadOnlySystem machine, string program, params IReadOnlyList<string> arguments) =>
        machine.Query(CommandSpec.Of(program, arguments));

    /// <summary>Like Query, but null when the program does not exist or cannot be started.</summary>
    public static CommandResult? TryQuery(this IReadOnlySystem machine, string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            return machine.Query(CommandSpec.Of(program, arguments));
        }
        catch (MachineException)
        {
            return null;
        }
    }

    /// <summary>Runs a program with its arguments.</summary>
    public static CommandResult Run(this ISystem machine, string program, params IReadOnlyList<string> arguments) =>
        machine.Run(CommandSpec.Of(program, arguments));

    /// <summary>Where a program of that name lies in PATH, null when it does not.</summary>
    public static string? Which(this IReadOnlySystem machine, string program, string? searchPath = null)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return IsProgram(machine, program) ? program : null;
        }

        foreach (string directory in (searchPath ?? machine.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(':'))
        {
            string candidate = directory.Length == 0 ? "./" + program : directory.TrimEnd('/') + "/" + program;
            if (IsProgram(machine, candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Creates a directory and those above it that are missing; one that exists is left as it is.</summary>
    public static void CreateDirectories(this ISystem machine, string path, int mode = 511)
    {
        if (machine.IsDirectory(path))
        {
            return;
        }

        string trimmed = path.TrimEnd('/');
        int slash = trimmed.LastIndexOf('/');
        if (slash > 0)
        {
            machine.CreateDirectories(trimmed[..slash]);
        }

        try
        {
            machine.CreateDirectory(path, mode);
        }
        catch (MachineException raced) when (raced.Errno == Errno.EEXIST && machine.IsDirectory(path))
        {
        }
    }

    /// <summary>Creates or truncates a file and writes text into it.</summary>
    public static void WriteText(this ISystem machine, string path, string text) => machine.WriteBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a whole new text in place in one step.</summary>
    public static void WriteAtomically(this ISystem machine, string path, string text, FileOwnership ownership = default) =>
        machine.WriteAtomically(path, Encoding.UTF8.GetBytes(text), ownership);

    /// <summary>Adds bytes at the end of a file, creating it when missing.</summary>
    public static void AppendBytes(this ISystem machine, string path, ReadOnlySpan<byte> content)
    {
        using MachineStream file = machine.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append);
        file.Write(content);
    }

    /// <summary>Sets a file's modification and access time to now, creating it when missing.</summary>
    public static void Touch(this ISystem machine, string path)
    {
        machine.Open(path, OpenFlags.WriteOnly | OpenFlags.Create).Dispose();
        Timestamp now = machine.ReadClock(MachineClock.Realtime);
        machine.ChangeTimes(path, now, now);
    }

    /// <summary>What the local time zone is called at a point in time, such as "CEST" or "UTC".</summary>
    public static string TimeZoneAbbreviation(this IReadOnlySystem machine, DateTimeOffset time)
    {
        // In invariant mode .NET names a zone by the abbreviation in its file, but spells UTC out.
        TimeZoneInfo zone = machine.LocalTimeZone;
        string name = zone.IsDaylightSavingTime(time) ? zone.DaylightName : zone.StandardName;
        return name.Contains(' ', StringComparison.Ordinal) && zone.GetUtcOffset(time) == TimeSpan.Zero ? "UTC" : name;
    }

    internal static string[] SplitLines(string text)
    {
        string[] lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    static bool IsProgram(IReadOnlySystem machine, string path) => machine.IsFile(path) && machine.CanAccess(path, AccessModes.Execute);
}
