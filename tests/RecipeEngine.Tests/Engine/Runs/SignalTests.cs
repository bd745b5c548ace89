using System.Diagnostics;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Signals to a run that is converging, which is a process of its own here.</summary>
public class SignalTests
{
    static string Recipe(RunningRecipe run, string seconds) => $$"""
        file '{{run.At("delayed")}}' do
          action :nothing
        end
        execute 'touch {{run.At("begun")}}; sleep {{seconds}}; touch {{run.At("first")}}' do
          notifies :create, 'file[{{run.At("delayed")}}]'
        end
        execute 'touch {{run.At("second")}}'
        """;

    [Theory]
    [InlineData(2, 2, "Chef::Exceptions::SigInt")]
    [InlineData(15, 3, "Chef::Exceptions::SigTerm")]
    public void A_signal_ends_the_run_after_the_running_resource(int signal, int exitCode, string error)
    {
        using var run = new RunningRecipe();
        var process = run.Start(Recipe(run, "1"));
        run.Await("begun");
        RunningRecipe.Signal(process, signal);
        Assert.Equal(exitCode, RunningRecipe.End(process));
        Assert.Equal(["delayed", "first"], new[] { "delayed", "first", "second" }.Where(name => File.Exists(run.At(name))));
        var report = run.Report();
        Assert.Equal("aborted", report.GetProperty("status").GetString());
        Assert.Equal(exitCode, report.GetProperty("exit_code").GetInt32());
        Assert.Equal(error, report.GetProperty("error").GetProperty("class").GetString());
        Assert.Equal(2, report.GetProperty("totals").GetProperty("updated").GetInt32());
        Assert.Equal(1, report.GetProperty("totals").GetProperty("unprocessed").GetInt32());
    }

    [Fact]
    public void A_second_signal_ends_it_at_once_with_what_it_runs()
    {
        using var run = new RunningRecipe();
        var process = run.Start(Recipe(run, "4321.5"));
        run.Await("begun");
        RunningRecipe.Signal(process, 2);
        Thread.Sleep(200);
        Assert.False(process.HasExited);
        var clock = Stopwatch.StartNew();
        RunningRecipe.Signal(process, 2);
        Assert.Equal(2, RunningRecipe.End(process));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.False(File.Exists(run.At("second")));
        Assert.DoesNotContain(Directory.GetDirectories("/proc").Select(CommandLine), line => line.Contains("4321.5", StringComparison.Ordinal));
    }

    static string CommandLine(string process)
    {
        try
        {
            return new LocalSystem().ReadText(process + "/cmdline");
        }
        catch (MachineException)
        {
            return "";
        }
    }

    [Fact]
    public void While_recipes_compile_it_ends_at_once()
    {
        using var run = new RunningRecipe();
        var process = run.Start($"File.write('{run.At("begun")}', '')\nbegin\n  loop {{ sleep 0.01 }}\nrescue Exception\n  retry\nensure\n  File.write('{run.At("ensured")}', '')\nend\n");
        run.Await("begun");
        RunningRecipe.Signal(process, 2);
        Assert.Equal(2, RunningRecipe.End(process));
        Assert.True(File.Exists(run.At("ensured")));
        Assert.Equal("aborted", run.Report().GetProperty("status").GetString());
    }

    [Fact]
    public void A_killed_run_leaves_whole_files_and_no_others()
    {
        using var run = new RunningRecipe();
        var target = run.At("target/file");
        Directory.CreateDirectory(run.At("target"));
        var process = run.Start($$"""
            200.times do |n|
              file "write #{n}" do
                path '{{target}}'
                content "#{n % 10}" * 2_000_000
                backup false
                sensitive true
              end
            end
            """);
        run.Await("target/file");
        Thread.Sleep(150);
        RunningRecipe.Signal(process, 9);
        process.WaitForExit(10_000);
        var content = File.ReadAllBytes(target);
        Assert.Equal(2_000_000, content.Length);
        Assert.Single(content.Distinct());
        // Between the link and the rename a name may be left, for a moment of microseconds; what was being written is not.
        Assert.Equal([target], Directory.GetFiles(run.At("target")));
    }
}
