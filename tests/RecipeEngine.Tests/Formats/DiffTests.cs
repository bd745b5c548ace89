using System.Text;
using RecipeEngine.Engine.Formats;
using Xunit;

namespace RecipeEngine.Tests.Formats;

public sealed class DiffTests
{
    // What diff-lcs 1.5.0 says of random edits: sections old, new, diff.
    [Fact]
    public void Hunks_are_those_of_diff_lcs()
    {
        string path = Path.Combine(RepositoryRoot(), "tests/goldens/formats/unified-diff.golden");
        foreach (string example in File.ReadAllText(path).Split("-- end --\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = example.Split(["-- old --\n", "-- new --\n", "-- diff --\n"], StringSplitOptions.None);
            Assert.Equal(parts[3], string.Concat(UnifiedDiff.Hunks(parts[1], parts[2]).Select(line => line + "\n")));
        }
    }

    [Theory]
    [InlineData("", "hello\nworld\n", "@@ -1,2 +1,4 @@")]
    [InlineData("", "hello\n", "@@ -1 +1,2 @@")]
    [InlineData("a", "a\n", null)]
    [InlineData("a\r\n", "a\n", null)]
    public void Headers_are_chefs(string old, string now, string? header) => Assert.Equal(header, UnifiedDiff.Hunks(old, now).FirstOrDefault());

    [Fact]
    public void A_file_diff_has_both_names_and_times()
    {
        DateTimeOffset time = new(2026, 11, 21, 0, 34, 11, TimeSpan.Zero);
        DiffSide old = new("/etc/motd", time, "one\n"u8.ToArray(), 345664520);
        Assert.Equal(
            ["--- /etc/motd\t2026-11-21 00:34:11.345664520 +0000", "+++ /etc/.chef-motd\t2026-11-21 00:34:11.000000000 +0000", "@@ -1 +1 @@", "-one", "+two"],
            new FileDiff().Describe(old, new DiffSide("/etc/.chef-motd", time, "two\n"u8.ToArray())));
    }

    [Theory]
    [InlineData("a\0", "b", "(current file is binary, diff output suppressed)")]
    [InlineData("a", "b\u001b", "(new content is binary, diff output suppressed)")]
    [InlineData("é\t\n", "é\t\n", "(no diff)")]
    [InlineData("0123456789abcdef", "b", "(file sizes exceed 10 bytes, diff output suppressed)")]
    public void Reasons_stand_for_a_diff(string old, string now, string reason)
    {
        DiffSide Side(string text) => new("/f", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text));
        Assert.Equal([reason], new FileDiff(LargestFile: 10).Describe(Side(old), Side(now)));
    }

    internal static string RepositoryRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "RecipeEngine.sln")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }
}
