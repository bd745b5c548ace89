using RecipeEngine.Engine;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Restarts that a recipe asks for: the command, and Chef's exit codes.</summary>
public class RebootTests
{
    static (FakeSystem Machine, RunResult Result) Converge(string recipe, int shutdown = 0, bool whyRun = false)
    {
        var machine = new FakeSystem().AddFile("/recipe.rb", recipe).AddFile("/ohai.json", "{}").Answer(c => c.Program == "shutdown" ? new FakeAnswer("", shutdown, "no\n") : null);
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n", WhyRun = whyRun });
        return (machine, run.RunAsync().Result);
    }

    const string After = "\nfile '/after'\n";

    [Fact]
    public void Asked_for_at_the_end()
    {
        var (machine, result) = Converge("reboot 'now' do\n  action :request_reboot\n  delay_mins 3\n  reason 'a new kernel'\nend" + After);
        Assert.Equal((35, RunStatusKind.Success), (result.ExitCode, result.Status));
        Assert.Equal(["shutdown -r +3 'a new kernel'"], machine.Commands.Select(c => c.ToString()));
        Assert.True(machine.Exists("/after"));
    }

    [Fact]
    public void At_once_nothing_more_is_run_not_even_what_is_delayed()
    {
        var (machine, result) = Converge("""
            file '/delayed' do
              action :nothing
            end
            file '/before' do
              notifies :create, 'file[/delayed]'
            end
            reboot 'now' do
              action :reboot_now
            end
            """ + After);
        Assert.Equal(35, result.ExitCode);
        Assert.Equal(["shutdown -r +0 'Reboot by Chef Infra Client'"], machine.Commands.Select(c => c.ToString()));
        Assert.Equal([true, false, false], new[] { "/before", "/after", "/delayed" }.Select(machine.Exists));
    }

    [Fact]
    public void Taken_back_and_not_in_a_dry_run()
    {
        var (machine, result) = Converge("reboot('a') { action :request_reboot }\nreboot('a') { action :cancel }" + After);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(machine.Commands);
        (machine, result) = Converge("reboot('a') { action :reboot_now }" + After, whyRun: true);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(machine.Commands);
    }

    [Fact]
    public void A_shutdown_that_does_not_start_is_exit_code_41()
    {
        var (_, result) = Converge("reboot('a') { action :request_reboot }", shutdown: 1);
        Assert.Equal((41, RunStatusKind.Failure, "Chef::Exceptions::RebootFailed"), (result.ExitCode, result.Status, result.Error!.ClassName));
    }

    [Fact]
    public void A_failed_run_restarts_nothing()
    {
        var (machine, result) = Converge("reboot('a') { action :request_reboot }\nruby_block('x') { block { raise 'no' } }");
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(machine.Commands);
    }

    [Theory]
    [InlineData("Chef::Exceptions::RebootPending", 37)]
    [InlineData("Chef::Exceptions::ClientUpgraded", 213)]
    public void Errors_of_recipes_with_a_code_of_their_own(string error, int code) =>
        Assert.Equal(code, Converge($"ruby_block('x') {{ block {{ raise {error} }} }}").Result.ExitCode);
}
