using System.Text;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Systems;

/// <summary>What every machine must do; run against the real one and the one in memory.</summary>
public abstract class SystemContract : IDisposable
{
    protected abstract ISystem Machine { get; }

    protected abstract string Root { get; }

    string At(string name) => $"{Root}/{name}";

    public virtual void Dispose() => GC.SuppressFinalize(this);

    static Errno ErrorOf(Action action) => Assert.Throws<MachineException>(action).Errno;

    [Fact]
    public void Files_keep_what_is_written()
    {
        Machine.WriteText(At("a"), "one\ntwo\n");
        Machine.AppendBytes(At("a"), "three"u8);
        Assert.Equal(["one", "two", "three"], Machine.ReadLines(At("a")));
        Assert.Equal(13, Machine.Stat(At("a")).Size);
        Assert.Equal(FileType.File, Machine.Stat(At("a")).Type);
        Machine.Truncate(At("a"), 3);
        Assert.Equal("one", Machine.ReadText(At("a")));
    }

    [Fact]
    public void Streams_read_write_and_seek()
    {
        using (MachineStream file = Machine.Open(At("a"), OpenFlags.ReadWrite | OpenFlags.Create, 0b110_100_000))
        {
            file.Write("hello world"u8);
            file.Seek(6, SeekOrigin.Begin);
            byte[] buffer = new byte[20];
            Assert.Equal(5, file.Read(buffer));
            Assert.Equal("world", Encoding.UTF8.GetString(buffer, 0, 5));
            file.SetLength(5);
            Assert.Equal(5, file.Length);
            Assert.Equal(0b110_100_000, file.Stat().Mode);
            Assert.False(file.IsTerminal);
        }

        Assert.Equal("hello", Machine.ReadText(At("a")));
        Assert.Equal(Errno.EEXIST, ErrorOf(() => Machine.Open(At("a"), OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive)));
    }

    [Fact]
    public void Missing_things_say_so()
    {
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.ReadBytes(At("none"))));
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.Stat(At("none/deeper"))));
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.RemoveFile(At("none"))));
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.CreateDirectory(At("none/deeper"))));
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.Stat("")));
        Assert.Null(Machine.TryStat(At("none")));
        Assert.False(Machine.Exists(At("none")));
    }

    [Fact]
    public void Files_and_directories_are_not_mixed_up()
    {
        Machine.WriteText(At("file"), "");
        Machine.CreateDirectory(At("dir"));
        Machine.WriteText(At("dir/inside"), "");
        Assert.Equal(Errno.ENOTDIR, ErrorOf(() => Machine.Stat(At("file/x"))));
        Assert.Equal(Errno.ENOTDIR, ErrorOf(() => Machine.ListDirectory(At("file"))));
        Assert.Equal(Errno.EISDIR, ErrorOf(() => Machine.ReadBytes(At("dir"))));
        Assert.Equal(Errno.EISDIR, ErrorOf(() => Machine.WriteText(At("dir"), "")));
        Assert.Equal(Errno.EISDIR, ErrorOf(() => Machine.RemoveFile(At("dir"))));
        Assert.Equal(Errno.ENOTDIR, ErrorOf(() => Machine.RemoveDirectory(At("file"))));
        Assert.Equal(Errno.ENOTEMPTY, ErrorOf(() => Machine.RemoveDirectory(At("dir"))));
        Assert.Equal(Errno.EEXIST, ErrorOf(() => Machine.CreateDirectory(At("dir"))));
        Assert.Equal(Errno.EINVAL, ErrorOf(() => Machine.ReadLink(At("file"))));
        Assert.Equal("No such file or directory", Assert.Throws<MachineException>(() => Machine.OpenRead(At("x"))).Description);
    }

    [Fact]
    public void Links_are_followed_or_not()
    {
        Machine.WriteText(At("target"), "text");
        Machine.CreateSymbolicLink("target", At("link"));
        Machine.CreateSymbolicLink(At("loop"), At("loop"));
        Machine.CreateHardLink(At("target"), At("hard"));
        Assert.Equal("text", Machine.ReadText(At("link")));
        Assert.Equal("target", Machine.ReadLink(At("link")));
        Assert.True(Machine.LStat(At("link")).IsSymbolicLink);
        Assert.True(Machine.Stat(At("link")).IsFile);
        Assert.Equal(At("target"), Machine.RealPath(At("./link")));
        Assert.Equal(Errno.ELOOP, ErrorOf(() => Machine.Stat(At("loop"))));
        Assert.Equal(2, Machine.Stat(At("hard")).LinkCount);
        Assert.Equal(Machine.Stat(At("target")).Inode, Machine.Stat(At("hard")).Inode);
        Machine.RemoveFile(At("link"));
        Assert.True(Machine.Exists(At("target")));
        Assert.Equal(Errno.EEXIST, ErrorOf(() => Machine.CreateSymbolicLink("x", At("hard"))));
    }

    [Fact]
    public void Directories_list_what_they_hold()
    {
        Machine.CreateDirectories(At("a/b/c"));
        Machine.WriteText(At("a/f"), "");
        Machine.CreateSymbolicLink("f", At("a/l"));
        Assert.Equal(
            ["b Directory", "f File", "l SymbolicLink"],
            Machine.ListDirectory(At("a")).OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => $"{entry.Name} {entry.Type}"));
        Machine.RemoveTree(At("a"));
        Assert.False(Machine.Exists(At("a")));
    }

    [Fact]
    public void Writing_atomically_keeps_or_sets_the_mode()
    {
        Machine.WriteAtomically(At("new"), "1");
        Assert.Equal(0b110_110_110 & ~Machine.Umask, Machine.Stat(At("new")).Mode);
        Machine.ChangeMode(At("new"), 0b110_000_100);
        Machine.WriteAtomically(At("new"), "2");
        Assert.Equal(0b110_000_100, Machine.Stat(At("new")).Mode);
        Machine.WriteAtomically(At("new"), "3", new FileOwnership(Mode: 0b111_101_101));
        Assert.Equal(0b111_101_101, Machine.Stat(At("new")).Mode);
        Assert.Equal("3", Machine.ReadText(At("new")));
        Assert.Equal(["new"], Machine.ListDirectory(Root).Select(entry => entry.Name));
        Assert.Equal(Errno.ENOENT, ErrorOf(() => Machine.WriteAtomically(At("no/file"), "")));
        Machine.CreateDirectory(At("dir"));
        Assert.Equal(Errno.EISDIR, ErrorOf(() => Machine.WriteAtomically(At("dir"), "")));
    }

    [Fact]
    public void Renaming_replaces_files()
    {
        Machine.WriteText(At("a"), "a");
        Machine.WriteText(At("b"), "b");
        Machine.Rename(At("a"), At("b"));
        Assert.Equal("a", Machine.ReadText(At("b")));
        Machine.CreateDirectory(At("d"));
        Assert.Equal(Errno.EISDIR, ErrorOf(() => Machine.Rename(At("b"), At("d"))));
        MachineException missing = Assert.Throws<MachineException>(() => Machine.Rename(At("x"), At("y")));
        Assert.Equal($"({At("x")}, {At("y")})", missing.Path);
    }

    [Fact]
    public void Times_are_kept_to_the_nanosecond()
    {
        Machine.WriteText(At("a"), "");
        Machine.ChangeTimes(At("a"), new Timestamp(1_000_000_000, 1), new Timestamp(1_100_000_000, 123_456_789));
        Assert.Equal(new Timestamp(1_000_000_000, 1), Machine.Stat(At("a")).AccessTime);
        Assert.Equal(new Timestamp(1_100_000_000, 123_456_789), Machine.Stat(At("a")).ModificationTime);
    }

    [Fact]
    public void The_umask_takes_bits_from_new_files()
    {
        int former = Machine.SetUmask(0b000_111_111);
        try
        {
            Machine.WriteText(At("a"), "");
            Machine.CreateDirectory(At("d"));
            Assert.Equal(0b110_000_000, Machine.Stat(At("a")).Mode);
            Assert.Equal(0b111_000_000, Machine.Stat(At("d")).Mode);
        }
        finally
        {
            Machine.SetUmask(former);
        }
    }

    [Fact]
    public void Execution_needs_an_execute_bit_even_for_root()
    {
        Machine.WriteText(At("a"), "");
        Assert.True(Machine.CanAccess(At("a"), AccessModes.Read | AccessModes.Write));
        Assert.False(Machine.CanAccess(At("a"), AccessModes.Execute));
        Machine.ChangeMode(At("a"), 0b111_000_000);
        Assert.True(Machine.CanAccess(At("a"), AccessModes.Execute));
        Assert.False(Machine.CanAccess(At("none"), AccessModes.Exists));
    }

    [Fact]
    public void Users_come_from_passwd()
    {
        Assert.Equal("root", Machine.FindUser(0)!.Name);
        Assert.Equal(0, Machine.FindGroup("root")!.GroupId);
        Assert.Null(Machine.FindUser("no-such-user"));
        Assert.Equal("/root", Machine.FindUser("root")!.Home);
    }
}

public sealed class FakeSystemTests : SystemContract
{
    protected override ISystem Machine { get; } = new FakeSystem().AddDirectory("/work");

    protected override string Root => "/work";

    [Fact]
    public void Scripted_commands_answer_and_are_remembered()
    {
        FakeSystem fake = new FakeSystem().Answer("systemctl is-active nginx", "inactive\n", 3);
        CommandResult result = fake.Query("systemctl", "is-active", "nginx");
        Assert.Equal(("inactive\n", 3), (result.Stdout, result.ExitCode));
        Assert.Equal(Errno.ENOENT, Assert.Throws<MachineException>(() => fake.Run("reboot")).Errno);
        Assert.Equal(["systemctl is-active nginx", "reboot"], fake.Commands.Select(command => command.ToString()));
    }

    [Fact]
    public void Users_can_be_added()
    {
        FakeSystem fake = new FakeSystem().AddUser("deploy", 1001);
        Assert.Equal("/home/deploy", fake.FindUser("deploy")!.Home);
        Assert.Equal("deploy", fake.FindGroup(1001)!.Name);
    }
}

public sealed class RecordingSystemTests
{
    [Fact]
    public void Changes_are_noted()
    {
        FakeSystem fake = new();
        RecordingSystem recording = new(fake);
        recording.WriteText("/etc/motd", "hello");
        recording.CreateDirectory("/srv");
        Assert.Equal("hello", fake.ReadText("/etc/motd"));
        Assert.Equal(["write /etc/motd", "mkdir /srv"], recording.Writes);
    }
}
