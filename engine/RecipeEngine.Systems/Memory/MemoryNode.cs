namespace RecipeEngine.Systems.Memory;

/// <summary>One file, directory or link whose state is kept in memory.</summary>
internal abstract class MemoryNode(FileType type, int mode, long inode)
{
    public FileType Type => type;

    public long Inode => inode;

    public int Mode { get; set; } = mode;

    public long UserId { get; set; }

    public long GroupId { get; set; }

    public int Links { get; set; } = 1;

    /// <summary>What a symbolic link holds.</summary>
    public string Target { get; init; } = "";

    /// <summary>A file's bytes; the array may be longer than <see cref="Length"/>.</summary>
    public byte[] Content { get; private set; } = [];

    public int Length { get; private set; }

    /// <summary>The bytes have been given, be they none.</summary>
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
