using System.Text;
using RecipeEngine.Systems.Fake;

namespace RecipeEngine.Systems;

public sealed partial class FakeSystem
{
    readonly Queue<FakeProcess> ended = new();
    int lastProcess = 2000;

    public CommandResult Query(CommandSpec command) => Run(command);

    public CommandResult Run(CommandSpec command)
    {
        FakeAnswer answer = AnswerTo(command);
        byte[] output = Encoding.UTF8.GetBytes(answer.Output), errors = Encoding.UTF8.GetBytes(answer.ErrorOutput);
        if (output.Length > 0)
        {
            command.OnOutput?.Invoke(1, output);
        }

        if (errors.Length > 0)
        {
            command.OnOutput?.Invoke(2, errors);
        }

        return new CommandResult(command, output, errors, new ExitStatus(answer.ExitCode)) { ProcessId = ++lastProcess };
    }

    public MachineProcess Start(CommandSpec command)
    {
        FakeProcess process = new(this, ++lastProcess, command, AnswerTo(command));
        ended.Enqueue(process);
        return process;
    }

    public (int ProcessId, ExitStatus Status)? WaitForChild(int processId, bool block = true)
    {
        for (int left = ended.Count; left > 0; left--)
        {
            FakeProcess process = ended.Dequeue();
            if (processId == -1 || process.Id == processId)
            {
                return (process.Id, process.Wait()!.Value);
            }

            ended.Enqueue(process);
        }

        throw new MachineException(Errno.ECHILD, "waitpid");
    }

    public void Kill(int processId, int signal) => SignalsSent.Add((processId, signal));

    public void Execute(CommandSpec command) => throw new MachineException(Errno.ENOSYS, "exec", command.Program);

    public (MachineStream Read, MachineStream Write) CreatePipe()
    {
        FakeNode node = tree.NewNode(FileType.Fifo, 0b110_000_000);
        return (
            new FakeStream(this, node, null, OpenFlags.ReadOnly, ++lastDescriptor),
            new FakeStream(this, node, null, OpenFlags.WriteOnly | OpenFlags.Append, ++lastDescriptor));
    }

    /// <summary>What was written to the standard output and error opened by <see cref="OpenDescriptor"/>.</summary>
    public string StandardText(int descriptor) => Encoding.UTF8.GetString(Standard(descriptor).Content.AsSpan(0, Standard(descriptor).Length));

    public MachineStream OpenDescriptor(int descriptor, bool ownsDescriptor = false) =>
        new FakeStream(this, Standard(descriptor), null, descriptor == 0 ? OpenFlags.ReadOnly : OpenFlags.WriteOnly | OpenFlags.Append, descriptor);

    internal FakeStream StreamOf(byte[] content, OpenFlags flags)
    {
        FakeNode node = tree.NewNode(FileType.Fifo, 0b110_000_000);
        node.Resize(content.Length);
        content.CopyTo(node.Content, 0);
        return new FakeStream(this, node, null, flags, ++lastDescriptor);
    }

    readonly Dictionary<int, FakeNode> standard = [];

    FakeNode Standard(int descriptor)
    {
        if (descriptor is < 0 or > 2)
        {
            throw new MachineException(Errno.EBADF, "fcntl", $"descriptor {descriptor}");
        }

        return standard.TryGetValue(descriptor, out FakeNode? node)
            ? node
            : standard[descriptor] = tree.NewNode(FileType.CharacterDevice, 0b110_010_000);
    }

    FakeAnswer AnswerTo(CommandSpec command)
    {
        Commands.Add(command);
        foreach (Func<CommandSpec, FakeAnswer?> known in answers)
        {
            if (known(command) is { } answer)
            {
                return answer;
            }
        }

        throw new MachineException(Errno.ENOENT, "exec", command.Program);
    }
}
