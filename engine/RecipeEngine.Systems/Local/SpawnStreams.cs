namespace RecipeEngine.Systems.Local;

/// <summary>The descriptors a command will have, opened on our side, and the ends of its pipes we keep.</summary>
internal sealed unsafe class SpawnStreams : IDisposable
{
    const int DuplicateCloseOnExec = 1030;
    const int AboveAllTargets = 64;
    readonly List<int> temporary = [];
    readonly HashSet<int> targets;

    public SpawnStreams(CommandSpec command)
    {
        List<(int, Redirect)> wanted =
            [(0, command.StandardInput), (1, command.StandardOutput), (2, command.StandardError), .. command.Redirects];
        targets = [.. wanted.Select(redirect => redirect.Item1)];
        try
        {
            if (command.Input is not null && command.StandardInput != Redirect.Pipe)
            {
                wanted[0] = (0, Redirect.Pipe);
            }

            foreach ((int target, Redirect redirect) in wanted)
            {
                Add(target, redirect);
            }
        }
        catch
        {
            Dispose();
            Input?.Dispose();
            Output?.Dispose();
            Error?.Dispose();
            throw;
        }
    }

    public MachineStream? Input { get; private set; }

    public MachineStream? Output { get; private set; }

    public MachineStream? Error { get; private set; }

    /// <summary>What to do in the child, in order: copy a descriptor onto a target, or (from -1) close the target.</summary>
    public List<(int From, int Target)> Actions { get; } = [];

    /// <summary>Closes the child's side of everything.</summary>
    public void Dispose()
    {
        foreach (int descriptor in temporary)
        {
            _ = Libc.close(descriptor);
        }

        temporary.Clear();
    }

    void Add(int target, Redirect redirect)
    {
        switch (redirect)
        {
            case Redirect.InheritTarget:
                // Copying a descriptor onto itself clears its close-on-exec flag.
                if (target > 2)
                {
                    Actions.Add((target, target));
                }

                break;
            case Redirect.ClosedTarget:
                Actions.Add((-1, target));
                break;
            case Redirect.Child child:
                Actions.Add((child.Number, target));
                break;
            case Redirect.Descriptor descriptor:
                Actions.Add((targets.Contains(descriptor.Number) ? Duplicate(descriptor.Number) : descriptor.Number, target));
                break;
            case Redirect.File file:
                Actions.Add((Keep(Native.Open(file.Path, file.Flags, file.Mode)), target));
                break;
            case Redirect.PipeTarget:
                AddPipe(target);
                break;
        }
    }

    void AddPipe(int target)
    {
        (int read, int write) = NewPipe();
        switch (target)
        {
            case 0:
                Input = new DescriptorStream(write, null, readable: false, writable: true, owned: true);
                Actions.Add((Keep(read), target));
                break;
            case 1:
                Output = new DescriptorStream(read, null, readable: true, writable: false, owned: true);
                Actions.Add((Keep(write), target));
                break;
            case 2:
                Error = new DescriptorStream(read, null, readable: true, writable: false, owned: true);
                Actions.Add((Keep(write), target));
                break;
            default:
                _ = Libc.close(read);
                _ = Libc.close(write);
                throw new MachineException(Errno.EINVAL, $"only descriptors 0 to 2 can be asked for as pipes, not {target}");
        }
    }

    public static (int Read, int Write) NewPipe()
    {
        int* ends = stackalloc int[2];
        Native.Check(Libc.pipe2(ends, (int)OpenFlags.CloseOnExec), "pipe", null);
        return (ends[0], ends[1]);
    }

    // A source that is also a target would be overwritten before it is copied: move it out of the way.
    int Keep(int descriptor)
    {
        temporary.Add(descriptor);
        return targets.Contains(descriptor) ? Duplicate(descriptor) : descriptor;
    }

    int Duplicate(int descriptor)
    {
        int copy = (int)Native.Check(Libc.fcntl(descriptor, DuplicateCloseOnExec, AboveAllTargets), "dup", null);
        temporary.Add(copy);
        return copy;
    }
}
