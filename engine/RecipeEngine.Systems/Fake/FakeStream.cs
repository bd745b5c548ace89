using RecipeEngine.Systems.Memory;

namespace RecipeEngine.Systems.Fake;

/// <summary>An open file of a <see cref="FakeSystem"/>.</summary>
internal sealed class FakeStream(FakeSystem machine, FakeNode node, string? path, OpenFlags flags, int descriptor) : MemoryNodeStream(node, path, flags, descriptor)
{
    protected override Timestamp Now => machine.Now;

    public override FileStatus Stat() => node.Status;

    // Shared locks are exclusive here; waiting would be for ever, since nobody else runs.
    public override bool Lock(FileLock operation)
    {
        if (operation.HasFlag(FileLock.Unlock))
        {
            node.LockedBy = node.LockedBy == this ? null : node.LockedBy;
            return true;
        }

        if (node.LockedBy is not null && node.LockedBy != this)
        {
            return operation.HasFlag(FileLock.NonBlocking) ? false : throw new MachineException(Errno.EDEADLK, "flock", Path);
        }

        node.LockedBy = this;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        node.LockedBy = node.LockedBy == this ? null : node.LockedBy;
        base.Dispose(disposing);
    }
}
