using RecipeEngine.Engine;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Which class serves a resource's name.</summary>
public class ProvidesTests
{
    [Fact]
    public void A_class_of_a_cookbook_comes_before_the_engines_own_also_when_it_is_the_first_of_the_run()
    {
        var machine = new FakeSystem().AddFile("/ohai.json", "{}").AddFile("/recipe.rb", """
            class OwnAccess < Chef::Resource
              provides :cron_access
              property :user, String, name_property: true
              action(:allow) { ::File.write('/own', new_resource.user) }
            end
            cron_access('alice') { action :allow }
            """);
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n" });
        Assert.Equal(0, run.Converge());
        Assert.Equal("alice", machine.ReadText("/own"));
        Assert.False(machine.Exists("/etc/cron.allow"));
    }
}
