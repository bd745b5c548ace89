namespace RecipeEngine.Systems;

/// <summary>
/// The machine as seen by code that may not change it: files, directories, environment, clock, users and commands that only read.
/// Failing calls throw <see cref="MachineException"/> with the errno. Paths may be relative to <see cref="CurrentDirectory"/>;
/// bytes that are not UTF-8 travel as explained at <see cref="MachineText"/>.
/// </summary>
public interface IReadOnlySystem
{
    /// <summary>The status of a path, following symbolic links.</summary>
    FileStatus Stat(string path);

    /// <summary>The status of a path itself, a symbolic link not being followed.</summary>
    FileStatus LStat(string path);

    /// <summary>Like <see cref="Stat"/>, but null when the path cannot be reached for whatever reason.</summary>
    FileStatus? TryStat(string path);

    /// <summary>Like <see cref="LStat"/>, but null when the path cannot be reached for whatever reason.</summary>
    FileStatus? TryLStat(string path);

    /// <summary>The whole content of a file.</summary>
    byte[] ReadBytes(string path);

    /// <summary>Opens a file for reading.</summary>
    MachineStream OpenRead(string path);

    /// <summary>The names in a directory, without "." and "..", in the order the file system gives them.</summary>
    IReadOnlyList<DirectoryEntry> ListDirectory(string path);

    /// <summary>The text a symbolic link holds (EINVAL when the path is not one).</summary>
    string ReadLink(string path);

    /// <summary>The absolute path without symbolic links, "." and ".."; every component must exist.</summary>
    string RealPath(string path);

    /// <summary>Whether access(2) would be granted, by default to the effective user.</summary>
    bool CanAccess(string path, AccessModes modes, bool effective = true);

    /// <summary>Size and use of the file system a path lies on.</summary>
    FileSystemUsage GetFileSystemUsage(string path);

    /// <summary>One environment variable, null when it is not set.</summary>
    string? GetEnvironmentVariable(string name);

    /// <summary>A snapshot of all environment variables.</summary>
    IReadOnlyDictionary<string, string> GetEnvironmentVariables();

    /// <summary>The absolute working directory.</summary>
    string CurrentDirectory { get; }

    /// <summary>The umask in force (0..0777).</summary>
    int Umask { get; }

    /// <summary>What uname(2) says.</summary>
    KernelIdentity Kernel { get; }

    /// <summary>The host's name as the kernel knows it.</summary>
    string HostName { get; }

    /// <summary>The canonical name a host name resolves to (hosts file, then DNS), null when it does not resolve.</summary>
    string? ResolveCanonicalName(string hostName);

    /// <summary>Addresses, routes and neighbours of the network interfaces.</summary>
    NetworkTables ReadNetworkTables();

    /// <summary>This process: its id, its parent's, and whom it runs as.</summary>
    ProcessIdentity Identity { get; }

    /// <summary>The wall clock, in UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>One of the kernel's clocks, to the nanosecond.</summary>
    Timestamp ReadClock(MachineClock clock);

    /// <summary>The time zone local times are shown in (TZ, else /etc/localtime).</summary>
    TimeZoneInfo LocalTimeZone { get; }

    /// <summary>All users of the passwd database, in its order.</summary>
    IReadOnlyList<UserEntry> Users { get; }

    /// <summary>All groups of the group database, in its order.</summary>
    IReadOnlyList<GroupEntry> Groups { get; }

    /// <summary>A user by name, null when unknown.</summary>
    UserEntry? FindUser(string name);

    /// <summary>A user by id, null when unknown.</summary>
    UserEntry? FindUser(long userId);

    /// <summary>A group by name, null when unknown.</summary>
    GroupEntry? FindGroup(string name);

    /// <summary>A group by id, null when unknown.</summary>
    GroupEntry? FindGroup(long groupId);

    /// <summary>Sends HTTP requests from this machine.</summary>
    IHttpFetcher Http { get; }

    /// <summary>
    /// Runs a command that only reads (a guard, `dpkg-query`, `systemctl show`) and captures what it prints. The caller vouches for the
    /// command. A program that does not exist throws ENOENT; a non-zero exit does not throw.
    /// </summary>
    CommandResult Query(CommandSpec command);
}
