// The text between the marks stands in README.md, too; ReadmeTests compares them.
// example: engine
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Systems;

sealed class UpdatedNames : List<string>, IRunEvents
{
    public void ResourceUpdated(Resource resource, string action) => Add($"{resource} {action}");
}

static class EngineExample
{
    public static UpdatedNames Run()
    {
        var machine = new FakeSystem()                                        // or new LocalSystem()
            .AddFile("/srv/ohai.json", """{"platform": "debian", "platform_version": "12"}""")
            .AddFile("/srv/site.rb", """
                file '/etc/motd' do
                  content "Welcome to #{node['site']}\n"
                end
                """);
        var updated = new UpdatedNames();
        var options = new RunOptions
        {
            Targets = ["/srv/site.rb"],
            JsonAttributes = """{"site": "Springfield"}""",
            OhaiFile = "/srv/ohai.json",
            NodeName = "web1",
        };
        var run = new EngineRun(machine, options, updated);                   // WhyRun = true: a dry run
        var exitCode = run.Converge();
        return exitCode == 0 ? updated : throw new InvalidOperationException(run.Error!.Message);
    }
}
// end
