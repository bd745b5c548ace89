namespace RecipeEngine.Systems.Fake;

/// <summary>One file, directory or link of a <see cref="FakeSystem"/>.</summary>
internal sealed class FakeNode(FileType type, long inode, int mode)
{
    public FileType Type => type;

    public long Inode => inode;

    public int Mode { get; set; } = mode;

    public long UserId { get; set; }

    public long GroupId { get; set; }

    public int Links { get; set; } = 1;

    /// <summary>The open file that has the flock(2) lock.</summary>
    public FakeStream? LockedBy { get; set; }

    /// <summary>A file's bytes; the array may be longer than <see cref="Length"/>.</summary>
    public byte[] Content { get; private set; } = [];

    public int Length { get; private set; }

    /// <summary>What a symbolic link holds.</summary>
    public string Target { get; init; } = "";

    /// <summary>A directory's entries.</summary>
    public Dictionary<string, FakeNode> Children { get; } = new(StringComparer.Ordinal);

    public Timestamp AccessTime { get; set; }

    public Timestamp ModificationTime { get; set; }

    public Timestamp ChangeTime { get; set; }

    public FileStatus Status => new(
        Type, Mode, UserId, GroupId,
        Type switch { FileType.SymbolicLink => MachineText.Encode(Target).Length, FileType.Directory => 4096, _ => Length },
        Inode,
        Type == FileType.Directory ? 2 + Children.Values.Count(child => child.Type == FileType.Directory) : Links,
        Device: 0xFE00, RawDevice: 0, BlockSize: 4096, Blocks: (Length + 511) / 512,
        AccessTime, ModificationTime, ChangeTime);

    public void Resize(long length)
    {
        byte[] content = Content;
        if (length > content.Length)
        {
            Array.Resize(ref content, (int)Math.Max(length, content.Length * 2L));
        }
        else if (length < Length)
        {
            content.AsSpan((int)length, Length - (int)length).Clear();
        }

        Content = content;
        Length = (int)length;
    }
}
