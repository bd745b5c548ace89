using System.Diagnostics;
using System.Text;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Systems;

[Collection("local machine")]
public sealed class LocalProcessTests
{
    readonly LocalSystem machine = new();

    [Fact]
    public void Captures_both_streams_and_the_exit_code()
    {
        CommandResult result = machine.Run(CommandSpec.Shell("echo out; echo err >&2; exit 3"));
        Assert.Equal("out\n", result.Stdout);
        Assert.Equal("err\n", result.Stderr);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public void Feeds_input_larger_than_a_pipe()
    {
        byte[] input = new byte[300_000];
        Array.Fill(input, (byte)'x');
        CommandResult result = machine.Run(CommandSpec.Of("cat") with { Input = input });
        Assert.Equal(input.Length, result.Output.Length);
    }

    [Fact]
    public void A_command_that_does_not_read_its_input_does_no_harm() =>
        Assert.True(machine.Run(CommandSpec.Of("true") with { Input = new byte[300_000] }).IsSuccess);

    [Fact]
    public void Environment_is_added_and_taken_away()
    {
        CommandResult result = machine.Run(CommandSpec.Shell("echo \"$GREETING ${HOME-none}\"") with
        {
            Environment = new Dictionary<string, string?> { ["GREETING"] = "hé", ["HOME"] = null },
        });
        Assert.Equal("hé none\n", result.Stdout);
    }

    [Fact]
    public void Working_directory_and_umask_are_the_commands_own()
    {
        string before = machine.CurrentDirectory;
        int mask = machine.Umask;
        CommandResult result = machine.Run(CommandSpec.Shell("pwd; umask") with { WorkingDirectory = "/usr", Umask = 0b111_000_111 });
        Assert.Equal("/usr\n0707\n", result.Stdout);
        Assert.Equal(before, machine.CurrentDirectory);
        Assert.Equal(mask, machine.Umask);
    }

    [SkippableFact]
    public void Runs_as_another_user_and_stays_root()
    {
        Skip.IfNot(machine.Identity.EffectiveUserId == 0);
        CommandSpec id = CommandSpec.Shell("id -u; id -g; id -G; echo $HOME");
        Assert.StartsWith("65534\n0\n", machine.Run(id with { User = "nobody" }).Stdout, StringComparison.Ordinal);
        Assert.StartsWith("65534\n65534\n", machine.Run(id with { User = "nobody", Group = "nogroup" }).Stdout, StringComparison.Ordinal);
        Assert.Equal("65534\n65534\n65534\n/\n", machine.Run(id with
        {
            User = "nobody",
            Login = true,
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string?> { ["HOME"] = "/" }
        }).Stdout);
        Assert.Equal(0, machine.Identity.EffectiveUserId);
        Assert.Equal("0\n", machine.Run("id", "-u").Stdout);
    }

    [Fact]
    public void A_time_limit_ends_the_whole_group()
    {
        long started = Stopwatch.GetTimestamp();
        CommandResult result = machine.Run(CommandSpec.Shell("echo a; sleep 30 & sleep 30; echo b") with
        {
            Timeout = TimeSpan.FromMilliseconds(200),
            WaitForOutputEnd = true,
        });
        Assert.True(result.TimedOut);
        Assert.Equal("a\n", result.Stdout);
        Assert.Equal(Signals.Terminate, result.Status.Signal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_daemon_holding_the_output_is_not_waited_for()
    {
        CommandResult result = machine.Run(CommandSpec.Shell("sleep 2 & echo started"));
        Assert.Equal("started\n", result.Stdout);
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Missing_programs_and_directories_are_told_apart()
    {
        MachineException program = Assert.Throws<MachineException>(() => machine.Run("no-such-program-here"));
        Assert.Equal((Errno.ENOENT, "no-such-program-here"), (program.Errno, program.Path));
        MachineException directory = Assert.Throws<MachineException>(
            () => machine.Run(CommandSpec.Of("true") with { WorkingDirectory = "/no/such" }));
        Assert.Equal((Errno.ENOENT, "/no/such"), (directory.Errno, directory.Path));
    }

    [Fact]
    public void Redirects_swap_and_join_streams()
    {
        CommandSpec both = CommandSpec.Shell("echo out; echo err >&2");
        Assert.Equal("out\nerr\n", machine.Run(both with { StandardError = Redirect.ToStandardOutput }).Stdout);
        using MachineProcess process = machine.Start(CommandSpec.Shell("read line; echo \"got $line\"") with { StandardInput = Redirect.Pipe });
        process.Input!.Write("hello\n"u8);
        byte[] buffer = new byte[100];
        Assert.Equal("got hello\n", Encoding.UTF8.GetString(buffer, 0, process.Output!.Read(buffer)));
        Assert.Equal(0, process.Wait()!.Value.ExitCode);
    }

    [Fact]
    public void Broken_pipes_end_a_child_as_they_should()
    {
        CommandResult result = machine.Run(CommandSpec.Shell("yes | head -1; exit 0"));
        Assert.Equal("y\n", result.Stdout);
        Assert.Equal("", result.Stderr);
    }

    [Fact]
    public void Starting_a_process_is_quick()
    {
        machine.Run("/bin/true");
        List<double> times = [];
        for (int round = 0; round < 50; round++)
        {
            long started = Stopwatch.GetTimestamp();
            machine.Run("/bin/true");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        Assert.True(times[25] < 30, $"median of start to end: {times[25]:0.00} ms");

    }
}
