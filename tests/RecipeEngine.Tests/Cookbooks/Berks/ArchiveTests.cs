using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Archives;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Archives are unpacked where they should be and nowhere else.</summary>
public sealed class ArchiveTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    static byte[] Tar(params PaxTarEntry[] entries)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return buffer.ToArray();
    }

    static PaxTarEntry File(string name, string content = "x") => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)), Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute };

    static PaxTarEntry Link(string name, string target, TarEntryType type = TarEntryType.SymbolicLink) => new(type, name) { LinkName = target };

    void Unpack(byte[] archive, ArchiveLimits? limits = null)
    {
        Directory.CreateDirectory(workshop["out"]);
        ArchiveUnpacker.Unpack(workshop.Machine, archive, workshop["out"], "test", limits);
    }

    string Refusal(byte[] archive, ArchiveLimits? limits = null)
    {
        var error = Assert.Throws<RecipeError>(() => Unpack(archive, limits));
        Assert.Equal("Archive::Refused", error.ErrorClass);
        Assert.Equal(["out"], Directory.GetFileSystemEntries(workshop["."]).Select(Path.GetFileName));
        return error.Message;
    }

    [Fact]
    public void Files_links_and_modes_arrive()
    {
        Unpack(Tar(File("a/b/run.sh", "hello"), Link("a/c", "b/run.sh"), Link("a/d", "a/b/run.sh", TarEntryType.HardLink), Link("a/b/up", "../c")));
        Assert.Equal("hello", System.IO.File.ReadAllText(workshop["out/a/c"]));
        Assert.Equal("hello", System.IO.File.ReadAllText(workshop["out/a/d"]));
        Assert.Equal("hello", System.IO.File.ReadAllText(workshop["out/a/b/up"]));
        Assert.True(System.IO.File.GetUnixFileMode(workshop["out/a/b/run.sh"]).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Nothing_leads_out()
    {
        Assert.Contains("leads out", Refusal(Tar(File("../x"))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Tar(File("a/../../x"))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Tar(File("/tmp/berks-escape"))), StringComparison.Ordinal);
        Assert.Contains("leads to /etc", Refusal(Tar(Link("l", "/etc"))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Tar(Link("a/l", "../../etc"))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Tar(Link("here", "."), Link("l", "here/.."))), StringComparison.Ordinal);
        Assert.Contains("through the link", Refusal(Tar(Link("l2", "sub"), File("l2/x"))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Tar(Link("h", "/etc/passwd", TarEntryType.HardLink))), StringComparison.Ordinal);
        Assert.Contains("is no file in it", Refusal(Tar(Link("h2", "elsewhere", TarEntryType.HardLink))), StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_and_pipes_are_refused()
    {
        Assert.Contains("Fifo", Refusal(Tar(new PaxTarEntry(TarEntryType.Fifo, "pipe"))), StringComparison.Ordinal);
        Assert.Contains("CharacterDevice", Refusal(Tar(new PaxTarEntry(TarEntryType.CharacterDevice, "null"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Bombs_are_refused()
    {
        var bomb = Tar(File("zeros", new string('\0', 70 << 20)));
        Assert.Contains("unpacks to more than", Refusal(bomb), StringComparison.Ordinal);
        Assert.Contains("more than 3 entries", Refusal(Tar([.. Enumerable.Range(0, 4).Select(n => File($"f{n}"))]), new ArchiveLimits(Entries: 3)), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than", Refusal(Zip(("z", new string('a', 5000))), new ArchiveLimits(Bytes: 4000)), StringComparison.Ordinal);
    }

    static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return buffer.ToArray();
    }

    [Fact]
    public void Zips_are_as_safe()
    {
        Unpack(Zip(("a/b.rb", "puts 1"), ("a/c/", "")));
        Assert.Equal("puts 1", System.IO.File.ReadAllText(workshop["out/a/b.rb"]));
        Assert.Contains("leads out", Refusal(Zip(("../x", ""))), StringComparison.Ordinal);
        Assert.Contains("leads out", Refusal(Zip(("..\\x", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_and_damaged_files_are_refused()
    {
        Assert.Contains("neither zip nor tar.gz", Refusal("hello"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("neither zip nor tar.gz", Refusal([]), StringComparison.Ordinal);
        var whole = Tar(File("a", string.Concat(Enumerable.Range(0, 5000))));
        Assert.Contains("the archive test is not unpacked", Refusal(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
        whole[whole.Length / 2] ^= 0xff;
        Assert.Contains("the archive test is not unpacked", Refusal(whole), StringComparison.Ordinal);
    }
}
