namespace RecipeEngine.Systems;

/// <summary>The machine as seen by code that may change it.</summary>
public interface ISystem : IReadOnlySystem
{
    /// <summary>Opens a file as open(2) does; a file created by it gets <paramref name="mode"/> less the umask.</summary>
    MachineStream Open(string path, OpenFlags flags, int mode = 438);

    /// <summary>
    /// Puts a whole new content in place in one step: a temporary file beside the target, flushed to disk, then renamed over it.
    /// Owner, group and mode are the given ones, else those of the file it replaces, else those of any new file.
    /// A symbolic link at <paramref name="path"/> is itself replaced: pass its <see cref="IReadOnlySystem.RealPath"/> to write through it.
    /// </summary>
    void WriteAtomically(string path, ReadOnlySpan<byte> content, FileOwnership ownership = default);

    /// <summary>Creates or truncates a file and writes it in place.</summary>
    void WriteBytes(string path, ReadOnlySpan<byte> content);

    /// <summary>Creates one directory; EEXIST when anything is there.</summary>
    void CreateDirectory(string path, int mode = 511);

    /// <summary>Removes a file or link (EISDIR for a directory).</summary>
    void RemoveFile(string path);

    /// <summary>Removes an empty directory.</summary>
    void RemoveDirectory(string path);

    /// <summary>Removes a file, link or a whole directory tree, following no links.</summary>
    void RemoveTree(string path);

    /// <summary>Renames as rename(2), replacing a file at the new name.</summary>
    void Rename(string from, string to);

    /// <summary>Makes <paramref name="path"/> a symbolic link holding <paramref name="target"/>.</summary>
    void CreateSymbolicLink(string target, string path);

    /// <summary>Makes <paramref name="path"/> another name of the file <paramref name="target"/>.</summary>
    void CreateHardLink(string target, string path);

    /// <summary>Creates a named pipe.</summary>
    void CreateFifo(string path, int mode = 438);

    /// <summary>Sets the twelve permission bits, following links.</summary>
    void ChangeMode(string path, int mode);

    /// <summary>Sets owner and group; null leaves one as it is.</summary>
    void ChangeOwner(string path, long? userId, long? groupId, bool followLinks = true);

    /// <summary>Sets access and modification times.</summary>
    void ChangeTimes(string path, Timestamp access, Timestamp modification, bool followLinks = true);

    /// <summary>Cuts or extends a file to a length.</summary>
    void Truncate(string path, long length);

    /// <summary>Sets an environment variable of this process and its future children; null removes it.</summary>
    void SetEnvironmentVariable(string name, string? value);

    /// <summary>Changes the working directory of the process.</summary>
    void ChangeDirectory(string path);

    /// <summary>Sets the umask and returns the former one.</summary>
    int SetUmask(int mask);

    /// <summary>
    /// Runs a command to its end and captures what it prints. Returns when the command itself has ended, even if a daemon it left
    /// behind still holds its output open. A program that does not exist throws ENOENT; a non-zero exit does not throw.
    /// </summary>
    CommandResult Run(CommandSpec command);

    /// <summary>Starts a command and returns at once; its streams are pipes where the command asks for them.</summary>
    MachineProcess Start(CommandSpec command);

    /// <summary>Waits for a child (-1: any). Null when <paramref name="block"/> is false and none has ended; ECHILD when there is none.</summary>
    (int ProcessId, ExitStatus Status)? WaitForChild(int processId, bool block = true);

    /// <summary>Sends a signal; a negative id means a process group, signal 0 only asks whether it may be sent.</summary>
    void Kill(int processId, int signal);

    /// <summary>Limits, priorities, groups and sessions; null where the machine has no such thing.</summary>
    IProcessControl? ProcessControl => null;

    /// <summary>Sockets; null where the machine has none.</summary>
    ISockets? Sockets => null;

    /// <summary>Replaces this process by another program; returns only by throwing.</summary>
    void Execute(CommandSpec command);

    /// <summary>A pipe: what is written to the second comes out of the first.</summary>
    (MachineStream Read, MachineStream Write) CreatePipe();

    /// <summary>A stream on an open descriptor of this process, such as 0, 1 and 2.</summary>
    MachineStream OpenDescriptor(int descriptor, bool ownsDescriptor = false);
}
