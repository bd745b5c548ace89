namespace RecipeEngine.Engine.Resources;

/// <summary>A file with given content, owner, group and mode. Templates, cookbook files and remote files differ only in where the content comes from.</summary>
public class FileProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<FileProvider>(FileResource.Type,
        ("create", f => f.Create()), ("create_if_missing", f => f.CreateIfMissing()), ("delete", f => f.Delete()), ("touch", f => f.Touch()));

    string path = "";
    FileStatus? present;
    string? presentChecksum;

    /// <summary>The new content; null: the content is not managed. Asked once, after the requirements.</summary>
    protected virtual byte[]? NewContent() => Desired.Value(FileResource.Content) is RString s ? s.ToBytes() : null;

    /// <summary>The file on the machine: behind a symbolic link, what it points to.</summary>
    protected string TargetPath => path;

    /// <summary>What is there, null for nothing.</summary>
    protected FileStatus? Present => present;

    /// <summary>SHA-256 of what is there, in hexadecimal digits; null without a file.</summary>
    protected string? PresentChecksum => presentChecksum ??= present is { IsFile: true } ? Sha256(Machine.ReadBytes(path)) : null;

    protected static string Sha256(ReadOnlySpan<byte> bytes) => Sha256Sum.Of(bytes);

    protected override State? Load()
    {
        path = Desired[FileResource.Path]!;
        present = Machine.TryLStat(path);
        if (present is { IsSymbolicLink: true } && Desired.Value(FileResource.ManageSymlinkSource) is not false)
        {
            var real = Resolve(path);
            if (Desired.Value(FileResource.ManageSymlinkSource) is null && Action is "create" or "create_if_missing")
            {
                Warn($"File {path} managed by {Resource} is really a symlink (to {real}). Managing the source file instead.");
                Warn("Disable this warning by setting `manage_symlink_source true` on the resource");
                Warn("In a future release, 'manage_symlink_source' will not be enabled by default");
            }
            path = Action is "delete" ? path : real;
        }
        if (present is { IsSymbolicLink: true })
        {
            present = Machine.TryStat(path);
        }
        if (present is not { } p)
        {
            return null;
        }
        return new State
        {
            [FileResource.Owner] = Machine.FindUser(p.UserId)?.Name ?? p.UserId.ToString(CultureInfo.InvariantCulture),
            [FileResource.Group] = Machine.FindGroup(p.GroupId)?.Name ?? p.GroupId.ToString(CultureInfo.InvariantCulture),
            [FileResource.Mode] = new RString(new PermissionBits(p.Mode).ToString()),
            [FileResource.Checksum] = PresentChecksum,
        };
    }

    string Resolve(string link)
    {
        try
        {
            return Machine.RealPath(link);
        }
        catch (MachineException)
        {
            if (Action is "delete")
            {
                return link;
            }
            throw new RubyError("Chef::Exceptions::InvalidSymlink", $"Symlink at '{link}' pointing to '{Machine.ReadLink(link)}' does not point to a file that exists");
        }
    }

    object? Owner => Desired.Value(FileResource.Owner);
    object? Group => Desired.Value(FileResource.Group);

    protected override void Require(Requirements requirements)
    {
        if (Action == "delete")
        {
            requirements.Assert("delete", () => present is null || Machine.CanAccess(Path.GetDirectoryName(path) ?? "/", AccessModes.Write), "Chef::Exceptions::InsufficientPermissions",
                $"File {path} exists but is not writable so it cannot be deleted");
            requirements.Assert("delete", () => present is not { IsDirectory: true }, "Chef::Exceptions::FileTypeMismatch", $"File {path} exists, but is a directory");
            return;
        }
        var parent = Path.GetDirectoryName(path) ?? "/";
        requirements.Assert("create create_if_missing touch", () => Machine.IsDirectory(parent), "Chef::Exceptions::EnclosingDirectoryDoesNotExist",
            $"Parent directory {parent} does not exist.", $"Assuming directory {parent} would have been created");
        FileAccess.Require(requirements, Machine, "create create_if_missing touch", Owner, Group);
        if (present is { IsFile: false } p && !Desired[FileResource.ForceUnlink])
        {
            var word = FileAccess.TypeWord(p.Type);
            requirements.Assert("create", () => false, "Chef::Exceptions::FileTypeMismatch", $"File {path} exists, but is a {word}, set force_unlink to true to remove",
                $"Assuming {word} at {path} would have been removed by a previous resource", blocks: true);
        }
    }

    void CreateIfMissing()
    {
        if (present is not null && !(Desired[FileResource.ForceUnlink] && present is { IsFile: false }))
        {
            return;
        }
        Create();
    }

    protected void Create()
    {
        var content = NewContent();
        CheckChecksum(content);
        if (present is { IsFile: false } odd)
        {
            Converge($"unlink {FileAccess.TypeWord(odd.Type)} at {path}", machine =>
            {
                if (odd.IsDirectory)
                {
                    machine.RemoveTree(path);
                }
                else
                {
                    machine.RemoveFile(path);
                }
            });
            present = null;
        }
        var isNew = present is null;
        if (isNew)
        {
            // with content to follow, the file comes into being complete, in one step
            Converge($"create new file {path}", machine =>
            {
                if (content is null)
                {
                    machine.WriteBytes(path, []);
                }
            });
            Info($"created file {path}");
        }
        UpdateContent(content, isNew);
        UpdateAccess(isNew);
    }

    void CheckChecksum(byte[]? content)
    {
        if (Resource is { } r && r.Definition.Find("checksum") is not null && content is not null && Action != "touch"
            && Desired.Value(FileResource.Checksum) is RString wanted && ContentChecksumMustMatch && Sha256(content) is var actual && actual != wanted.Text)
        {
            throw new RubyError("Chef::Exceptions::ChecksumMismatch", $"Checksum on resource ({Short(wanted.Text)}) does not match checksum on content ({Short(actual)})");
        }
    }

    /// <summary>Whether a given checksum is a promise about the content.</summary>
    protected virtual bool ContentChecksumMustMatch => true;

    static string Short(string? checksum) => checksum is null ? "none" : checksum[..Math.Min(6, checksum.Length)];

    void UpdateContent(byte[]? content, bool isNew)
    {
        if (content is null)
        {
            return;
        }
        // Chef asks for the verifications of any content, which makes the empty list stick
        Resource.Read(Context, "verifications");
        var wanted = Sha256(content);
        if (!isNew && wanted == PresentChecksum)
        {
            return;
        }
        if (isNew && WhyRun)
        {
            return;
        }
        var staged = StagedName();
        FileVerification.Run(Context, Run, Resource, path, content, staged, Machine);
        var lines = new List<ChangeLine> { $"update content in file {path} from {Short(isNew ? null : PresentChecksum)} to {Short(wanted)}" };
        if (Context.Truthy(Resource.Read(Context, "sensitive")))
        {
            lines.Add("suppressed sensitive resource");
        }
        else
        {
            lines.AddRange(Diff(content, isNew, staged).Select(ChangeLine.Plain));
        }
        Converge(lines, machine =>
        {
            if (!isNew)
            {
                FileBackup.Make(Context, Run, machine, path, Desired.Value(FileResource.Backup), Info);
            }
            var access = new FileAccess(Context, machine, Owner, Group, Desired.Value(FileResource.Mode), present);
            if (Desired[FileResource.AtomicUpdate])
            {
                // what the resource does not manage stays as it was
                machine.WriteAtomically(path, content, isNew ? access.Ownership : default);
            }
            else
            {
                machine.WriteBytes(path, content);
            }
        });
        Info($"updated file contents {path}");
    }

    string StagedName()
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', Math.Min(1, name.Length));
        var (stem, extension) = dot < 0 ? (name, "") : (name[..dot], name[dot..]);
        return $"{Path.GetDirectoryName(path)?.TrimEnd('/')}/.chef-{stem}{Machine.UtcNow:yyyyMMdd}-{Machine.Identity.ProcessId}-{Path.GetRandomFileName()[..6]}{extension}";
    }

    IReadOnlyList<string> Diff(byte[] content, bool isNew, string staged)
    {
        var now = Machine.UtcNow;
        var oldTime = present?.ModificationTime;
        var old = new DiffSide(path, oldTime?.ToDateTimeOffset() ?? now, isNew ? default : Machine.ReadBytes(path), oldTime?.Nanoseconds ?? -1);
        return new FileDiff(Run.Config.Get(Context, "diff_filesize_threshold") is long a ? a : 10_000_000,
            Run.Config.Get(Context, "diff_output_threshold") is long b ? b : 1_000_000, Run.Config.Truthy(Context, "diff_disabled")).Describe(old, new DiffSide(staged, now, content));
    }

    void UpdateAccess(bool isNew)
    {
        var access = new FileAccess(Context, Machine, Owner, Group, Desired.Value(FileResource.Mode), isNew ? null : present);
        if (access.Changes() is { Count: > 0 } lines)
        {
            Converge(lines, machine => access.Apply(machine, path));
            access.Log(Info);
        }
    }

    void Delete()
    {
        if (Machine.TryLStat(path) is null)
        {
            return;
        }
        Converge($"delete file {path}", machine =>
        {
            if (Machine.TryLStat(path) is { IsFile: true })
            {
                FileBackup.Make(Context, Run, machine, path, Desired.Value(FileResource.Backup), Info);
            }
            machine.RemoveFile(path);
        });
        Info($"deleted file at {path}");
    }

    void Touch()
    {
        Create();
        Converge($"update utime on file {path}", machine =>
        {
            var now = Timestamp.From(machine.UtcNow);
            machine.ChangeTimes(path, now, now);
        });
        Info($"updated atime and mtime to {Machine.UtcNow:yyyy-MM-dd HH:mm:ss} +0000");
    }
}
