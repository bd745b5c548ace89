namespace RecipeEngine.Systems;

/// <summary>How a file is opened; the values are those of Linux x86-64's open(2).</summary>
[Flags]
public enum OpenFlags
{
    ReadOnly = 0,
    WriteOnly = 1,
    ReadWrite = 2,
    AccessMask = 3,
    Create = 0x40,
    Exclusive = 0x80,
    NoControllingTerminal = 0x100,
    Truncate = 0x200,
    Append = 0x400,
    NonBlocking = 0x800,
    DataSync = 0x1000,
    Directory = 0x10000,
    NoFollow = 0x20000,
    NoAccessTime = 0x40000,
    CloseOnExec = 0x80000,
    Sync = 0x101000,
}

/// <summary>Operations of flock(2).</summary>
[Flags]
public enum FileLock
{
    Shared = 1,
    Exclusive = 2,
    NonBlocking = 4,
    Unlock = 8,
}
