using RecipeEngine.Systems.Memory;

namespace RecipeEngine.Systems.Fake;

/// <summary>One file, directory or link of a <see cref="FakeSystem"/>.</summary>
internal sealed class FakeNode(FileType type, long inode, int mode) : MemoryNode(type, mode, inode)
{
    /// <summary>The open file that has the flock(2) lock.</summary>
    public FakeStream? LockedBy { get; set; }

    /// <summary>A directory's entries.</summary>
    public Dictionary<string, FakeNode> Children { get; } = new(StringComparer.Ordinal);

    public FileStatus Status => new(
        Type, Mode, UserId, GroupId,
        Type switch { FileType.SymbolicLink => MachineText.Encode(Target).Length, FileType.Directory => 4096, _ => Length },
        Inode,
        Type == FileType.Directory ? 2 + Children.Values.Count(child => child.Type == FileType.Directory) : Links,
        Device: 0xFE00, RawDevice: 0, BlockSize: 4096, Blocks: (Length + 511) / 512,
        AccessTime, ModificationTime, ChangeTime);
}
