using RecipeEngine.Systems.Memory;

namespace RecipeEngine.Systems.Overlay;

/// <summary>An open file whose content is held back in memory.</summary>
internal sealed class OverlayStream(OverlaySystem machine, OverlayNode node, string path, OpenFlags flags, int descriptor) : MemoryNodeStream(node, path, flags, descriptor)
{
    protected override Timestamp Now => machine.Clock;

    public override FileStatus Stat() => new(
        node.Type, node.Mode, node.UserId, node.GroupId, node.Length, node.Inode, node.Links, node.Device, node.RawDevice, 4096,
        (node.Length + 511) / 512, node.AccessTime, node.ModificationTime, node.ChangeTime);

    public override bool Lock(FileLock operation) => true;

    public override int Read(Span<byte> buffer)
    {
        Require(CanRead, "read");
        return node.Type == FileType.Directory ? throw new MachineException(Errno.EISDIR, "read", Path) : base.Read(buffer);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Require(CanWrite, "write");
        if (node.Type is not (FileType.BlockDevice or FileType.Socket or FileType.Fifo))
        {
            base.Write(buffer);
        }
    }

    protected override void Dispose(bool disposing)
    {
        machine.Closed(Descriptor);
        base.Dispose(disposing);
    }
}
