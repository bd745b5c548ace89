using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Systems;

/// <summary>A view with a working directory of its own keeps the contract of a machine, takes relative paths, and moves no process.</summary>
[Collection("local machine")]
public sealed class WorkingDirectoryTests : SystemContract
{
    readonly string root = TestFolders.New("views-");

    public WorkingDirectoryTests()
    {
        Machine = new WorkingDirectorySystem(new LocalSystem());
        Machine.ChangeDirectory(root);
        Machine.CreateDirectory("contract");
        Root = root + "/contract";
    }

    protected override ISystem Machine { get; }

    protected override string Root { get; }

    public override void Dispose()
    {
        TestFolders.Remove(root);
        base.Dispose();
    }

    [Fact]
    public void Every_call_takes_paths_relative_to_it()
    {
        Machine.WriteText("a", "text");
        Machine.CreateDirectory("d");
        Machine.Rename("a", "d/b");
        Machine.CreateSymbolicLink("b", "d/link");
        Machine.CreateHardLink("d/b", "hard");
        Machine.ChangeMode("hard", 0b110_000_000);
        Machine.Truncate("hard", 3);
        Machine.WriteAtomically("whole", "w"u8);
        Machine.CreateFifo("pipe");
        Assert.Equal("tex", Machine.ReadText("d/link"));
        Assert.Equal("b", Machine.ReadLink("d/link"));
        Assert.Equal(root + "/d/b", Machine.RealPath("d/../d/link"));
        Assert.Equal(["contract", "d", "hard", "pipe", "whole"], Machine.ListDirectory(".").Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Machine.ChangeDirectory("d");
        Assert.Equal(root + "/d", Machine.CurrentDirectory);
        Assert.Equal(FileType.SymbolicLink, Machine.LStat("link").Type);
        Machine.RemoveFile("link");
        Assert.Null(Machine.TryStat("link"));
        Assert.Null(Machine.TryStat(""));
        Machine.RemoveTree("../d");
    }

    [Fact]
    public void Commands_run_in_it()
    {
        Machine.CreateDirectory("d");
        Assert.Equal(root + "\n", Machine.Run(CommandSpec.Shell("pwd")).Stdout);
        Assert.Equal(root + "/d\n", Machine.Query(CommandSpec.Shell("pwd") with { WorkingDirectory = "d" }).Stdout);
        using var process = Machine.Start(CommandSpec.Shell("pwd") with { StandardOutput = new Redirect.File("out", OpenFlags.WriteOnly | OpenFlags.Create) });
        process.Wait();
        Assert.Equal(root + "\n", Machine.ReadText("out"));
    }

    [Fact]
    public void Two_views_stay_apart_and_the_process_where_it_was()
    {
        var process = new LocalSystem().CurrentDirectory;
        var other = new WorkingDirectorySystem(new LocalSystem());
        other.ChangeDirectory("/usr");
        Assert.Equal((root, "/usr", process), (Machine.CurrentDirectory, other.CurrentDirectory, new LocalSystem().CurrentDirectory));
    }

    [Theory]
    [InlineData("none", Errno.ENOENT)]
    [InlineData("file", Errno.ENOTDIR)]
    public void A_move_that_fails_moves_nothing(string to, Errno error)
    {
        Machine.WriteText("file", "");
        Assert.Equal(error, Assert.Throws<MachineException>(() => Machine.ChangeDirectory(to)).Errno);
        Assert.Equal(root, Machine.CurrentDirectory);
    }
}
