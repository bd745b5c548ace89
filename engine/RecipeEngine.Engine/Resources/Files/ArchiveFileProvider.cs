using static RecipeEngine.Engine.Resources.ArchiveFileResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>An archive (tar, zip; gzip, and bzip2, xz or zstd where the machine has the program) unpacked into a directory.</summary>
public sealed class ArchiveFileProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ArchiveFileProvider>(ArchiveFileResource.Type, ("extract", p => p.Extract()));

    string Source => Desired[ArchiveFileResource.Path]!;
    string Folder => System.IO.Path.GetFullPath(Desired[Destination]!, Machine.CurrentDirectory);
    HashSet<string> Flags => field ??= [.. (Desired.Value(ArchiveFileResource.Options) is RArray list ? list.ToArray() : [Desired.Value(ArchiveFileResource.Options)]).Select(Context.ToS)];

    IReadOnlyList<ArchiveEntry> Entries => field ??= Open();

    void Extract()
    {
        if (!Machine.Exists(Source))
        {
            throw new RubyError("Errno::ENOENT", $"No such file or directory - No archive found at {Source}! Cannot continue.");
        }
        if (!Machine.Exists(Folder))
        {
            var mode = Desired.Value(Mode) is long number ? number : System.Convert.ToInt32(Context.ToS(Desired.Value(Mode)), 8);
            Converge($"create directory {Desired[Destination]}", machine => machine.CreateDirectories(Folder, (int)mode));
            Unpack();
        }
        else if (Desired.Value(Overwrite) is true || (Desired.Value(Overwrite) is RSymbol { Name: "auto" } && Entries.Any(Differs)))
        {
            Unpack();
        }
        if (Desired[Owner] is not null || Desired[Group] is not null)
        {
            Converge($"set owner of files extracted in {Desired[Destination]} to {Desired[Owner]}:{Desired[Group]}", machine =>
            {
                foreach (var entry in Entries.Where(e => IsInside(e.Path)))
                {
                    machine.ChangeOwner(PathOf(entry.Path), UserId(), GroupId());
                }
            });
        }
    }

    long? UserId() => Desired[Owner] is { } name ? Machine.FindUser(name)?.UserId ?? throw RubyError.Argument($"can't find user for {name}") : null;

    long? GroupId() => Desired[Group] is { } name ? Machine.FindGroup(name)?.GroupId ?? throw RubyError.Argument($"can't find group for {name}") : null;

    IReadOnlyList<ArchiveEntry> Open()
    {
        var bytes = Machine.ReadBytes(Source);
        if (Archive.Decompressor(bytes) is { } program)
        {
            bytes = ShellOut.Of(Context, program, "-dc", Source).QueryChecked(Machine).Output.ToArray();
        }
        try
        {
            return [.. Archive.Read(bytes, (int)(Desired[StripComponents] ?? 0))];
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new RubyError("Archive::Error", $"{Source} is not an archive that can be read (tar or zip): {e.Message}");
        }
    }

    string PathOf(string entry) => System.IO.Path.GetFullPath(entry, Folder).TrimEnd('/');

    bool IsInside(string entry) => PathOf(entry) == Folder.TrimEnd('/') || PathOf(entry).StartsWith(Folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    bool Differs(ArchiveEntry entry) => IsInside(entry.Path)
        && Machine.TryStat(PathOf(entry.Path))?.ModificationTime.Seconds != entry.ModificationTime.ToUnixTimeSeconds();

    void Unpack() => Converge($"extract {Source} to {Desired[Destination]}", machine =>
    {
        foreach (var entry in Entries)
        {
            if (!IsInside(entry.Path))
            {
                throw new RubyError("Chef::Exceptions::ValidationFailed", $"Refusing to extract archive entry {Context.Inspect(new RString(entry.Path))}: resolved path "
                    + $"{Context.Inspect(new RString(PathOf(entry.Path)))} is outside destination {Context.Inspect(new RString(Folder))}. This archive may contain a path traversal attack.");
            }
            Make(machine, entry);
        }
        // Directories last: what was put into them has moved their times.
        foreach (var entry in Entries.Where(e => e.Kind == ArchiveEntryKind.Directory && Flags.Contains("time")))
        {
            SetTimes(machine, entry);
        }
    });

    void Make(ISystem machine, ArchiveEntry entry)
    {
        var path = PathOf(entry.Path);
        if (Flags.Contains("no_overwrite") && entry.Kind != ArchiveEntryKind.Directory && Machine.TryLStat(path) is not null)
        {
            return;
        }
        if (Flags.Contains("no_overwrite_newer") && Machine.TryLStat(path) is { IsFile: true } there && there.ModificationTime.ToDateTimeOffset() >= entry.ModificationTime)
        {
            return;
        }
        machine.CreateDirectories(System.IO.Path.GetDirectoryName(path)!);
        if (entry.Kind != ArchiveEntryKind.Directory && Machine.TryLStat(path) is { IsDirectory: false })
        {
            machine.RemoveFile(path);
        }
        switch (entry.Kind)
        {
            case ArchiveEntryKind.Directory:
                machine.CreateDirectories(path);
                break;
            case ArchiveEntryKind.SymbolicLink:
                machine.CreateSymbolicLink(entry.Target!, path);
                return;
            case ArchiveEntryKind.HardLink:
                machine.CreateHardLink(IsInside(entry.Target!) ? PathOf(entry.Target!) : throw RubyError.Argument($"a link of the archive leads out of it: {entry.Target}"), path);
                return;
            default:
                machine.WriteBytes(path, entry.Content);
                break;
        }
        if (entry.Mode is { } mode)
        {
            // Set-user-id and the like only when asked for.
            machine.ChangeMode(path, Flags.Contains("permissions") ? mode : mode & 0b111_101_101);
        }
        if (Flags.Contains("owner"))
        {
            machine.ChangeOwner(path, entry.UserId, entry.GroupId);
        }
        if (Flags.Contains("time") && entry.Kind == ArchiveEntryKind.File)
        {
            SetTimes(machine, entry);
        }
    }

    void SetTimes(ISystem machine, ArchiveEntry entry)
    {
        var time = Timestamp.From(entry.ModificationTime);
        machine.ChangeTimes(PathOf(entry.Path), time, time);
    }
}
