using System.Text.RegularExpressions;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Running;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// <c>output/</c>: what is printed, letter for letter, of a recipe on a machine in memory. In: as <c>recipes/</c>. Out, each on a machine of its own and only
/// if the section is there: <c>doc</c>, <c>doc why-run</c>, <c>doc info</c> (with the log at level info), <c>min</c>. The texts are those of Chef Infra Client 18;
/// tests/chef-golden/compare.py compares them with recorded ones.
/// </summary>
sealed partial class OutputGoldens : IGoldenFamily
{
    static readonly string[] Kinds = ["doc", "doc why-run", "doc info", "min"];

    public GoldenFile Run(GoldenFile golden)
    {
        foreach (var kind in Kinds.Where(kind => golden.Find(kind) is not null))
        {
            golden = golden.With(kind, Print(golden, kind));
        }
        return golden;
    }

    static string Print(GoldenFile golden, string kind)
    {
        var machine = RecipeGoldens.Machine(golden);
        var output = new StringWriter { NewLine = "\n" };
        IRunEvents formatter = kind == "min" ? new MinimalFormatter(output) : new DocFormatter(output, color: false);
        var options = RecipeGoldens.Options(golden) with { WhyRun = kind == "doc why-run", LogLevel = kind == "doc info" ? LogLevel.Info : LogLevel.Warn };
        new EngineRun(machine, options, formatter, new LogWriter(output, color: false, () => machine.UtcNow)).Converge();
        var text = RecipeGoldens.WithoutTemporaryNames(output.ToString());
        return Version().Replace(text, "chef_version=…");
    }

    [GeneratedRegex("chef_version=.*")]
    private static partial Regex Version();
}
