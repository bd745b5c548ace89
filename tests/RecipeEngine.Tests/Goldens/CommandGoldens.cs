using System.Text;
using System.Text.RegularExpressions;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// <c>errors/</c>: sections <c>file NAME</c> are put into an empty directory, where the one line of section <c>command</c> is run; out come
/// <c>stdout</c>, <c>stderr</c> and <c>exit</c>. What differs from run to run is replaced: the directory, times, durations.
/// </summary>
sealed partial class CommandGoldens : IGoldenFamily
{
    static readonly string Recipe = Repository.BuiltCommand + ".dll";

    public GoldenFile Run(GoldenFile golden)
    {
        var folder = TestFolders.New("golden-command-");
        try
        {
            foreach (var (name, text) in golden.Sections.Where(section => section.Name.StartsWith("file ", StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder, name["file ".Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
            var words = golden.Need("command").Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] != "recipe")
            {
                throw new InvalidOperationException($"{golden.Name}: the command begins with 'recipe'");
            }
            var input = Encoding.UTF8.GetBytes(golden.Find("stdin") ?? "");
            var result = Shell.Run("env", ["-C", folder, "-u", "CI", "LC_ALL=C.UTF-8", "dotnet", Recipe, .. words[1..]], input, TimeSpan.FromMinutes(2));
            return RubyGoldens.Outcome(golden, Steady(result.Stdout, folder), Steady(result.Stderr, folder), result.ExitCode);
        }
        finally
        {
            TestFolders.Remove(folder);
        }
    }

    static string Steady(string text, string folder)
    {
        text = text.Replace(folder, "/case", StringComparison.Ordinal);
        text = Duration().Replace(text, "in N seconds");
        return Time().Replace(text, "[TIME]");
    }

    [GeneratedRegex(@"in [0-9:. ]+ seconds")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)\]")]
    private static partial Regex Time();
}
