namespace RecipeEngine.Systems.Local;

/// <summary>The system calls behind <see cref="IProcessControl"/>.</summary>
internal sealed unsafe class LocalProcessControl : IProcessControl
{
    public (ulong Soft, ulong Hard) GetLimit(int resource)
    {
        ulong* limits = stackalloc ulong[2];
        Native.Check(Libc.prlimit(0, resource, null, limits), "getrlimit", null);
        return (limits[0], limits[1]);
    }

    public void SetLimit(int resource, ulong soft, ulong hard)
    {
        ulong* limits = stackalloc ulong[] { soft, hard };
        Native.Check(Libc.prlimit(0, resource, limits, null), "setrlimit", null);
    }

    // The bare system call gives 20 less the nice value: -1 is then no answer of its own.
    public int GetPriority(int kind, int id) => 20 - (int)Native.Check(Libc.syscall(Native.GetPriorityNumber, kind, id, 0, 0, 0), "getpriority", null);

    public void SetPriority(int kind, int id, int priority) => Native.Check(Libc.setpriority(kind, id, priority), "setpriority", null);

    public void SetProcessGroup(int processId, int groupId) => Native.Check(Libc.setpgid(processId, groupId), "setpgid", null);

    public int StartSession() => (int)Native.Check(Libc.setsid(), "setsid", null);

    public void SetUser(long? real, long? effective) => Native.Check(Libc.setreuid(Native.Id(real), Native.Id(effective)), "setreuid", null);

    public void SetGroup(long? real, long? effective) => Native.Check(Libc.setregid(Native.Id(real), Native.Id(effective)), "setregid", null);

    public void SetGroups(IReadOnlyList<long> groups)
    {
        uint[] list = [.. groups.Select(g => (uint)g)];
        fixed (uint* start = list)
        {
            Native.Check(Libc.setgroups((nuint)list.Length, start), "setgroups", null);
        }
    }

    public long? GetConfiguration(int name)
    {
        System.Runtime.InteropServices.Marshal.SetLastSystemError(0);
        nint value = Libc.sysconf(name);
        return value >= 0 ? value : Native.LastError == Errno.None ? null : throw Native.Failure("sysconf", null);
    }

    public string? GetConfigurationText(int name)
    {
        byte* buffer = stackalloc byte[1024];
        nuint length = Libc.confstr(name, buffer, 1024);
        return length > 0 ? System.Text.Encoding.UTF8.GetString(buffer, (int)length - 1) : Native.LastError == Errno.None ? null : throw Native.Failure("confstr", null);
    }

    public void DieBySignal(int signal)
    {
        _ = Libc.signal(signal, 0);
        Native.Check(Libc.kill(Environment.ProcessId, signal), "kill", null);
    }
}
