using System.Text.Json;
using RecipeEngine.Engine;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Local mode: the node between two runs, handlers of the configuration.</summary>
public class LocalModeTests
{
    const string Client = """
        require 'chef/handler'
        class Teller < Chef::Handler
          def initialize(kind) = @kind = kind
          def report = File.open('/told', 'a') { |f| f.puts "#{@kind} #{run_status.success?} #{run_status.updated_resources.to_a.size} #{run_status.exception.class}" }
        end
        start_handlers << Teller.new('start')
        report_handlers << Teller.new('report')
        exception_handlers << Teller.new('exception')
        """;

    readonly FakeSystem machine = new FakeSystem()
        .AddFile("/repo/cookbooks/web/metadata.rb", "name 'web'\n")
        .AddFile("/repo/cookbooks/web/attributes/default.rb", "default['port'] = 80\n")
        .AddFile("/repo/cookbooks/web/recipes/default.rb", "node.normal['runs'] = (node['runs'] || 0) + 1\nfile \"/run#{node['runs']}\"\n")
        .AddFile("/repo/cookbooks/web/recipes/bad.rb", "raise 'no'\n")
        .AddFile("/client.rb", Client)
        .AddFile("/ohai.json", """{"platform": "debian"}""");

    int Converge(Func<RunOptions, RunOptions> change)
    {
        machine.ChangeDirectory("/repo");
        return new EngineRun(machine, change(new RunOptions { ConfigFile = "/client.rb", OhaiFile = "/ohai.json", NodeName = "web1", LocalMode = true })).Converge();
    }

    JsonElement Node => JsonDocument.Parse(machine.ReadText("/repo/nodes/web1.json")).RootElement;

    [Fact]
    public void The_node_is_saved_and_found_again()
    {
        Assert.Equal(0, Converge(o => o with { RunList = "recipe[web]", JsonAttributes = """{"tags": ["a"]}""" }));
        Assert.Equal(["name", "normal", "default", "automatic", "run_list"], Node.EnumerateObject().Select(p => p.Name));
        Assert.Equal("recipe[web]", Node.GetProperty("run_list")[0].GetString());
        Assert.Equal("debian", Node.GetProperty("automatic").GetProperty("platform").GetString());
        Assert.Equal(0, Converge(o => o));
        Assert.Equal(2, Node.GetProperty("normal").GetProperty("runs").GetInt32());
        Assert.Equal("a", Node.GetProperty("normal").GetProperty("tags")[0].GetString());
        Assert.True(machine.Exists("/run2"));
    }

    [Fact]
    public void It_is_not_saved_by_runs_that_are_not_the_usual_ones()
    {
        Converge(o => o with { OverrideRunList = "recipe[web]" });
        Converge(o => o with { RunList = "recipe[web]", WhyRun = true });
        Converge(o => o with { RunList = "recipe[web]", LocalMode = false, CookbookPaths = ["/repo/cookbooks"] });
        Converge(o => o with { RunList = "recipe[web::bad]" });
        Assert.False(machine.Exists("/repo/nodes"));
    }

    [Fact]
    public void Handlers_are_told()
    {
        Converge(o => o with { RunList = "recipe[web]" });
        Converge(o => o with { RunList = "recipe[web::bad]" });
        Assert.Equal(["start true 0 NilClass", "report true 1 NilClass", "start true 0 NilClass", "exception false 0 RuntimeError"], machine.ReadLines("/told"));
    }

    [Fact]
    public void Chefs_own_handlers_write_files()
    {
        machine.AddFile("/client.rb", "require 'chef/handler/json_file'\nreport_handlers << Chef::Handler::JsonFile.new(path: '/reports')\nexception_handlers << Chef::Handler::ErrorReport.new\n");
        Assert.Equal(0, Converge(o => o with { RunList = "recipe[web]" }));
        var report = JsonDocument.Parse(machine.ReadText("/reports/chef-run-report-20240102030405.json")).RootElement;
        Assert.True(report.GetProperty("success").GetBoolean());
        Assert.Equal("/run1", report.GetProperty("updated_resources")[0].GetProperty("name").GetString());
        Assert.Equal(1, Converge(o => o with { RunList = "recipe[web::bad]" }));
        Assert.Equal("RuntimeError: no", JsonDocument.Parse(machine.ReadText("/var/chef/cache/failed-run-data.json")).RootElement.GetProperty("exception").GetString());
    }

    [Fact]
    public void A_bad_configuration_is_exit_code_43()
    {
        machine.AddFile("/client.rb", "cookbook_path nil + 1\n");
        Assert.Equal(43, Converge(o => o));
        Assert.Equal(43, Converge(o => o with { ConfigFile = "/none.rb" }));
    }
}
