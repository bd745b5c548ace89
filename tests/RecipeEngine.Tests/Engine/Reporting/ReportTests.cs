using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Reporting;

/// <summary>What the reports tell of one run on a machine in memory.</summary>
public class ReportTests
{
    const string Recipe = """
        file '/srv/a|b' do
          content "one <b>\n"
          mode '0640'
          notifies :run, 'ruby_block[later]', :immediately
        end
        file '/srv/secret' do
          content 'hush-hush'
          sensitive true
        end
        ruby_block 'later' do
          block { }
          action :nothing
        end
        log 'never' do
          only_if { false }
        end
        """;

    static (RunReport Report, int Code, string Lines) Run(string recipe, bool whyRun = false)
    {
        var machine = new FakeSystem().AddDirectory("/srv").AddFile("/srv/a|b", "old\n").AddFile("/recipe.rb", recipe).AddFile("/ohai.json", "{}");
        var report = new RunReport();
        var lines = new StringWriter();
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n", RecordStates = true, WhyRun = whyRun }, report, new JsonLinesFormatter(lines));
        return (report, run.Converge(), lines.ToString());
    }

    static string Written(RunReport report, string extension, int code)
    {
        using var output = new MemoryStream();
        report.Write(extension, output, code);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Fact]
    public void Json_tells_before_and_after()
    {
        var (report, code, _) = Run(Recipe);
        var json = JsonDocument.Parse(Written(report, ".json", code)).RootElement;
        Assert.Equal("success", json.GetProperty("status").GetString());
        Assert.Equal([3, 0, 2, 0, 0], new[] { "updated", "up_to_date", "skipped", "failed", "unprocessed" }.Select(s => json.GetProperty("totals").GetProperty(s).GetInt32()));
        var resources = json.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(("0644", "0640"), (resources[0].GetProperty("before").GetProperty("mode").GetString(), resources[0].GetProperty("after").GetProperty("mode").GetString()));
        Assert.Contains("+one <b>", resources[0].GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, resources[0].GetProperty("line").GetInt32());
        Assert.Equal("file[/srv/a|b]", resources[1].GetProperty("notified_by").GetString());
        Assert.Equal("only_if", resources[^1].GetProperty("guard").GetString());
    }

    [Fact]
    public void A_dry_run_tells_what_would_be()
    {
        var (report, code, _) = Run(Recipe + "\nfile('/srv/a|b') { action :delete }\n", whyRun: true);
        var resources = JsonDocument.Parse(Written(report, ".json", code)).RootElement.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(("0644", "0640"), (resources[0].GetProperty("before").GetProperty("mode").GetString(), resources[0].GetProperty("after").GetProperty("mode").GetString()));
        Assert.False(resources.Single(r => r.GetProperty("action").GetString() == "delete").TryGetProperty("after", out _));
    }

    [Theory]
    [InlineData(false, "small", "large")]
    [InlineData(true, "small", "large")]
    public void Resources_written_in_Ruby_have_states_too(bool whyRun, string before, string after)
    {
        const string Custom = """
            class Size < Chef::Resource
              provides :size
              property :path, String, name_property: true
              property :amount, String
              property :key, String, sensitive: true
              load_current_value { amount(::File.exist?("#{path}.large") ? 'large' : 'small') }
              action(:set) { converge_if_changed(:amount) { ::File.write("#{new_resource.path}.large", '') } }
            end
            size '/srv/x' do
              amount 'large'
              key 'hush-hush'
            end
            """;
        var (report, code, _) = Run(Custom, whyRun);
        var text = Written(report, ".json", code);
        var resource = JsonDocument.Parse(text).RootElement.GetProperty("resources")[0];
        Assert.Equal((before, after), (resource.GetProperty("before").GetProperty("amount").GetString(), resource.GetProperty("after").GetProperty("amount").GetString()));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".json")]
    [InlineData(".xml")]
    [InlineData(".md")]
    [InlineData(".html")]
    public void No_report_shows_what_is_sensitive(string extension)
    {
        var (report, code, lines) = Run(Recipe);
        Assert.DoesNotContain("hush", Written(report, extension, code), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_and_html_are_escaped()
    {
        var (report, code, _) = Run(Recipe);
        var markdown = Written(report, ".md", code);
        Assert.Contains("**file\\[/srv/a\\|b]** create: updated", markdown, StringComparison.Ordinal);
        Assert.Contains("```diff\n--- ", markdown, StringComparison.Ordinal);
        var html = Written(report, ".html", code);
        Assert.Contains("<span class=\"add\">+one &lt;b&gt;</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("one <b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_has_its_lines()
    {
        var (report, code, lines) = Run("log 'one'\nruby_block 'two' do\n  block { raise \"no\\x01 way\" }\nend\nlog 'three'\n");
        Assert.Equal(1, code);
        var json = JsonDocument.Parse(Written(report, ".json", code)).RootElement;
        Assert.Equal("failure", json.GetProperty("status").GetString());
        Assert.Equal(1, json.GetProperty("totals").GetProperty("unprocessed").GetInt32());
        var error = json.GetProperty("error");
        Assert.Equal(("RuntimeError", "/recipe.rb", 3), (error.GetProperty("class").GetString(), error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32()));
        Assert.Contains("3:   block { raise \"no\\x01 way\" }", error.GetProperty("context").EnumerateArray().Select(l => l.GetString()));
        var suite = XDocument.Parse(Written(report, ".xml", code)).Root!;
        Assert.Equal("1", suite.Attribute("failures")!.Value);
        Assert.Contains("no\uFFFD way", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
        var last = lines.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Last(line => line.GetProperty("event").GetString() != "log");
        Assert.Equal(("run_failed", "failure"), (last.GetProperty("event").GetString(), last.GetProperty("status").GetString()));
    }

    [Fact]
    public void Every_event_is_one_line()
    {
        var (_, _, lines) = Run(Recipe);
        var events = lines.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).ToList();
        Assert.Equal("run_started", events[0]);
        Assert.Equal("run_completed", events[^1]);
        Assert.Equal(5, events.Count(e => e == "resource_completed"));
    }

    [Fact]
    public void A_dry_run_lists_what_ruby_would_have_written()
    {
        var (report, code, _) = Run("File.write('/srv/plain', 'x')\n", whyRun: true);
        var json = JsonDocument.Parse(Written(report, ".json", code)).RootElement;
        Assert.Equal(["create file /srv/plain"], json.GetProperty("held_back").EnumerateArray().Select(c => c.GetString()));
        Assert.Contains("- create file /srv/plain", Written(report, ".md", code), StringComparison.Ordinal);
    }
}
