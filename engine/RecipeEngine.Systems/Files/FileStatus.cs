namespace RecipeEngine.Systems;

/// <summary>What stat(2) says of a file.</summary>
/// <param name="Type">What kind of file it is.</param>
/// <param name="Mode">The twelve permission bits (0..07777).</param>
/// <param name="Device">Device the file lies on, as st_dev.</param>
/// <param name="RawDevice">Device a device file stands for, as st_rdev.</param>
public readonly record struct FileStatus(
    FileType Type,
    int Mode,
    long UserId,
    long GroupId,
    long Size,
    long Inode,
    long LinkCount,
    long Device,
    long RawDevice,
    long BlockSize,
    long Blocks,
    Timestamp AccessTime,
    Timestamp ModificationTime,
    Timestamp ChangeTime,
    Timestamp? BirthTime = null)
{
    /// <summary>Whether this is a regular file.</summary>
    public bool IsFile => Type == FileType.File;

    /// <summary>Whether this is a directory.</summary>
    public bool IsDirectory => Type == FileType.Directory;

    /// <summary>Whether this is a symbolic link.</summary>
    public bool IsSymbolicLink => Type == FileType.SymbolicLink;

    /// <summary>Type and permission bits together, as st_mode.</summary>
    public int RawMode => ((int)Type << 12) | Mode;

    /// <summary>Major number of <see cref="Device"/>.</summary>
    public static long Major(long device) => ((device >> 8) & 0xfff) | ((device >> 32) & ~0xfffL);

    /// <summary>Minor number of <see cref="Device"/>.</summary>
    public static long Minor(long device) => (device & 0xff) | ((device >> 12) & ~0xffL);
}

/// <summary>The kinds of file; the values are the S_IFMT bits shifted down.</summary>
public enum FileType
{
    Unknown = 0,
    Fifo = 1,
    CharacterDevice = 2,
    Directory = 4,
    BlockDevice = 6,
    File = 8,
    SymbolicLink = 10,
    Socket = 12,
}

/// <summary>One name in a directory and what kind of file it names (links not followed).</summary>
public readonly record struct DirectoryEntry(string Name, FileType Type, long Inode);

/// <summary>Rights access(2) can be asked about.</summary>
[Flags]
public enum AccessModes
{
    Exists = 0,
    Execute = 1,
    Write = 2,
    Read = 4,
}

/// <summary>Size and use of a file system, as statvfs(3): blocks of <paramref name="BlockSize"/> bytes, and inodes.</summary>
public readonly record struct FileSystemUsage(
    long BlockSize, long Blocks, long FreeBlocks, long AvailableBlocks, long Inodes, long FreeInodes);

/// <summary>Owner, group and permission bits a written file shall get; null keeps what is there.</summary>
public readonly record struct FileOwnership(long? UserId = null, long? GroupId = null, int? Mode = null);
