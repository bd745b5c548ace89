using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>A run whose output can no longer be written goes on: the host is not left half way.</summary>
public class LostOutputTests
{
    const string Full = "recipe: standard output: No space left on device; what was printed is not complete\n";

    [Theory]
    [InlineData("converge RECIPE | head -n 1", 0, "")]
    [InlineData("converge RECIPE > /dev/full", 1, Full)]
    [InlineData("converge RECIPE >&-", 0, "")]
    [InlineData("converge -F min -l info -L /dev/full RECIPE > /dev/null", 0, "recipe: --logfile /dev/full: No space left on device; the log is not complete\n")]
    [InlineData("compile --format json RECIPE > /dev/full", 1, Full)]
    [InlineData("parse --tree RECIPE > /dev/full", 1, Full)]
    public void All_resources_are_converged(string command, int exit, string told)
    {
        var folder = TestFolders.New("lost-output-");
        try
        {
            var recipe = Path.Combine(folder, "made.rb");
            File.WriteAllText(recipe, $"100.times {{ |i| file(\"{folder}/made#{{i}}\") {{ content 'x' }} }}\n");
            var result = Shell.Run("bash", ["-c", $"set -o pipefail; dotnet {Repository.BuiltCommand}.dll {command.Replace("RECIPE", recipe, StringComparison.Ordinal)}"]);
            Assert.Equal((exit, told), (result.ExitCode, result.Stderr));
            Assert.Equal(command.StartsWith("converge", StringComparison.Ordinal) ? 100 : 0, Directory.GetFiles(folder, "made*").Length - 1);
        }
        finally
        {
            TestFolders.Remove(folder);
        }
    }
}
