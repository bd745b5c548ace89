using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

public sealed partial class OverlaySystem
{
    const long MostBytes = 256 << 20;
    readonly Dictionary<int, string> openPaths = [];
    int lastDescriptor = 1_000_000;

    public override MachineStream Open(string path, OpenFlags flags, int mode = 438)
    {
        bool writes = (flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
        if (IsOwnDescriptor(path))
        {
            return Inner.Open(path, flags, mode);
        }

        if (!writes && (flags & (OpenFlags.Create | OpenFlags.Truncate)) == 0 && IsUntouched(path))
        {
            return new LowerStream(this, Inner.Open(path, flags, mode), path);
        }

        Place place = Walk(path, !flags.HasFlag(OpenFlags.NoFollow), "open");
        if (!place.Exists)
        {
            if (!flags.HasFlag(OpenFlags.Create))
            {
                throw new MachineException(Errno.ENOENT, "open", path);
            }

            OverlayNode made = NewNode(FileType.File, mode & ~Umask & 0xfff);
            made.SetContent([]);
            Attach(place, made, "open", path);
            return NewStream(made, path, flags);
        }

        CheckOpen(place, path, flags, writes);
        if (place.Type is FileType.CharacterDevice or FileType.Fifo)
        {
            // A terminal, /dev/null and a pipe of our own keep nothing.
            bool harmless = !writes || place.Type == FileType.CharacterDevice || IsPrivate(place.Lower);
            return harmless ? Inner.Open(place.Lower!, flags & ~OpenFlags.Create, mode) : Sink(place, path, flags);
        }

        if (writes && place.Type is FileType.BlockDevice or FileType.Socket)
        {
            return Sink(place, path, flags);
        }

        if (!writes && !(place.Node is { } changed && (changed.HasContent || changed.Lower is null)))
        {
            return new LowerStream(this, Inner.Open(place.Lower!, flags & ~(OpenFlags.Create | OpenFlags.Truncate)), path);
        }

        OverlayNode node = writes ? Own(place) : place.Node!;
        if (writes)
        {
            Load(node, flags.HasFlag(OpenFlags.Truncate), path);
        }

        return NewStream(node, path, flags);
    }

    /// <summary>A file's content comes into memory before it is changed.</summary>
    void Load(OverlayNode node, bool empty, string path)
    {
        if (empty)
        {
            node.SetContent([]);
            node.ModificationTime = node.ChangeTime = Now;
        }
        else if (!node.HasContent && node.Lower is { } lower)
        {
            node.SetContent(Inner.Stat(lower).Size <= MostBytes
                ? Inner.ReadBytes(lower)
                : throw new MachineException(Errno.EFBIG, "hold back a change", path));
        }
    }

    void CheckOpen(Place place, string path, OpenFlags flags, bool writes)
    {
        if (flags.HasFlag(OpenFlags.Create | OpenFlags.Exclusive))
        {
            throw new MachineException(Errno.EEXIST, "open", path);
        }

        if (place.IsDirectory && writes)
        {
            throw new MachineException(Errno.EISDIR, "open", path);
        }

        if (place.Type == FileType.SymbolicLink)
        {
            throw new MachineException(Errno.ELOOP, "open", path);
        }

        AccessModes needed = (flags & OpenFlags.AccessMask) switch
        {
            OpenFlags.ReadOnly => AccessModes.Read,
            OpenFlags.WriteOnly => AccessModes.Write,
            _ => AccessModes.Read | AccessModes.Write,
        };
        if (!MayAccess(place, needed))
        {
            throw new MachineException(Errno.EACCES, "open", path);
        }
    }

    OverlayStream Sink(Place place, string path, OpenFlags flags)
    {
        notes.Add(new HeldBackChange("write", place.Path, $"write to {place.Path}"));
        OverlayNode node = new(place.Type, 0, ++lastInode);
        return new OverlayStream(this, node, path, flags, ++lastDescriptor);
    }

    OverlayStream NewStream(OverlayNode node, string path, OpenFlags flags)
    {
        openPaths[++lastDescriptor] = Path.GetFullPath(path, CurrentDirectory);
        return new OverlayStream(this, node, path, flags, lastDescriptor);
    }

    internal void Closed(int descriptor) => openPaths.Remove(descriptor);

    internal Timestamp Clock => Now;

    // What this process has open already: terminals, pipes, what the caller redirected.
    static bool IsOwnDescriptor(string path) =>
        path is "/dev/stdin" or "/dev/stdout" or "/dev/stderr" || path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal);
}
