namespace RecipeEngine.Systems.Overlay;

/// <summary>One file, directory or link that was changed: its state in memory, and where the part of it that was not changed still lies.</summary>
internal sealed class OverlayNode(FileType type, int mode, long inode)
{
    public FileType Type => type;

    public long Inode => inode;

    public int Mode { get; set; } = mode;

    public long UserId { get; set; }

    public long GroupId { get; set; }

    public long Device { get; init; }

    public long RawDevice { get; init; }

    public int Links { get; set; } = 1;

    /// <summary>What a symbolic link holds.</summary>
    public string Target { get; init; } = "";

    /// <summary>Path on the machine below of a file's content (until <see cref="HasContent"/>) and of a directory's other entries; null: nothing.</summary>
    public string? Lower { get; set; }

    /// <summary>The thing at <see cref="Lower"/> is what is here, as it is at the time (a private copy that commands work on).</summary>
    public bool IsLive { get; init; }

    /// <summary>A directory's changed entries; null: removed.</summary>
    public Dictionary<string, OverlayNode?> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>A file's bytes; the array may be longer than <see cref="Length"/>.</summary>
    public byte[] Content { get; private set; } = [];

    public int Length { get; private set; }

    public bool HasContent { get; private set; }

    public Timestamp AccessTime { get; set; }

    public Timestamp ModificationTime { get; set; }

    public Timestamp ChangeTime { get; set; }

    public ReadOnlySpan<byte> Bytes => Content.AsSpan(0, Length);

    public void SetContent(byte[] content)
    {
        Content = content;
        Length = content.Length;
        HasContent = true;
    }

    public void Resize(long length)
    {
        byte[] content = Content;
        if (length > content.Length)
        {
            Array.Resize(ref content, (int)Math.Min(Math.Max(length, content.Length * 2L), Array.MaxLength));
        }
        else if (length < Length)
        {
            content.AsSpan((int)length, Length - (int)length).Clear();
        }

        Content = content;
        Length = (int)length;
        HasContent = true;
    }
}
