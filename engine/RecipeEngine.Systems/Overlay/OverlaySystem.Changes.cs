using System.Security.Cryptography;
using RecipeEngine.Systems.Overlay;

namespace RecipeEngine.Systems;

/// <summary>One change that was held back.</summary>
/// <param name="Kind">create, update, delete, mode, owner, write, signal or http</param>
/// <param name="Path">the file, process id or address it is about</param>
/// <param name="Text">such as "create file /etc/motd", "change mode of /srv/key from 0644 to 0600"</param>
public sealed record HeldBackChange(string Kind, string Path, string Text);

public sealed partial class OverlaySystem
{
    readonly List<HeldBackChange> notes = [];
    string? privateRoot;
    int privateCount;

    /// <summary>What is different from the machine below: the net effect, so a file made and removed again is not listed; then signals and requests.</summary>
    public IReadOnlyList<HeldBackChange> HeldBack
    {
        get
        {
            List<HeldBackChange> changes = [];
            lock (root)
            {
                Compare(changes, new Place(null, "/", root, "/", null));
            }

            changes.AddRange(notes);
            return changes;
        }
    }

    /// <summary>Removes the private copies that were made for commands.</summary>
    public void Dispose()
    {
        if (privateRoot is { } made)
        {
            privateRoot = null;
            if (Inner.TryLStat(made) is not null)
            {
                Inner.RemoveTree(made);
            }
        }
    }

    void Compare(List<HeldBackChange> changes, Place directory)
    {
        foreach (string name in directory.Node!.Entries.Keys.Order(StringComparer.Ordinal))
        {
            Place place = Child(directory, name);
            string path = place.Path;
            FileStatus? former = Inner.TryLStat(path);
            if (!place.Exists)
            {
                if (former is { } gone)
                {
                    changes.Add(new HeldBackChange("delete", path, $"delete {Word(gone.Type)} {path}"));
                }

                continue;
            }

            if (former is { } before)
            {
                CompareWith(changes, place, before);
            }
            else
            {
                AddCreated(changes, place);
                continue;
            }

            if (place.Node is { Type: FileType.Directory })
            {
                Compare(changes, place);
            }
        }
    }

    void AddCreated(List<HeldBackChange> changes, Place place)
    {
        string path = place.Path;
        changes.Add(new HeldBackChange("create", path, place.Type == FileType.SymbolicLink
            ? $"create symlink {path} to {TargetOf(place)}"
            : $"create {Word(place.Type)} {path}"));
        if (place.IsDirectory)
        {
            foreach (DirectoryEntry entry in Entries(place).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                AddCreated(changes, Child(place, entry.Name));
            }
        }
    }

    void CompareWith(List<HeldBackChange> changes, Place place, FileStatus former)
    {
        string path = place.Path;
        FileStatus now = StatusOf(place);
        bool differs = former.Type != now.Type || place.Type switch
        {
            FileType.SymbolicLink => TargetOf(place) != Inner.ReadLink(path),
            FileType.File => place.Lower != path || place.Node is { HasContent: true } ? !SameContent(place, path, former) : false,
            _ => false,
        };
        if (differs)
        {
            changes.Add(new HeldBackChange("update", path, former.Type == now.Type
                ? $"update {Word(now.Type)} {path}"
                : $"replace {Word(former.Type)} {path} by a {Word(now.Type)}"));
        }

        if (former.Mode != now.Mode && place.Type != FileType.SymbolicLink)
        {
            changes.Add(new HeldBackChange("mode", path, $"change mode of {path} from {Octal(former.Mode)} to {Octal(now.Mode)}"));
        }

        if ((former.UserId, former.GroupId) != (now.UserId, now.GroupId) && place.Node is not null)
        {
            changes.Add(new HeldBackChange("owner", path, $"change owner of {path} from {former.UserId}:{former.GroupId} to {now.UserId}:{now.GroupId}"));
        }
    }

    bool SameContent(Place place, string path, FileStatus former)
    {
        if (StatusOf(place).Size != former.Size || !Inner.CanAccess(path, AccessModes.Read))
        {
            return false;
        }

        byte[] now = place.Node is { } node && (node.HasContent || node.Lower is null) ? node.Bytes.ToArray() : Inner.ReadBytes(place.Lower!);
        return now.AsSpan().SequenceEqual(Inner.ReadBytes(path));
    }

    static string Octal(int mode) => "0" + Convert.ToString(mode, 8).PadLeft(3, '0');

    static string Word(FileType type) => type switch
    {
        FileType.Directory => "directory",
        FileType.SymbolicLink => "symlink",
        FileType.Fifo => "fifo",
        _ => "file",
    };

    bool IsPrivate(string? path) => privateRoot is not null && path is not null && path.StartsWith(privateRoot, StringComparison.Ordinal);

    // Others may pass through it, since a command may run as another user, but not list it; its name cannot be guessed.
    string PrivatePath(string name)
    {
        if (privateRoot is null)
        {
            string parent = Inner.GetEnvironmentVariable("TMPDIR") is { Length: > 0 } given && Inner.IsDirectory(given) ? given : "/tmp";
            privateRoot = $"{parent.TrimEnd('/')}/recipe-dry-run-{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
            Inner.CreateDirectory(privateRoot, 0b111_000_000);
            Inner.ChangeMode(privateRoot, 0b111_001_001);
        }

        string directory = $"{privateRoot}/{++privateCount}";
        Inner.CreateDirectory(directory, 0b111_000_000);
        Inner.ChangeMode(directory, 0b111_111_111);
        return $"{directory}/{name}";
    }
}
