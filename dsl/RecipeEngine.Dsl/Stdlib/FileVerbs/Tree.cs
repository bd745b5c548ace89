using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>Copying, removing and walking trees of the machine's files, with the errors File's methods would raise.</summary>
sealed class Tree(ISystem machine)
{
    public static string Join(string directory, string name) => directory.EndsWith('/') ? directory + name : directory + "/" + name;

    public FileStatus LStat(string path) => MachineErrors.Call("rb_file_s_lstat", path, () => machine.LStat(path));

    /// <summary>The path itself and, for a directory, all below; parents first.</summary>
    public IEnumerable<string> Walk(string path, bool parentsFirst = true)
    {
        if (parentsFirst)
        {
            yield return path;
        }
        if (machine.TryLStat(path) is { IsDirectory: true })
        {
            foreach (var entry in Names(path))
            {
                foreach (var inner in Walk(Join(path, entry), parentsFirst))
                {
                    yield return inner;
                }
            }
        }
        if (!parentsFirst)
        {
            yield return path;
        }
    }

    public IEnumerable<string> Names(string path) => MachineErrors.Call("dir_initialize", path, () => machine.ListDirectory(path)).Select(e => e.Name);

    /// <summary>Content (and permission bits of a new file, less the umask).</summary>
    public void CopyFile(string from, string to, bool preserve = false, bool dereference = true)
    {
        if (!dereference && machine.TryLStat(from) is { IsSymbolicLink: true })
        {
            var target = machine.ReadLink(from);
            MachineErrors.Do("rb_file_s_symlink", $"({target}, {to})", () => machine.CreateSymbolicLink(target, to));
            return;
        }
        using (var source = MachineErrors.Call("rb_sysopen", from, () => machine.OpenRead(from)))
        {
            var status = source.Stat();
            using var sink = MachineErrors.Call("rb_sysopen", to, () => machine.Open(to, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, status.Mode & 0x1ff));
            if (status.IsDirectory)
            {
                throw MachineErrors.Of(Errno.EISDIR, null, "read");
            }
            MachineErrors.Do("copy_file_range", null, () => source.CopyTo(sink));
        }
        if (preserve)
        {
            CopyMetadata(from, to);
        }
    }

    public void CopyMetadata(string from, string to)
    {
        var status = machine.LStat(from);
        if (status.IsSymbolicLink)
        {
            return;
        }
        machine.ChangeTimes(to, status.AccessTime, status.ModificationTime);
        var mode = status.Mode;
        try
        {
            machine.ChangeOwner(to, status.UserId, status.GroupId);
        }
        catch (MachineException e) when (e.Errno == Errno.EPERM)
        {
            mode &= 0x3ff; // without the owner, no set-id bits
        }
        machine.ChangeMode(to, mode);
    }

    /// <summary>Copies whatever lies at a path.</summary>
    public void CopyEntry(string from, string to, bool preserve, bool dereferenceRoot, bool removeDestination)
    {
        var status = dereferenceRoot ? MachineErrors.Call("rb_check_realpath_internal", from, () => machine.Stat(from)) : LStat(from);
        if (removeDestination && machine.TryLStat(to) is { IsDirectory: false })
        {
            machine.RemoveFile(to);
        }
        switch (status.Type)
        {
            case FileType.Directory:
                if (machine.TryStat(to) is not { IsDirectory: true })
                {
                    MachineErrors.Do("dir_s_mkdir", to, () => machine.CreateDirectory(to));
                }
                // listed before the copy begins: the target may lie within
                foreach (var name in Names(from).ToList())
                {
                    CopyEntry(Join(from, name), Join(to, name), preserve, false, removeDestination);
                }
                if (preserve)
                {
                    CopyMetadata(from, to);
                }
                break;
            case FileType.SymbolicLink:
                var target = machine.ReadLink(from);
                MachineErrors.Do("rb_file_s_symlink", $"({target}, {to})", () => machine.CreateSymbolicLink(target, to));
                break;
            case FileType.Fifo:
                MachineErrors.Do("rb_file_s_mkfifo", to, () => machine.CreateFifo(to, status.Mode));
                break;
            case FileType.File:
                CopyFile(from, to, preserve);
                break;
            default:
                throw RubyError.Runtime($"unknown file type: {from}");
        }
    }

    /// <summary>Removes a file, link or whole tree.</summary>
    public void Remove(string path)
    {
        if (LStatForRemoval(path).IsDirectory)
        {
            foreach (var name in Names(path).ToList())
            {
                Remove(Join(path, name));
            }
            MachineErrors.Do("dir_s_rmdir", path, () => machine.RemoveDirectory(path));
        }
        else
        {
            RemoveFile(path);
        }
    }

    FileStatus LStatForRemoval(string path) => MachineErrors.Call("apply2files", path, () => machine.LStat(path));

    public void RemoveFile(string path) => MachineErrors.Do("apply2files", path, () => machine.RemoveFile(path));

    /// <summary>Runs; machine errors are forgotten when forced.</summary>
    public static void Forced(bool force, Action action)
    {
        try
        {
            action();
        }
        catch (RubyError e) when (force && (e.ClassName.StartsWith("Errno::", StringComparison.Ordinal) || e.ClassName is "IOError" or "EOFError"))
        {
        }
        catch (MachineException) when (force)
        {
        }
    }
}
