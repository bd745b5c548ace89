using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Systems;

// One after the other: the umask belongs to the whole process.
[Collection("local machine")]
public sealed class LocalSystemTests : SystemContract
{
    public LocalSystemTests()
    {
        Root = TestFolders.New("systems-");
        Machine = new LocalSystem();
    }

    protected override ISystem Machine { get; }

    protected override string Root { get; }

    public override void Dispose()
    {
        Machine.RemoveTree(Root);
        base.Dispose();
    }

    [Fact]
    public void Names_that_are_not_utf8_survive()
    {
        string name = MachineText.Decode([(byte)'a', 0xff, 0xe9, (byte)'b']);
        Machine.WriteText($"{Root}/{name}", "odd");
        Assert.Equal(name, Machine.ListDirectory(Root).Single().Name);
        Assert.Equal("odd", Machine.ReadText($"{Root}/{name}"));
        Assert.Equal(new byte[] { (byte)'a', 0xff, 0xe9, (byte)'b' }, MachineText.Encode(name));
    }

    [Fact]
    public void Files_of_the_kernel_are_read_whole()
    {
        Assert.Contains("MemTotal", Machine.ReadText("/proc/meminfo"), StringComparison.Ordinal);
        Assert.NotEqual("", Machine.ReadText("/proc/self/status"));
        Assert.Throws<MachineException>(() => Machine.ReadText("a\0b"));
        Assert.Equal(FileType.CharacterDevice, Machine.Stat("/dev/null").Type);
        Assert.Equal((1, 3), (FileStatus.Major(Machine.Stat("/dev/null").RawDevice), FileStatus.Minor(Machine.Stat("/dev/null").RawDevice)));
    }

    [Fact]
    public void A_file_that_cannot_be_put_in_place_leaves_nothing()
    {
        Machine.CreateDirectory($"{Root}/dir");
        Assert.Throws<MachineException>(() => Machine.WriteAtomically($"{Root}/none/a", "1"));
        Assert.Throws<MachineException>(() => Machine.WriteAtomically($"{Root}/dir", "1"));
        Assert.Equal(["dir"], Machine.ListDirectory(Root).Select(entry => entry.Name));
    }

    [SkippableFact]
    public void Owners_are_kept_over_an_atomic_write()
    {
        Skip.IfNot(Machine.Identity.EffectiveUserId == 0);
        string path = $"{Root}/a";
        Machine.WriteText(path, "1");
        Machine.ChangeOwner(path, 65534, 65534);
        Machine.WriteAtomically(path, "2");
        Assert.Equal((65534, 65534), (Machine.Stat(path).UserId, Machine.Stat(path).GroupId));
        Machine.CreateSymbolicLink("a", $"{Root}/l");
        Machine.ChangeOwner($"{Root}/l", 1, null, followLinks: false);
        Assert.Equal((1, 65534), (Machine.LStat($"{Root}/l").UserId, Machine.Stat($"{Root}/l").UserId));
    }

    [Fact]
    public void Locks_exclude_each_other()
    {
        Machine.WriteText($"{Root}/lock", "");
        using MachineStream first = Machine.OpenRead($"{Root}/lock");
        using MachineStream second = Machine.OpenRead($"{Root}/lock");
        Assert.True(first.Lock(FileLock.Exclusive));
        Assert.False(second.Lock(FileLock.Exclusive | FileLock.NonBlocking));
        Assert.True(first.Lock(FileLock.Unlock));
        Assert.True(second.Lock(FileLock.Exclusive | FileLock.NonBlocking));
    }

    [Fact]
    public void Pipes_carry_bytes()
    {
        (MachineStream read, MachineStream write) = Machine.CreatePipe();
        byte[] buffer = new byte[10];
        Assert.Null(read.ReadAvailable(buffer));
        write.Write("abc"u8);
        Assert.Equal(3, read.ReadAvailable(buffer));
        write.Dispose();
        Assert.True(read.WaitReadable(TimeSpan.FromSeconds(5)));
        Assert.Equal(0, read.ReadAvailable(buffer));
        Assert.False(read.CanSeek);
        read.Dispose();
    }

    [Fact]
    public void Network_tables_know_the_loopback()
    {
        NetworkAddress? loopback = Machine.ReadNetworkTables().Addresses.FirstOrDefault(address => address.Address == "127.0.0.1");
        Assert.Equal(("lo", 8, "host"), (loopback?.Interface, loopback?.PrefixLength, loopback?.Scope));
    }

    [Fact]
    public void Clocks_and_names_answer()
    {
        Assert.True(Math.Abs((Machine.UtcNow - Machine.ReadClock(MachineClock.Realtime).ToDateTimeOffset()).TotalSeconds) < 5);
        Assert.True(Machine.ReadClock(MachineClock.Monotonic).TotalSeconds > 0);
        Assert.Equal("Linux", Machine.Kernel.Name);
        Assert.NotEqual("", Machine.HostName);
        Assert.True(Machine.GetFileSystemUsage("/").Blocks > 0);
    }
}

public sealed class ShellSyntaxTests
{
    [Theory]
    [InlineData("ls -l /tmp", false)]
    [InlineData("echo $HOME", true)]
    [InlineData("a=1 env", true)]
    [InlineData("env a=1", false)]
    [InlineData("ls # comment", true)]
    [InlineData("ls a#b", false)]
    [InlineData("exit 1", true)]
    [InlineData("ls *", true)]
    public void Lines_need_a_shell_or_not(string line, bool needed) => Assert.Equal(needed, ShellSyntax.NeedsShell(line));
}
