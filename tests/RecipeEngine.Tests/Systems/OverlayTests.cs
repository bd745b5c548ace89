using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Systems;

/// <summary>The whole contract of a machine, kept in memory over one in memory, which must not change.</summary>
public sealed class OverlayOnFakeTests : SystemContract
{
    static readonly FakeSystem Below = new FakeSystem().AddDirectory("/work");

    protected override ISystem Machine { get; } = new OverlaySystem(Below);

    protected override string Root => "/work";

    public override void Dispose()
    {
        Assert.Empty(Below.ListDirectory("/work"));
        base.Dispose();
    }
}

/// <summary>The whole contract of a machine, kept in memory over the real one, which must not change.</summary>
[Collection("local machine")]
public sealed class OverlayOnLocalTests : SystemContract
{
    protected override ISystem Machine { get; } = new OverlaySystem(new LocalSystem());

    protected override string Root { get; } = TestFolders.New("overlay-");

    public override void Dispose()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Root));
        Directory.Delete(Root);
        ((OverlaySystem)Machine).Dispose();
        base.Dispose();
    }

    string At(string name) => $"{Root}/{name}";

    [Fact]
    public void Commands_see_what_was_held_back_and_it_shows_what_they_did()
    {
        Machine.WriteText(At("script.sh"), $"#!/bin/sh\necho \"I am $0\"\ncat \"$1\"\necho more >> \"$1\"\n");
        Machine.ChangeMode(At("script.sh"), 0b111_101_101);
        Machine.CreateDirectory(At("data"));
        Machine.WriteText(At("data/input"), "text\n");
        CommandResult result = Machine.Run(At("script.sh"), At("data/input"));
        Assert.Equal(("", $"I am {At("script.sh")}\ntext\n"), (result.Stderr, result.Stdout));
        Assert.Equal("text\nmore\n", Machine.ReadText(At("data/input")));
        Machine.AppendBytes(At("data/input"), "again\n"u8);
        Assert.Equal("text\nmore\nagain\n", Machine.Run(CommandSpec.Shell($"cat {At("data/input")}")).Stdout);
        Assert.Equal("text\nmore\nagain\n", Machine.Run(CommandSpec.Shell("cat ./input") with { WorkingDirectory = At("data") }).Stdout);
        Machine.Run("rm", At("data/input"));
        Assert.Empty(Machine.ListDirectory(At("data")));
    }

    [Fact]
    public void Output_of_commands_goes_into_held_back_files()
    {
        Machine.Run(CommandSpec.Shell("echo one") with { StandardOutput = new Redirect.File(At("log"), OpenFlags.WriteOnly | OpenFlags.Create) });
        Assert.Equal("one\n", Machine.ReadText(At("log")));
        using MachineStream open = Machine.Open(At("open"), OpenFlags.WriteOnly | OpenFlags.Create);
        Machine.Run(CommandSpec.Shell("echo two") with { StandardOutput = new Redirect.Descriptor(open.Descriptor) });
        Assert.Equal("two\n", Machine.ReadText(At("open")));
    }

    [Fact]
    public void A_working_directory_may_be_held_back()
    {
        Machine.CreateDirectory(At("here"));
        string former = Machine.CurrentDirectory;
        Machine.ChangeDirectory(At("here"));
        Machine.WriteText("file", "x");
        Assert.Equal("x", Machine.Run("cat", "file").Stdout);
        Assert.Equal(At("here"), Machine.CurrentDirectory);
        Machine.ChangeDirectory(former);
        Assert.Equal("x", Machine.ReadText(At("here/file")));
    }
}

public sealed class OverlayTests
{
    readonly FakeSystem below = new FakeSystem()
        .AddFile("/srv/old", "old\n").AddFile("/srv/tree/a", "a").AddFile("/srv/tree/sub/b", "b").AddLink("/srv/link", "tree");

    [Fact]
    public void The_net_effect_is_listed()
    {
        using OverlaySystem machine = new(below);
        machine.WriteText("/srv/temporary", "");
        machine.RemoveFile("/srv/temporary");
        machine.WriteText("/srv/link/a", "changed");
        machine.ChangeMode("/srv/old", 0b110_000_000);
        machine.WriteText("/srv/tree/sub/b", "b");
        machine.CreateDirectories("/srv/new/deep");
        machine.WriteText("/srv/new/deep/f", "");
        machine.CreateSymbolicLink("new", "/srv/n");
        machine.Kill(7, 15);
        Assert.Equal(
            ["create symlink /srv/n to new", "create directory /srv/new", "create directory /srv/new/deep", "create file /srv/new/deep/f",
             "change mode of /srv/old from 0644 to 0600", "update file /srv/tree/a", "send SIGTERM to process 7"],
            machine.HeldBack.Select(change => change.Text));
        Assert.Equal("a", below.ReadText("/srv/tree/a"));
        Assert.Equal([(7, 0)], below.SignalsSent);
    }

    [Fact]
    public void Renamed_and_removed_trees_are_seen_as_such()
    {
        using OverlaySystem machine = new(below);
        machine.Rename("/srv/tree", "/srv/moved");
        Assert.Equal("b", machine.ReadText("/srv/moved/sub/b"));
        Assert.False(machine.Exists("/srv/link/a"));
        machine.WriteText("/srv/moved/sub/b", "B");
        machine.RemoveTree("/srv/moved/sub");
        machine.CreateDirectory("/srv/moved/sub");
        Assert.Empty(machine.ListDirectory("/srv/moved/sub"));
        Assert.Equal(["link", "moved", "old"], machine.ListDirectory("/srv").Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["delete directory /srv/tree", "create directory /srv/moved"],
            machine.HeldBack.Where(c => c.Path.Count(x => x == '/') == 2).OrderByDescending(c => c.Kind, StringComparer.Ordinal).Select(c => c.Text));
        Assert.Equal("b", below.ReadText("/srv/tree/sub/b"));
    }

    [Fact]
    public void Reading_requests_pass_and_sending_ones_are_refused()
    {
        below.AnswerWeb(call => new HttpReply(200, "OK", new Dictionary<string, string>(), "answer"u8.ToArray()));
        using OverlaySystem machine = new(below);
        Assert.Equal(200, machine.Http.Send(new HttpCall("GET", new Uri("http://api/x"), [])).Status);
        Assert.Equal(200, machine.Http.Send(new HttpCall("PUT", new Uri("http://169.254.169.254/latest/api/token"), [])).Status);
        Assert.Equal(Errno.EPERM, Assert.Throws<MachineException>(() => machine.Http.Send(new HttpCall("POST", new Uri("http://api/x?secret=1"), []))).Errno);
        Assert.Equal(["send POST http://api/x"], machine.HeldBack.Select(change => change.Text));
        Assert.Equal(2, below.WebCalls.Count);
    }
}
