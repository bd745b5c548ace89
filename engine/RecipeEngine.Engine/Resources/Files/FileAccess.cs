namespace RecipeEngine.Engine.Resources;

/// <summary>Owner, group and mode of a file, directory or link: what is wanted, what is there, and the lines Chef shows for a difference.</summary>
sealed class FileAccess
{
    readonly long? userId, groupId;
    readonly object? owner, group;
    readonly int? mode;

    /// <param name="context">the Ruby thread</param>
    /// <param name="machine">for names and present modes</param>
    /// <param name="owner">name or number, null: not managed</param>
    /// <param name="group">likewise</param>
    /// <param name="mode">number, octal text or symbolic text; null: not managed</param>
    /// <param name="present">what is there; null for a new file</param>
    public FileAccess(Context context, IReadOnlySystem machine, object? owner, object? group, object? mode, FileStatus? present)
    {
        this.owner = owner;
        this.group = group;
        Machine = machine;
        userId = owner is null ? null : UserId(machine, owner);
        groupId = group is null ? null : GroupId(machine, group);
        this.mode = ParseMode(context, mode, present);
        Present = present;
    }

    IReadOnlySystem Machine { get; }
    FileStatus? Present { get; }

    /// <summary>What a new file shall get.</summary>
    public FileOwnership Ownership => new(userId, groupId, mode);

    public static long? UserId(IReadOnlySystem machine, object owner) => owner is long n ? n : machine.FindUser(Text(owner))?.UserId;

    public static long? GroupId(IReadOnlySystem machine, object group) => group is long n ? n : machine.FindGroup(Text(group))?.GroupId;

    static string Text(object value) => value is RString s ? s.Text : value.ToString()!;

    static int? ParseMode(Context context, object? mode, FileStatus? present) => mode switch
    {
        null => null,
        long n => (int)n & 4095,
        _ => PermissionBits.Parse(context.ToS(mode), new PermissionBits(present?.Mode ?? 0), present?.IsDirectory == true)?.Bits
            ?? throw RubyError.Argument($"invalid mode {context.Inspect(mode)}: use octal digits such as \"0644\""),
    };

    bool ModeDiffers => mode is { } m && m != Present?.Mode;
    bool OwnerDiffers => userId is { } u && u != Present?.UserId;
    bool GroupDiffers => groupId is { } g && g != Present?.GroupId;

    /// <summary>"change mode from '0600' to '0644'" and its kin; empty when nothing differs.</summary>
    public List<ChangeLine> Changes(bool withMode = true)
    {
        var lines = new List<ChangeLine>();
        if (withMode && ModeDiffers)
        {
            lines.Add($"change mode from '{(Present is { } p ? new PermissionBits(p.Mode).ToString() : "")}' to '{new PermissionBits(mode!.Value)}'");
        }
        if (OwnerDiffers)
        {
            lines.Add($"change owner from '{(Present is { } p ? Machine.FindUser(p.UserId)?.Name ?? p.UserId.ToString(CultureInfo.InvariantCulture) : "")}' to '{Text(owner!)}'");
        }
        if (GroupDiffers)
        {
            lines.Add($"change group from '{(Present is { } p ? Machine.FindGroup(p.GroupId)?.Name ?? p.GroupId.ToString(CultureInfo.InvariantCulture) : "")}' to '{Text(group!)}'");
        }
        return lines;
    }

    /// <summary>What was set, for the log.</summary>
    public void Log(Action<string> info)
    {
        if (OwnerDiffers)
        {
            info($"owner changed to {userId}");
        }
        if (GroupDiffers)
        {
            info($"group changed to {groupId}");
        }
        if (ModeDiffers)
        {
            info($"mode changed to {System.Convert.ToString(mode!.Value, 8)}");
        }
    }

    /// <summary>Sets what differs.</summary>
    public void Apply(ISystem machine, string path, bool withMode = true, bool followLinks = true)
    {
        if (userId is not null || groupId is not null)
        {
            machine.ChangeOwner(path, userId, groupId, followLinks);
        }
        // a change of owner clears setuid and setgid
        if (withMode && mode is { } m)
        {
            machine.ChangeMode(path, m);
        }
    }

    /// <summary>Adds Chef's requirements for unknown users and groups.</summary>
    public static void Require(Requirements requirements, IReadOnlySystem machine, string actions, object? owner, object? group)
    {
        if (owner is not null and not long)
        {
            requirements.Assert(actions, () => UserId(machine, owner) is not null, "Chef::Exceptions::UserIDNotFound",
                $"cannot determine user id for '{Text(owner)}', does the user exist on this system?", $"Assuming user {Text(owner)} would have been created");
        }
        if (group is not null and not long)
        {
            requirements.Assert(actions, () => GroupId(machine, group) is not null, "Chef::Exceptions::GroupIDNotFound",
                $"cannot determine group id for '{Text(group)}', does the group exist on this system?", $"Assuming group {Text(group)} would have been created");
        }
    }

    /// <summary>Chef's word for a kind of file, as error texts use it.</summary>
    public static string TypeWord(FileType type) => type switch
    {
        FileType.Directory => "directory",
        FileType.BlockDevice => "block device",
        FileType.CharacterDevice => "char device",
        FileType.Fifo => "pipe",
        FileType.Socket => "socket",
        FileType.SymbolicLink => "symlink",
        FileType.File => "file",
        _ => "unknown filetype",
    };
}
