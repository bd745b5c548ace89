namespace RecipeEngine.Systems;

/// <summary>
/// A machine seen from a working directory of its own: <see cref="ChangeDirectory"/> moves this view, never the process, so several may be
/// used at once. Errors name whole paths. Everything else is the machine's behind it; the paths of UNIX sockets are still the process's.
/// </summary>
public sealed class WorkingDirectorySystem(ISystem inner) : DelegatingSystem(inner)
{
    string? directory;

    /// <summary>The directory of the last <see cref="ChangeDirectory"/>, before it the process's.</summary>
    public override string CurrentDirectory => directory ?? Inner.CurrentDirectory;

    /// <summary>Moves this view (ENOENT, ENOTDIR, EACCES as chdir(2)).</summary>
    public override void ChangeDirectory(string path)
    {
        var real = Inner.RealPath(At(path));
        if (Inner.Stat(real).Type != FileType.Directory)
        {
            throw new MachineException(Errno.ENOTDIR, "chdir", path);
        }

        directory = Inner.CanAccess(real, AccessModes.Execute) ? real : throw new MachineException(Errno.EACCES, "chdir", path);
    }

    public override FileStatus Stat(string path) => Inner.Stat(At(path));

    public override FileStatus LStat(string path) => Inner.LStat(At(path));

    public override FileStatus? TryStat(string path) => Inner.TryStat(At(path));

    public override FileStatus? TryLStat(string path) => Inner.TryLStat(At(path));

    public override byte[] ReadBytes(string path) => Inner.ReadBytes(At(path));

    public override MachineStream OpenRead(string path) => Inner.OpenRead(At(path));

    public override IReadOnlyList<DirectoryEntry> ListDirectory(string path) => Inner.ListDirectory(At(path));

    public override string ReadLink(string path) => Inner.ReadLink(At(path));

    public override string RealPath(string path) => Inner.RealPath(At(path));

    public override bool CanAccess(string path, AccessModes modes, bool effective = true) => Inner.CanAccess(At(path), modes, effective);

    public override FileSystemUsage GetFileSystemUsage(string path) => Inner.GetFileSystemUsage(At(path));

    public override MachineStream Open(string path, OpenFlags flags, int mode = 438) => Inner.Open(At(path), flags, mode);

    public override void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default) =>
        Inner.WriteAtomically(At(path), content, ownership);

    public override void WriteBytes(string path, ReadOnlySpan<byte> content) => Inner.WriteBytes(At(path), content);

    public override void CreateDirectory(string path, int mode = 511) => Inner.CreateDirectory(At(path), mode);

    public override void RemoveFile(string path) => Inner.RemoveFile(At(path));

    public override void RemoveDirectory(string path) => Inner.RemoveDirectory(At(path));

    public override void RemoveTree(string path) => Inner.RemoveTree(At(path));

    public override void Rename(string from, string to) => Inner.Rename(At(from), At(to));

    // What a symbolic link holds is a text, read from where the link lies.
    public override void CreateSymbolicLink(string target, string path) => Inner.CreateSymbolicLink(target, At(path));

    public override void CreateHardLink(string target, string path) => Inner.CreateHardLink(At(target), At(path));

    public override void CreateFifo(string path, int mode = 438) => Inner.CreateFifo(At(path), mode);

    public override void ChangeMode(string path, int mode) => Inner.ChangeMode(At(path), mode);

    public override void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true) =>
        Inner.ChangeOwner(At(path), userId, groupId, followLinks);

    public override void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true) =>
        Inner.ChangeTimes(At(path), access, modification, followLinks);

    public override void Truncate(string path, long length) => Inner.Truncate(At(path), length);

    public override CommandResult Query(CommandSpec command) => Inner.Query(Placed(command));

    public override CommandResult Run(CommandSpec command) => Inner.Run(Placed(command));

    public override MachineProcess Start(CommandSpec command) => Inner.Start(Placed(command));

    public override void Execute(CommandSpec command) => Inner.Execute(Placed(command));

    // An empty path stays one: no file has it.
    string At(string path) => directory is null || path is "" || path[0] == '/' ? path : directory.EndsWith('/') ? directory + path : $"{directory}/{path}";

    CommandSpec Placed(CommandSpec command) => directory is null ? command : command with
    {
        WorkingDirectory = command.WorkingDirectory is { } own ? At(own) : directory,
        StandardInput = Placed(command.StandardInput),
        StandardOutput = Placed(command.StandardOutput),
        StandardError = Placed(command.StandardError),
        Redirects = [.. command.Redirects.Select(redirect => (redirect.Descriptor, Placed(redirect.Redirect)))],
    };

    Redirect Placed(Redirect redirect) => redirect is Redirect.File file ? file with { Path = At(file.Path) } : redirect;
}
