using RecipeEngine.Systems.Fake;
using RecipeEngine.Systems.Local;

namespace RecipeEngine.Systems;

public sealed partial class FakeSystem
{
    /// <summary>The clock; every kernel clock reads the same.</summary>
    public DateTimeOffset UtcNow { get; set; }

    public TimeZoneInfo LocalTimeZone { get; set; } = TimeZoneInfo.Utc;

    public KernelIdentity Kernel { get; set; } = new("Linux", "6.1.0-13-amd64", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.55-1 (2023-09-29)", "x86_64");

    public string HostName { get; set; } = "fake";

    public NetworkTables NetworkTables { get; set; } = NetworkTables.Empty;

    public FileSystemUsage FileSystemUsage { get; set; } = new(4096, 1_000_000, 500_000, 450_000, 250_000, 200_000);

    public ProcessIdentity Identity { get; set; } = new(1000, 1, 0, 0, 0, 0, [0]);

    public int Umask { get; private set; } = 0b010_010;

    public string CurrentDirectory => currentDirectory;

    public IReadOnlyList<UserEntry> Users => database.Users.Entries;

    public IReadOnlyList<GroupEntry> Groups => database.Groups.Entries;

    public UserEntry? FindUser(string name) => database.Users.Find(name);

    public UserEntry? FindUser(long userId) => database.Users.Find(userId);

    public GroupEntry? FindGroup(string name) => database.Groups.Find(name);

    public GroupEntry? FindGroup(long groupId) => database.Groups.Find(groupId);

    public string? GetEnvironmentVariable(string name) => environment.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> GetEnvironmentVariables() => new Dictionary<string, string>(environment, StringComparer.Ordinal);

    public void SetEnvironmentVariable(string name, string? value)
    {
        if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal))
        {
            throw new MachineException(Errno.EINVAL, "setenv", name);
        }

        if (value is null)
        {
            environment.Remove(name);
        }
        else
        {
            environment[name] = value;
        }
    }

    public void ChangeDirectory(string path)
    {
        if (Find(path, follow: true, "chdir").Type != FileType.Directory)
        {
            throw new MachineException(Errno.ENOTDIR, "chdir", path);
        }

        currentDirectory = RealPath(path);
    }

    public int SetUmask(int mask)
    {
        int former = Umask;
        Umask = mask & 0b111_111_111;
        return former;
    }

    public string? ResolveCanonicalName(string hostName) =>
        NameResolution.FromHostsFile(this.TryReadText("/etc/hosts") ?? "", hostName);

    public NetworkTables ReadNetworkTables() => NetworkTables;

    public IHttpFetcher Http => new FakeFetcher(webAnswers, WebCalls);

    public Timestamp ReadClock(MachineClock clock) => Now;
}
