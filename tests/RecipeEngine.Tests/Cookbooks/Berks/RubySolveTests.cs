using System.Diagnostics;
using System.Text.Json;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Resolving;
using Xunit;
using Xunit.Abstractions;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>The same thousand tangles for Berkshelf's own solver (Debian's ruby-solve) and for ours.</summary>
public class RubySolveTests(ITestOutputHelper output)
{
    const int Universes = 1000;

    const string Script = """
        require 'solve'
        require 'json'
        puts JSON.generate(JSON.parse($stdin.read).map { |universe|
          graph = Solve::Graph.new
          universe['artifacts'].each do |name, version, needs|
            artifact = graph.artifact(name, version)
            needs.each { |needed, constraint| artifact.depends(needed, constraint) }
          end
          begin
            Solve.it!(graph, universe['demands'])
          rescue Solve::Errors::NoSolutionError
            nil
          rescue NoMethodError # a fault of its own that Molinillo 0.6 has on some conflicts
            'crash'
          end
        })
        """;

    [SkippableFact]
    public void What_it_solves_ours_solves_as_new_and_what_ours_cannot_it_cannot()
    {
        var universes = Enumerable.Range(10_000, Universes).Select(UniverseShape.Small).ToList();
        using var theirs = JsonDocument.Parse(Ruby(JsonSerializer.Serialize(universes.Select(universe => new
        {
            artifacts = universe.All.Select(entry => new object[] { entry.Name, entry.Version.Version.ToString(), entry.Version.Dependencies.Select(needed => new[] { needed.Name, needed.Constraint.ToString() }) }),
            demands = universe.Demands.Select(demand => new[] { demand.Name, demand.Constraint.ToString() }),
        }))));
        int same = 0, newer = 0, different = 0, unsolvable = 0, crashed = 0, onlyOurs = 0;
        for (var i = 0; i < Universes; i++)
        {
            var ours = Resolver.Resolve(universes[i], universes[i].Demands).Chosen?.ToDictionary(entry => entry.Key, entry => entry.Value.Version, StringComparer.Ordinal);
            var answer = theirs.RootElement[i];
            if (answer.ValueKind == JsonValueKind.String)
            {
                crashed++;
                continue;
            }

            if (ours is null)
            {
                Assert.Equal(JsonValueKind.Null, answer.ValueKind);
                unsolvable++;
                continue;
            }

            Assert.True(universes[i].IsSolution(ours));
            if (answer.ValueKind == JsonValueKind.Null)
            {
                onlyOurs++;
                continue;
            }

            var their = answer.EnumerateObject().ToDictionary(entry => entry.Name, entry => CookbookVersion.Parse(entry.Value.GetString()!), StringComparer.Ordinal);
            var shared = ours.Keys.Intersect(their.Keys).ToList();
            if (their.Count == ours.Count && shared.TrueForAll(name => ours[name] == their[name]) && shared.Count == ours.Count)
            {
                same++;
            }
            else if (shared.TrueForAll(name => ours[name] >= their[name]))
            {
                newer++;
            }
            else
            {
                different++;
                Assert.False(shared.Count == ours.Count && shared.Count == their.Count && shared.TrueForAll(name => ours[name] <= their[name]), $"universe {i}: theirs is newer throughout");
            }
        }

        output.WriteLine($"{Universes} universes: {unsolvable} without a solution for both, {same} the same, {newer} ours newer, {different} newer in one cookbook and older in another; ruby-solve crashed on {crashed} and gave up on {onlyOurs} that have a solution");
    }

    static string Ruby(string input)
    {
        Skip.IfNot(File.Exists("/usr/bin/ruby") && Directory.Exists("/usr/share/rubygems-integration") && Directory.EnumerateFileSystemEntries("/usr/share/rubygems-integration", "solve-*.gemspec", SearchOption.AllDirectories).Any(), "needs Debian's ruby-solve");
        var script = Path.GetTempFileName();
        File.WriteAllText(script, Script);
        using var ruby = Process.Start(new ProcessStartInfo("/usr/bin/ruby", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        ruby.StandardInput.Write(input);
        ruby.StandardInput.Close();
        var answer = ruby.StandardOutput.ReadToEnd();
        ruby.WaitForExit();
        File.Delete(script);
        Assert.Equal(0, ruby.ExitCode);
        return answer;
    }
}
