using System.Text.Json;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>What is left of a run that fails.</summary>
public class RobustnessTests
{
    [Fact]
    public void After_an_exception_in_the_500th_resource_499_are_reported_and_delayed_notifications_run()
    {
        var machine = new FakeSystem().AddFile("/ohai.json", "{}").AddFile("/recipe.rb", """
            file('/delayed') { action :nothing }
            498.times { |i| file("/made#{i}") { notifies :create, 'file[/delayed]', :delayed } }
            ruby_block('the 500th') { block { raise 'no' } }
            100.times { |i| file("/never#{i}") }
            """);
        var report = new RunReport();
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n" }, report);
        Assert.Equal(1, run.Converge());
        Assert.Equal("RuntimeError", run.Error!.ClassName);
        Assert.True(machine.Exists("/made497"));
        Assert.False(machine.Exists("/never0"));
        Assert.True(machine.Exists("/delayed"));
        using var stream = new MemoryStream();
        report.Write(".json", stream, 1);
        var actions = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("resources").EnumerateArray().Select(a => (Name: a.GetProperty("name").GetString(), Status: a.GetProperty("status").GetString())).ToList();
        Assert.Equal(499, actions.TakeWhile(a => a.Name != "the 500th").Count());
        Assert.Equal("failed", actions[499].Status);
        Assert.Equal(("/delayed", "updated"), actions[500]);
        Assert.Equal(100, report.Unprocessed);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("exit!(4)", 4)]
    [InlineData("at_exit { exit 7 }", 7)]
    [InlineData("abort", 1)]
    [InlineData("ruby_block('x') { block { exit 5 } }", 5)]
    [InlineData("execute('x') { not_if { exit! 6 } }", 6)]
    public void Ruby_s_exit_says_the_exit_code(string recipe, int code)
    {
        var machine = new FakeSystem().AddFile("/ohai.json", "{}").AddFile("/recipe.rb", recipe);
        Assert.Equal(code, new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n" }).Converge());
    }

    [Fact]
    public void An_endless_recursion_is_told_with_its_place()
    {
        var machine = new FakeSystem().AddFile("/ohai.json", "{}").AddFile("/recipe.rb", "def f(n)\n  f(n + 1)\nend\nf(0)\n");
        using var text = new StringWriter();
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n" }, new DocFormatter(text, false));
        Assert.Equal(1, run.RunAsync().GetAwaiter().GetResult().ExitCode);
        Assert.Contains("SystemStackError", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("/recipe.rb:2:in `f'", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ruby_block('x') { block { raise 'no' } }")]
    [InlineData("file(\"#{ROOT}/bad\") { content 'x'; verify 'false' }")]
    [InlineData("raise 'while compiling'")]
    public void No_temporary_file_stays(string last)
    {
        using var folder = new RunningRecipe();
        Directory.CreateDirectory(folder.At("tmp"));
        Directory.CreateDirectory(folder.At("root"));
        File.WriteAllText(folder.At("root/changed"), "old");
        File.WriteAllText(folder.At("in.erb"), "<%= 1 %>\n");
        File.WriteAllText(folder.At("source"), "fetched");
        var recipe = """
            ROOT = 'FOLDER/root'
            ENV['TMPDIR'] = 'FOLDER/tmp'
            file("#{ROOT}/new") { content 'x' }
            file("#{ROOT}/changed") { content 'new'; verify 'true'; backup false }
            template("#{ROOT}/t") { source 'FOLDER/in.erb'; local true }
            remote_file("#{ROOT}/fetched") { source 'file://FOLDER/source' }
            bash('script') { code 'true' }

            """.Replace("FOLDER", folder.Folder, StringComparison.Ordinal) + last;
        foreach (var options in (string[][])[["-W"], [], []])
        {
            RunningRecipe.End(folder.Start(recipe, "recipe", options));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.At("tmp")));
            Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }),
                path => Path.GetFileName(path).StartsWith(".chef-", StringComparison.Ordinal) && !path.Contains("failed_validations", StringComparison.Ordinal));
        }
    }
}
