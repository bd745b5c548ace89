namespace RecipeEngine.Systems;

/// <summary>Notes every call that changes the machine behind it, in <see cref="Writes"/>, and passes it on.</summary>
public sealed class RecordingSystem(ISystem inner) : DelegatingSystem(inner)
{
    readonly List<string> writes = [];

    /// <summary>The changing calls so far, such as "write /etc/motd" or "run apt-get -q -y install nginx".</summary>
    public IReadOnlyList<string> Writes => writes;

    /// <summary>The commands of <see cref="IReadOnlySystem.Query"/> so far.</summary>
    public List<CommandSpec> Queries { get; } = [];

    public override CommandResult Query(CommandSpec command)
    {
        Queries.Add(command);
        return Inner.Query(command);
    }

    public override MachineStream Open(string path, OpenFlags flags, int mode = 438)
    {
        const OpenFlags Changing = OpenFlags.WriteOnly | OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Truncate;
        if ((flags & Changing) != 0)
        {
            writes.Add($"open {path}");
        }

        return Inner.Open(path, flags, mode);
    }

    public override void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default)
    {
        writes.Add($"write {path}");
        Inner.WriteAtomically(path, content, ownership);
    }

    public override void WriteBytes(string path, ReadOnlySpan<byte> content)
    {
        writes.Add($"write {path}");
        Inner.WriteBytes(path, content);
    }

    public override void CreateDirectory(string path, int mode = 511) => Do($"mkdir {path}", () => Inner.CreateDirectory(path, mode));

    public override void RemoveFile(string path) => Do($"rm {path}", () => Inner.RemoveFile(path));

    public override void RemoveDirectory(string path) => Do($"rmdir {path}", () => Inner.RemoveDirectory(path));

    public override void RemoveTree(string path) => Do($"rm -r {path}", () => Inner.RemoveTree(path));

    public override void Rename(string from, string to) => Do($"mv {from} {to}", () => Inner.Rename(from, to));

    public override void CreateSymbolicLink(string target, string path) =>
        Do($"ln -s {target} {path}", () => Inner.CreateSymbolicLink(target, path));

    public override void CreateHardLink(string target, string path) => Do($"ln {target} {path}", () => Inner.CreateHardLink(target, path));

    public override void CreateFifo(string path, int mode = 438) => Do($"mkfifo {path}", () => Inner.CreateFifo(path, mode));

    public override void ChangeMode(string path, int mode) =>
        Do($"chmod 0{Convert.ToString(mode, 8)} {path}", () => Inner.ChangeMode(path, mode));

    public override void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true) =>
        Do($"chown {userId}:{groupId} {path}", () => Inner.ChangeOwner(path, userId, groupId, followLinks));

    public override void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true) =>
        Do($"touch {path}", () => Inner.ChangeTimes(path, access, modification, followLinks));

    public override void Truncate(string path, long length) => Do($"truncate {path}", () => Inner.Truncate(path, length));

    public override CommandResult Run(CommandSpec command)
    {
        writes.Add($"run {command}");
        return Inner.Run(command);
    }

    public override MachineProcess Start(CommandSpec command)
    {
        writes.Add($"run {command}");
        return Inner.Start(command);
    }

    public override void Execute(CommandSpec command) => Do($"exec {command}", () => Inner.Execute(command));

    public override void Kill(int processId, int signal)
    {
        // Signal 0 only asks.
        if (signal != 0)
        {
            writes.Add($"kill -{signal} {processId}");
        }

        Inner.Kill(processId, signal);
    }

    void Do(string write, Action action)
    {
        writes.Add(write);
        action();
    }
}
