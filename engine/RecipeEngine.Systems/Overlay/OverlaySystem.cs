using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

/// <summary>
/// A machine whose files cannot be changed: writes, renames, removals, modes and owners are kept in memory, and everything that is read afterwards
/// shows them. Commands run on the machine below; one that names a file held back here gets a private copy of it, removed by
/// <see cref="Dispose"/>. Signals to other processes and HTTP requests that send something are held back too.
/// </summary>
public sealed partial class OverlaySystem : DelegatingSystem, IDisposable
{
    const int MostLinks = 40;
    readonly OverlayNode root = new(FileType.Directory, 0, 0) { Lower = "/" };
    readonly Dictionary<(long Device, long Inode), OverlayNode> linked = [];
    string? virtualDirectory;
    long lastInode = 1L << 40;

    /// <param name="inner">the machine that is read</param>
    public OverlaySystem(ISystem inner)
        : base(inner) => Http = new ReadingFetcher(inner.Http, notes);

    public override IHttpFetcher Http { get; }

    public override string CurrentDirectory => virtualDirectory ?? Inner.CurrentDirectory;

    Timestamp Now => Inner.ReadClock(MachineClock.Realtime);

    // Nothing along this path can have been changed.
    bool IsUntouched(string path) =>
        virtualDirectory is null
        && (root.Entries.Count == 0 || IsUntouched(path, "/proc/", "proc") || IsUntouched(path, "/sys/", "sys") || IsUntouched(path, "/dev/", "dev"));

    bool IsUntouched(string path, string prefix, string name) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) && !root.Entries.ContainsKey(name);

    /// <summary>Where a path leads; the last name may be missing.</summary>
    Place Walk(string path, bool follow, string operation)
    {
        (Place? place, Errno error) = TryWalk(path, follow);
        return place ?? throw new MachineException(error, operation, path);
    }

    Place Existing(string path, bool follow, string operation)
    {
        Place place = Walk(path, follow, operation);
        return place.Exists ? place : throw new MachineException(Errno.ENOENT, operation, path);
    }

    (Place? Place, Errno Error) TryWalk(string path, bool follow)
    {
        lock (root)
        {
            return TryWalkAlone(path, follow);
        }
    }

    (Place? Place, Errno Error) TryWalkAlone(string path, bool follow)
    {
        if (path.Length == 0)
        {
            return (null, Errno.ENOENT);
        }

        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return (null, Errno.EINVAL);
        }

        Stack<string> left = new();
        Push(left, path);
        if (path[0] != '/')
        {
            Push(left, CurrentDirectory);
        }

        bool mustBeDirectory = path.EndsWith('/');
        Place here = new(null, "/", root, "/", null);
        for (int links = 0; left.TryPop(out string? name);)
        {
            if (!here.IsDirectory)
            {
                return (null, Errno.ENOTDIR);
            }

            if (name is "." or "..")
            {
                here = name == ".." ? here.Parent ?? here : here;
                continue;
            }

            Place child = Child(here, name);
            if (!child.Exists)
            {
                bool hidden = child.Lower is not null && here.Lower is { } above && !Inner.CanAccess(above, AccessModes.Execute);
                return hidden ? (null, Errno.EACCES) : left.Count == 0 ? (child, Errno.None) : (null, Errno.ENOENT);
            }

            if (child.Type == FileType.SymbolicLink && (follow || left.Count > 0 || mustBeDirectory))
            {
                if (++links > MostLinks)
                {
                    return (null, Errno.ELOOP);
                }

                string target = TargetOf(child);
                Push(left, target);
                here = target.StartsWith('/') ? new Place(null, "/", root, "/", null) : here;
                continue;
            }

            here = child;
        }

        return mustBeDirectory && !here.IsDirectory ? (null, Errno.ENOTDIR) : (here, Errno.None);
    }

    Place Child(Place directory, string name)
    {
        if (directory.Node is { } changed && changed.Entries.TryGetValue(name, out OverlayNode? node))
        {
            return node is { IsLive: false }
                ? new Place(directory, name, node, node.Lower, null)
                : new Place(directory, name, null, node?.Lower, node is null ? null : Inner.TryLStat(node.Lower!));
        }

        if (directory.Lower is not { } above)
        {
            return new Place(directory, name, null, null, null);
        }

        string lower = Place.Join(above, name);
        FileStatus? status = Inner.TryLStat(lower);
        return status is { LinkCount: > 1, IsDirectory: false } shared && linked.TryGetValue((shared.Device, shared.Inode), out OverlayNode? other)
            ? new Place(directory, name, other, other.Lower, null)
            : new Place(directory, name, null, lower, status);
    }

    string TargetOf(Place link) => link.Node?.Target ?? Inner.ReadLink(link.Lower!);

    FileStatus StatusOf(Place place)
    {
        if (place.Node is not { } node)
        {
            return place.Status!.Value;
        }

        FileStatus? lower = node.Lower is null ? null : Inner.TryLStat(node.Lower);
        if (ReferenceEquals(node, root))
        {
            return lower!.Value;
        }

        long size = node.Type switch
        {
            FileType.SymbolicLink => MachineText.Encode(node.Target).Length,
            FileType.Directory => lower?.Size ?? 4096,
            _ => node.HasContent || lower is null ? node.Length : lower.Value.Size,
        };
        return new FileStatus(
            node.Type, node.Mode, node.UserId, node.GroupId, size, node.Inode,
            node.Type == FileType.Directory ? 2 + Entries(place).Count(entry => entry.Type == FileType.Directory) : node.Links,
            node.Device, node.RawDevice, 4096, (size + 511) / 512, node.AccessTime, node.ModificationTime, node.ChangeTime, lower?.BirthTime);
    }

    List<DirectoryEntry> Entries(Place directory)
    {
        lock (root)
        {
            return EntriesAlone(directory);
        }
    }

    List<DirectoryEntry> EntriesAlone(Place directory)
    {
        List<DirectoryEntry> entries = [];
        Dictionary<string, OverlayNode?>? changed = directory.Node?.Entries;
        if (directory.Lower is { } lower)
        {
            foreach (DirectoryEntry entry in Inner.ListDirectory(lower))
            {
                if (changed?.ContainsKey(entry.Name) != true)
                {
                    entries.Add(entry);
                }
            }
        }

        foreach ((string name, OverlayNode? node) in changed ?? [])
        {
            if (node is { IsLive: false })
            {
                entries.Add(new DirectoryEntry(name, node.Type, node.Inode));
            }
            else if (node is not null && Inner.TryLStat(node.Lower!) is { } live)
            {
                entries.Add(new DirectoryEntry(name, live.Type, live.Inode));
            }
        }

        return entries;
    }

    static void Push(Stack<string> left, string path)
    {
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = names.Length - 1; i >= 0; i--)
        {
            left.Push(names[i]);
        }
    }
}
