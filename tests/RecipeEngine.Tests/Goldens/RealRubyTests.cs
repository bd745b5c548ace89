using System.Text;
using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Goldens;

/// <summary>The cases of <c>ruby/</c> say what Ruby itself does: GOLDEN_RUBY names a Ruby 3.1 to ask.</summary>
public class RealRubyTests
{
    static string? Real => Environment.GetEnvironmentVariable("GOLDEN_RUBY");

    public static TheoryData<string> Cases => [.. GoldenTests.Selected.Where(name => name.StartsWith("ruby/", StringComparison.Ordinal)).DefaultIfEmpty("")];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Ruby_says_the_same(string name)
    {
        Skip.If(string.IsNullOrEmpty(Real), "GOLDEN_RUBY names no Ruby");
        Skip.If(!Shell.Has(Real!) || Shell.Run(Real!, ["-e", "exit RUBY_VERSION.start_with?('3.1.')"]).ExitCode != 0, $"{Real} is no Ruby 3.1");
        Skip.If(name.Length == 0, "no case in focus");
        var golden = GoldenFile.Read(name);
        var folder = TestFolders.New("golden-ruby-");
        try
        {
            File.WriteAllText(Path.Combine(folder, RubyGoldens.Program), golden.Need(RubyGoldens.Program));
            var real = Shell.Run("env", ["-C", folder, "LC_ALL=C.UTF-8", Real!, "--disable-gems", "--disable-did_you_mean", "--disable-error_highlight", "-W:no-experimental", RubyGoldens.Program], Encoding.UTF8.GetBytes(golden.Find("stdin") ?? ""));
            Assert.Equal(RubyGoldens.Outcome(golden, real.Stdout, real.Stderr, real.ExitCode).ToString(), golden.ToString());
        }
        finally
        {
            TestFolders.Remove(folder);
        }
    }
}
