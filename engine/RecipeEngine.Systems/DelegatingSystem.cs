namespace RecipeEngine.Systems;

/// <summary>A machine that passes every call on to another: derive from it to watch, hold back or change some of them.</summary>
public abstract class DelegatingSystem(ISystem inner) : ISystem
{
    /// <summary>The machine behind this one.</summary>
    protected ISystem Inner { get; } = inner;

    public virtual FileStatus Stat(string path) => Inner.Stat(path);

    public virtual FileStatus LStat(string path) => Inner.LStat(path);

    public virtual FileStatus? TryStat(string path) => Inner.TryStat(path);

    public virtual FileStatus? TryLStat(string path) => Inner.TryLStat(path);

    public virtual byte[] ReadBytes(string path) => Inner.ReadBytes(path);

    public virtual MachineStream OpenRead(string path) => Inner.OpenRead(path);

    public virtual IReadOnlyList<DirectoryEntry> ListDirectory(string path) => Inner.ListDirectory(path);

    public virtual string ReadLink(string path) => Inner.ReadLink(path);

    public virtual string RealPath(string path) => Inner.RealPath(path);

    public virtual bool CanAccess(string path, AccessModes modes, bool effective = true) => Inner.CanAccess(path, modes, effective);

    public virtual FileSystemUsage GetFileSystemUsage(string path) => Inner.GetFileSystemUsage(path);

    public virtual string? GetEnvironmentVariable(string name) => Inner.GetEnvironmentVariable(name);

    public virtual IReadOnlyDictionary<string, string> GetEnvironmentVariables() => Inner.GetEnvironmentVariables();

    public virtual string CurrentDirectory => Inner.CurrentDirectory;

    public virtual int Umask => Inner.Umask;

    public virtual KernelIdentity Kernel => Inner.Kernel;

    public virtual string HostName => Inner.HostName;

    public virtual string? ResolveCanonicalName(string hostName) => Inner.ResolveCanonicalName(hostName);

    public virtual NetworkTables ReadNetworkTables() => Inner.ReadNetworkTables();

    public virtual ProcessIdentity Identity => Inner.Identity;

    public virtual DateTimeOffset UtcNow => Inner.UtcNow;

    public virtual Timestamp ReadClock(MachineClock clock) => Inner.ReadClock(clock);

    public virtual TimeZoneInfo LocalTimeZone => Inner.LocalTimeZone;

    public virtual IReadOnlyList<UserEntry> Users => Inner.Users;

    public virtual IReadOnlyList<GroupEntry> Groups => Inner.Groups;

    public virtual UserEntry? FindUser(string name) => Inner.FindUser(name);

    public virtual UserEntry? FindUser(long userId) => Inner.FindUser(userId);

    public virtual GroupEntry? FindGroup(string name) => Inner.FindGroup(name);

    public virtual GroupEntry? FindGroup(long groupId) => Inner.FindGroup(groupId);

    public virtual IHttpFetcher Http => Inner.Http;

    public virtual CommandResult Query(CommandSpec command) => Inner.Query(command);

    public virtual MachineStream Open(string path, OpenFlags flags, int mode = 438) => Inner.Open(path, flags, mode);

    public virtual void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default) =>
        Inner.WriteAtomically(path, content, ownership);

    public virtual void WriteBytes(string path, ReadOnlySpan<byte> content) => Inner.WriteBytes(path, content);

    public virtual void CreateDirectory(string path, int mode = 511) => Inner.CreateDirectory(path, mode);

    public virtual void RemoveFile(string path) => Inner.RemoveFile(path);

    public virtual void RemoveDirectory(string path) => Inner.RemoveDirectory(path);

    public virtual void RemoveTree(string path) => Inner.RemoveTree(path);

    public virtual void Rename(string from, string to) => Inner.Rename(from, to);

    public virtual void CreateSymbolicLink(string target, string path) => Inner.CreateSymbolicLink(target, path);

    public virtual void CreateHardLink(string target, string path) => Inner.CreateHardLink(target, path);

    public virtual void CreateFifo(string path, int mode = 438) => Inner.CreateFifo(path, mode);

    public virtual void ChangeMode(string path, int mode) => Inner.ChangeMode(path, mode);

    public virtual void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true) =>
        Inner.ChangeOwner(path, userId, groupId, followLinks);

    public virtual void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true) =>
        Inner.ChangeTimes(path, access, modification, followLinks);

    public virtual void Truncate(string path, long length) => Inner.Truncate(path, length);

    public virtual void SetEnvironmentVariable(string name, string? value) => Inner.SetEnvironmentVariable(name, value);

    public virtual void ChangeDirectory(string path) => Inner.ChangeDirectory(path);

    public virtual int SetUmask(int mask) => Inner.SetUmask(mask);

    public virtual CommandResult Run(CommandSpec command) => Inner.Run(command);

    public virtual MachineProcess Start(CommandSpec command) => Inner.Start(command);

    public virtual (int ProcessId, ExitStatus Status)? WaitForChild(int processId, bool block = true) =>
        Inner.WaitForChild(processId, block);

    public virtual void Kill(int processId, int signal) => Inner.Kill(processId, signal);

    public virtual IProcessControl? ProcessControl => Inner.ProcessControl;

    public virtual ISockets? Sockets => Inner.Sockets;

    public virtual void Execute(CommandSpec command) => Inner.Execute(command);

    public virtual (MachineStream Read, MachineStream Write) CreatePipe() => Inner.CreatePipe();

    public virtual MachineStream OpenDescriptor(int descriptor, bool ownsDescriptor = false) =>
        Inner.OpenDescriptor(descriptor, ownsDescriptor);
}
