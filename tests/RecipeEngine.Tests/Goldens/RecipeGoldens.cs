using System.Text.RegularExpressions;
using RecipeEngine.Engine;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// <c>recipes/</c>: a recipe on a machine in memory. In: <c>recipe.rb</c>, or <c>run list</c>; <c>file PATH</c> puts a file there first (a cookbook's files below
/// /case/cookbooks); <c>attributes.json</c>; <c>commands</c> what programs print (blocks of <c>$ command</c>, its output, <c>? exit code</c>). Out:
/// <c>why-run</c>, <c>converge</c>, <c>again</c>, and <c>changed</c>, what the machine looks like afterwards where it differs. Every case also checks that the
/// dry run changed nothing and that a second run has nothing to do, unless it explains in a section <c>not idempotent</c> why not.
/// </summary>
sealed partial class RecipeGoldens : IGoldenFamily
{
    const string Debian = """
        {"platform": "debian", "platform_family": "debian", "platform_version": "12.5", "os": "linux", "hostname": "web1", "fqdn": "web1.example.com",
         "machinename": "web1", "ipaddress": "192.0.2.10", "kernel": {"name": "Linux", "machine": "x86_64"}, "lsb": {"codename": "bookworm"}}
        """;

    public GoldenFile Run(GoldenFile golden)
    {
        var machine = Machine(golden);
        var before = Own(MachineListing.Take(machine));
        var whyRun = Converge(golden, machine, whyRun: true);
        var touched = MachineListing.Changes(before, Own(MachineListing.Take(machine)));
        if (touched.Length > 0)
        {
            throw new InvalidOperationException($"{golden.Name}: the dry run changed the machine:\n{touched}");
        }
        var first = Converge(golden, machine, whyRun: false);
        var after = Own(MachineListing.Take(machine));
        var result = golden.With("why-run", whyRun).With("converge", first);
        if (!first.Contains("run failed", StringComparison.Ordinal))
        {
            var again = Converge(golden, machine, whyRun: false);
            if (golden.Find("not idempotent") is null && !again.Contains("\n0/", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{golden.Name}: the second run has something to do:\n{again}");
            }
            result = result.With("again", again);
        }
        return result.With("changed", MachineListing.Changes(before, after));
    }

    internal static FakeSystem Machine(GoldenFile golden)
    {
        var machine = new FakeSystem()
            .AddFile("/case/recipe.rb", golden.Find("recipe.rb") ?? "")
            .AddFile("/case/ohai.json", golden.Find("ohai.json") ?? Debian)
            .AddFile("/case/attributes.json", golden.Find("attributes.json") ?? "{}");
        foreach (var (name, text) in golden.Sections.Where(section => section.Name.StartsWith("file ", StringComparison.Ordinal)))
        {
            machine.AddFile(name["file ".Length..], text);
        }
        Answer(machine, golden.Find("commands") ?? "");
        machine.AddDirectory("/var/chef/cache");
        return machine;
    }

    static void Answer(FakeSystem machine, string commands)
    {
        foreach (var block in ("\n" + commands).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.TrimEnd('\n').Split('\n');
            var exit = lines.FirstOrDefault(line => line.StartsWith("? ", StringComparison.Ordinal));
            machine.Answer(lines[0], string.Concat(lines.Skip(1).Where(line => line != exit).Select(line => line + "\n")), exit is null ? 0 : int.Parse(exit[2..], null));
        }
    }

    static string Converge(GoldenFile golden, FakeSystem machine, bool whyRun)
    {
        var trace = new RunTrace();
        var run = new EngineRun(machine, Options(golden) with { WhyRun = whyRun }, trace);
        var exit = run.Converge();
        return WithoutTemporaryNames(trace.Text(run.Error, exit));
    }

    internal static RunOptions Options(GoldenFile golden) => new()
    {
        Targets = golden.Find("run list") is { } list ? list.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries) : ["/case/recipe.rb"],
        CookbookPaths = ["/case/cookbooks"],
        JsonAttributes = "/case/attributes.json",
        OhaiFile = "/case/ohai.json",
        NodeName = "web1",
        ChefVersion = golden.Find("chef version")?.Trim() ?? "18",
    };

    internal static string WithoutTemporaryNames(string text) => TemporaryName().Replace(text, "${name}XXXXXX");

    // The run's own files: lock, cache, backups.
    static SortedDictionary<string, string> Own(SortedDictionary<string, string> all)
    {
        foreach (var path in all.Keys.Where(path => path.StartsWith("/var/chef/", StringComparison.Ordinal)).ToList())
        {
            if (path != "/var/chef/cache")
            {
                all.Remove(path);
            }
        }
        return all;
    }

    [GeneratedRegex(@"(?<name>\.chef-\S*?\d{8}-\d+-)[a-z0-9]{6}")]
    private static partial Regex TemporaryName();
}
