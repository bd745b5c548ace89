using System.Collections;
using System.Runtime.InteropServices;
using RecipeEngine.Systems.Local;

namespace RecipeEngine.Systems;

public sealed unsafe partial class LocalSystem
{
    KernelIdentity? kernel;
    HttpFetcher? http;

    public string? GetEnvironmentVariable(string name) => Environment.GetEnvironmentVariable(name);

    // The process has one environment, and it is read for every command: kept until it is changed here.
    static IReadOnlyDictionary<string, string>? environment;

    public IReadOnlyDictionary<string, string> GetEnvironmentVariables() => environment ??= ReadEnvironment();

    static Dictionary<string, string> ReadEnvironment()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }

    public void SetEnvironmentVariable(string name, string? value)
    {
        if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new MachineException(Errno.EINVAL, "setenv", name);
        }

        Environment.SetEnvironmentVariable(name, value);
        environment = null;
        if (name == "TZ")
        {
            TimeZoneInfo.ClearCachedData();
        }
    }

    public string CurrentDirectory
    {
        get
        {
            byte* buffer = Libc.getcwd(null, 0);
            if (buffer is null)
            {
                throw Native.Failure("getcwd", null);
            }

            try
            {
                return MachineText.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
            }
            finally
            {
                Libc.free(buffer);
            }
        }
    }

    public void ChangeDirectory(string path)
    {
        fixed (byte* name = MachineText.EncodeTerminated(path))
        {
            Native.Check(Libc.chdir(name), "chdir", path);
        }
    }

    // The kernel has no call that only reads the umask; /proc/self/status shows it since Linux 4.7.
    public int Umask
    {
        get
        {
            foreach (string line in this.ReadLines("/proc/self/status"))
            {
                if (line.StartsWith("Umask:", StringComparison.Ordinal))
                {
                    return Convert.ToInt32(line[6..].Trim(), 8);
                }
            }

            int mask = SetUmask(0b010_010);
            SetUmask(mask);
            return mask;
        }
    }

    public int SetUmask(int mask) => (int)Libc.umask((uint)mask);

    public KernelIdentity Kernel => kernel ??= ReadKernel();

    // Environment.MachineName would cut the name at its first dot.
    public string HostName
    {
        get
        {
            byte* buffer = stackalloc byte[6 * 65];
            Native.Check(Libc.uname(buffer), "uname", null);
            return UnameText(buffer, 1);
        }
    }

    public string? ResolveCanonicalName(string hostName) => NameResolution.CanonicalName(this, hostName);

    public NetworkTables ReadNetworkTables() => NetworkReader.Read();

    public IHttpFetcher Http => http ??= new HttpFetcher();

    public ProcessIdentity Identity
    {
        get
        {
            int count = Libc.getgroups(0, null);
            uint[] groups = new uint[Math.Max(count, 0)];
            fixed (uint* list = groups)
            {
                count = Libc.getgroups(groups.Length, list);
            }

            return new ProcessIdentity(
                Libc.getpid(), Libc.getppid(), Libc.getuid(), Libc.geteuid(), Libc.getgid(), Libc.getegid(),
                Array.ConvertAll(groups[..Math.Max(count, 0)], static id => (long)id));
        }
    }

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public Timestamp ReadClock(MachineClock clock)
    {
        Libc.TimeSpec time;
        Native.Check(Libc.clock_gettime((int)clock, &time), "clock_gettime", null);
        return new Timestamp(time.Seconds, (int)time.Nanoseconds);
    }

    public TimeZoneInfo LocalTimeZone => TimeZoneInfo.Local;

    static KernelIdentity ReadKernel()
    {
        byte* buffer = stackalloc byte[6 * 65];
        Native.Check(Libc.uname(buffer), "uname", null);
        return new KernelIdentity(UnameText(buffer, 0), UnameText(buffer, 2), UnameText(buffer, 3), UnameText(buffer, 4));
    }

    // struct utsname: six texts of 65 bytes: system, host name, release, version, machine, domain.
    static string UnameText(byte* start, int index) =>
        MachineText.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(start + (index * 65)));
}
