using RecipeEngine.Engine;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Two runs on one machine.</summary>
public class RunLockTests
{
    [Fact]
    public void A_second_run_waits_and_a_killed_one_leaves_no_lock()
    {
        using var run = new RunningRecipe();
        var first = run.Start($"execute 'touch {run.At("begun")}; sleep 60'", "first");
        run.Await("begun");
        Assert.Equal($"{first.Id}", new LocalSystem().ReadText(run.At("chef/cache/chef-client-running.pid")));
        var refused = run.Start("log 'x'", "refused", "--run-lock-timeout", "0");
        Assert.Equal(1, RunningRecipe.End(refused));
        Assert.Contains($"Chef::Exceptions::RunLockTimeout: Unable to acquire lock. Waited 0 seconds for {first.Id} to release.", run.TextOf(refused), StringComparison.Ordinal);
        Assert.Equal("failure", run.Report("refused").GetProperty("status").GetString());

        var second = run.Start("log 'x'", "second");
        Thread.Sleep(1500);
        Assert.False(second.HasExited);
        RunningRecipe.Signal(first, 9);
        Assert.Equal(0, RunningRecipe.End(second));
        Assert.Contains($"Chef Infra Client {first.Id} is running, will wait for it to finish and then run.", run.TextOf(second), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_needs_no_lock_and_a_run_gives_it_back()
    {
        var machine = new FakeSystem().AddFile("/recipe.rb", "log 'x'").AddFile("/ohai.json", "{}");
        var options = new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n", RunLockTimeout = TimeSpan.Zero };
        machine.AddDirectory("/var/chef/cache");
        using (var held = machine.Open("/var/chef/cache/chef-client-running.pid", OpenFlags.ReadWrite | OpenFlags.Create))
        {
            Assert.True(held.Lock(FileLock.Exclusive));
            held.Write("77"u8);
            Assert.Equal(0, new EngineRun(machine, options with { WhyRun = true }).Converge());
            var refused = new EngineRun(machine, options);
            Assert.Equal(1, refused.Converge());
            Assert.EndsWith("for 77 to release.", refused.Error!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, new EngineRun(machine, options).Converge());
        Assert.Equal(0, new EngineRun(machine, options).Converge());
    }
}
