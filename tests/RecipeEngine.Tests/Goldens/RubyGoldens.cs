using System.Text;
using RecipeEngine.Dsl;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// <c>ruby/</c>: section <c>program.rb</c> (and <c>stdin</c>, if it reads) gives <c>stdout</c>, <c>stderr</c> when something was written there, and
/// <c>exit</c>. The program runs on a machine in memory;
/// those of <c>ruby/host/</c> on this one, whose sockets and log they need.
/// </summary>
sealed class RubyGoldens : IGoldenFamily
{
    public const string Program = "program.rb";

    public GoldenFile Run(GoldenFile golden)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var ruby = new Ruby(golden.Name.StartsWith("ruby/host/", StringComparison.Ordinal) ? new WorkingDirectorySystem(new LocalSystem()) : new FakeSystem())
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(golden.Find("stdin") ?? "")),
            Output = output,
            Error = error,
        };
        ruby["$0"] = Program;
        var outcome = ruby.RunAsync(golden.Need(Program), Program).GetAwaiter().GetResult();
        return Outcome(golden, Text(output), Text(error) + outcome.Error, outcome.ExitStatus);
    }

    public static GoldenFile Outcome(GoldenFile golden, string stdout, string stderr, int exit)
    {
        var result = golden.With("stdout", stdout);
        result = stderr.Length > 0 ? result.With("stderr", stderr) : result.Without("stderr");
        return result.Without("exit").With("exit", exit + "\n");
    }

    static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
}
