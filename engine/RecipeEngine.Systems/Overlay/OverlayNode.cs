using RecipeEngine.Systems.Memory;

namespace RecipeEngine.Systems.Overlay;

/// <summary>One file, directory or link that was changed: its state in memory, and where the part of it that was not changed still lies.</summary>
internal sealed class OverlayNode(FileType type, int mode, long inode) : MemoryNode(type, mode, inode)
{
    public long Device { get; init; }

    public long RawDevice { get; init; }

    /// <summary>Path on the machine below of a file's content (until <see cref="MemoryNode.HasContent"/>) and of a directory's other entries; null: nothing.</summary>
    public string? Lower { get; set; }

    /// <summary>The thing at <see cref="Lower"/> is what is here, as it is at the time (a private copy that commands work on).</summary>
    public bool IsLive { get; init; }

    /// <summary>A directory's changed entries; null: removed.</summary>
    public Dictionary<string, OverlayNode?> Entries { get; } = new(StringComparer.Ordinal);
}
