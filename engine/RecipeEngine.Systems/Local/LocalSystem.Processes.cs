using RecipeEngine.Systems.Local;

namespace RecipeEngine.Systems;

public sealed unsafe partial class LocalSystem
{
    public CommandResult Query(CommandSpec command) => Run(command);

    public CommandResult Run(CommandSpec command) => new CommandRunner(command, StartLocal(command)).Run();

    /// <summary>Ends every command that this process runs and waits for, with its process group: for a program that must end at once.</summary>
    public static void EndCommands() => RunningCommands.End();

    public MachineProcess Start(CommandSpec command) => StartLocal(command);

    public (int ProcessId, ExitStatus Status)? WaitForChild(int processId, bool block = true) => LocalProcess.WaitFor(processId, block);

    public void Kill(int processId, int signal) => Native.Check(Libc.kill(processId, signal), "kill", $"{processId}");

    public IProcessControl ProcessControl { get; } = new LocalProcessControl();

    public ISockets Sockets { get; } = new LocalSockets();

    public void Execute(CommandSpec command)
    {
        SpawnPlan plan = SpawnPlan.For(this, command);
        using SpawnStreams streams = new(command);
        foreach ((int from, int target) in streams.Actions)
        {
            _ = from < 0 ? Libc.close(target) : (int)Native.Check(Libc.dup2(from, target), "dup2", null);
        }

        if (plan.WorkingDirectory is { } directory)
        {
            ChangeDirectory(directory);
        }

        // .NET ignores SIGPIPE, and the program would go on doing so.
        const int SignalPipe = 13;
        nint former = Libc.signal(SignalPipe, 0);
        using NativeStrings arguments = new([command.ProgramName ?? command.Program, .. command.Arguments]);
        using NativeStrings environment = new(plan.Environment);
        fixed (byte* program = MachineText.EncodeTerminated(plan.Program))
        {
            _ = Libc.execve(program, arguments.Pointers, environment.Pointers);
            MachineException failure = Native.Failure("exec", command.Program);
            _ = Libc.signal(SignalPipe, former);
            throw failure;
        }
    }

    public (MachineStream Read, MachineStream Write) CreatePipe()
    {
        (int read, int write) = SpawnStreams.NewPipe();
        return (
            new DescriptorStream(read, null, readable: true, writable: false, owned: true),
            new DescriptorStream(write, null, readable: false, writable: true, owned: true));
    }

    public MachineStream OpenDescriptor(int descriptor, bool ownsDescriptor = false)
    {
        const int GetDescriptorFlags = 1, GetFlags = 3, CloseOnExec = 1;
        // What was inherited is never close-on-exec: a standard stream that was closed when we started is now a descriptor of the runtime's own.
        if (descriptor <= 2 && !ownsDescriptor && ((int)Libc.fcntl(descriptor, GetDescriptorFlags, 0) & CloseOnExec) != 0)
        {
            throw new MachineException(Errno.EBADF, "fcntl", $"descriptor {descriptor}");
        }
        int flags = (int)Libc.fcntl(descriptor, GetFlags, 0);
        if (flags < 0)
        {
            throw Native.Failure("fcntl", $"descriptor {descriptor}");
        }

        OpenFlags access = (OpenFlags)flags & OpenFlags.AccessMask;
        return new DescriptorStream(
            descriptor, null, access != OpenFlags.WriteOnly, access != OpenFlags.ReadOnly, ownsDescriptor);
    }

    LocalProcess StartLocal(CommandSpec command)
    {
        RunningCommands.CheckStart();
        SpawnPlan plan = SpawnPlan.For(this, command);
        using SpawnStreams streams = new(command);
        try
        {
            return new LocalProcess(Spawner.Spawn(plan, streams), streams);
        }
        catch
        {
            streams.Input?.Dispose();
            streams.Output?.Dispose();
            streams.Error?.Dispose();
            throw;
        }
    }
}
