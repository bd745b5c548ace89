using System.Text;

namespace RecipeEngine.Systems.Fake;

/// <summary>A scripted process, ended as soon as it is started.</summary>
internal sealed class FakeProcess(FakeSystem machine, int id, CommandSpec command, FakeAnswer answer) : MachineProcess
{
    public override int Id => id;

    public override MachineStream? Input { get; } =
        command.StandardInput == Redirect.Pipe ? machine.StreamOf([], OpenFlags.WriteOnly) : null;

    public override MachineStream? Output { get; } =
        command.StandardOutput == Redirect.Pipe ? machine.StreamOf(Encoding.UTF8.GetBytes(answer.Output), OpenFlags.ReadOnly) : null;

    public override MachineStream? Error { get; } =
        command.StandardError == Redirect.Pipe ? machine.StreamOf(Encoding.UTF8.GetBytes(answer.ErrorOutput), OpenFlags.ReadOnly) : null;

    public override ExitStatus? Wait(TimeSpan? timeout = null) => new ExitStatus(answer.ExitCode);
}
