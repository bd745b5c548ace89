// The text between the marks stands in README.md, too; ReadmeTests compares them.
// example: engine
using Microsoft.Extensions.Logging;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;

sealed class UpdatedNames : List<string>, IRunEvents
{
    public void ResourceUpdated(Resource resource, string action) => Add($"{resource} {action}");
}

static class EngineExample
{
    public static async Task<RunResult> Run(UpdatedNames updated, ILogger logger, CancellationToken cancellation)
    {
        var machine = new FakeSystem()                                        // or new LocalSystem()
            .AddFile("/srv/ohai.json", """{"platform": "debian", "platform_version": "12"}""");
        var options = new RunOptions
        {
            RecipeText = """
                file '/etc/motd' do
                  content "Welcome to #{node['site']}\n"
                end
                log 'motd is in place'
                """,                                                          // or Targets: files, run-list items, cookbooks
            JsonAttributes = """{"site": "Springfield"}""",
            OhaiFile = "/srv/ohai.json",
            NodeName = "web1",
            Logger = logger,
            LogLevel = RecipeEngine.Engine.Running.LogLevel.Info,
        };
        var run = new EngineRun(machine, options, updated);                   // WhyRun = true: a dry run
        return await run.RunAsync(cancellation);                              // cancelled: ends after the running resource
    }
}
// end
