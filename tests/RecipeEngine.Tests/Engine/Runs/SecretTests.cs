using System.Text;
using RecipeEngine.Engine;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>Sensitive values and what was encrypted appear in no output, log, report or stack trace, whether the run succeeds or fails.</summary>
public class SecretTests
{
    const string Secret = "s3cr\"et<value>&more";
    const string Line = "a-line-of-the-private-key";

    static string Everything(string recipe, out int exitCode, bool whyRun = false, Action<FakeSystem>? prepare = null)
    {
        var machine = new FakeSystem().AddFile("/recipe.rb", recipe).AddFile("/ohai.json", "{}").AddFile("/present", "old\n").AddFile("/in.erb", "<%= @password %>\n<% raise 'no ' + @password if @fails %>")
            .Answer(c => c.Program is "fails" or "sh" or "/bin/sh" || c.ToString().Contains("fails", StringComparison.Ordinal) ? new FakeAnswer("out", 3, "error") : null);
        prepare?.Invoke(machine);
        var secrets = new SecretTexts();
        var text = new StringWriter();
        var output = new MaskingWriter(text, secrets);
        var report = new RunReport();
        var run = new EngineRun(machine, new RunOptions { Targets = ["/recipe.rb"], OhaiFile = "/ohai.json", NodeName = "n", LogLevel = LogLevel.Trace, RecordStates = true, WhyRun = whyRun, Secrets = secrets },
            report, new DocFormatter(output, true), new MinimalFormatter(output), new JsonLinesFormatter(output), new LogWriter(output, false));
        exitCode = run.Converge();
        if (run.Error is { } error)
        {
            text.WriteLine(secrets.Masked(error.Message));
        }
        foreach (var extension in RunReport.Extensions)
        {
            using var stream = new MemoryStream();
            report.Write(extension, stream, exitCode);
            text.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
        }
        text.WriteLine(machine.TryReadText("/var/chef/cache/chef-stacktrace.out"));
        return text.ToString();
    }

    static void HasNone(string text)
    {
        foreach (var form in (string[])["s3cr", "value>&", "value&gt;", Line])
        {
            Assert.DoesNotContain(form, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("file('/new') { sensitive true; content %q($) }", 0)]
    [InlineData("file('/present') { sensitive true; content %q($) }", 0)]
    [InlineData("file('/no/dir/x') { sensitive true; content %q($) }", 1)]
    [InlineData("template('/t') { sensitive true; source '/in.erb'; local true; variables(password: %q($)) }", 0)]
    [InlineData("execute('x') { sensitive true; command %q(fails $) }", 1)]
    [InlineData("execute('x') { sensitive true; command 'fails'; environment('PASSWORD' => %q($)) }", 1)]
    [InlineData("bash('x') { sensitive true; code %q(fails $) }", 1)]
    [InlineData("file('/present') { sensitive true; content %q($); verify('fails %{path}') }", 1)]
    [InlineData("http_request('x') { sensitive true; url 'http://nowhere.test/'; message %q($); headers('Authorization' => %q($)); action :post }", 1)]
    public void Sensitive_resources(string recipe, int expected)
    {
        foreach (var whyRun in (bool[])[false, true])
        {
            var text = Everything(recipe.Replace("$", Secret.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal), out var exitCode, whyRun);
            Assert.True(whyRun || exitCode == expected, text);
            HasNone(text);
        }
    }

    const string Item = """
        sealed = Chef::EncryptedDataBagItem.encrypt_data_bag_item({ 'id' => 'db', 'password' => 's3cr"et<value>&more', 'deep' => { 'key' => ["first\na-line-of-the-private-key\nlast"] } }, 'shared secret')
        item = Chef::EncryptedDataBagItem.new(sealed, 'shared secret')

        """;

    [Theory]
    [InlineData("file('/new') { content \"password=#{item['password']}\\n#{item['deep']['key'][0]}\\n\" }", 0)]
    [InlineData("file('/present') { content \"password=#{item['password']}\\n#{item['deep']['key'][0]}\\n\" }", 0)]
    [InlineData("template('/t') { source '/in.erb'; local true; variables(password: item['password']) }", 0)]
    [InlineData("template('/t') { source '/in.erb'; local true; variables(password: item['password'], fails: true) }", 1)]
    [InlineData("execute(\"fails #{item['password']}\")", 1)]
    [InlineData("log(item['deep'].to_s)", 0)]
    [InlineData("raise \"wrong: #{item.to_hash}\"", 1)]
    [InlineData("ruby_block('x') { block { raise item['password'] } }", 1)]
    [InlineData("Chef::Log.warn(\"it is #{item['password']}\")", 0)]
    [InlineData("file('/no/dir/x') { content item['password'] }", 1)]
    public void Decrypted_items(string recipe, int expected)
    {
        foreach (var whyRun in (bool[])[false, true])
        {
            var text = Everything(Item + recipe, out var exitCode, whyRun);
            Assert.True(whyRun || exitCode == expected, text);
            HasNone(text);
        }
    }

    [Fact]
    public void Secrets_of_a_store_are_fetched_once_asked_for_and_never_shown()
    {
        static HttpReply Json(string text) => new(200, "OK", new Dictionary<string, string> { ["Content-Type"] = "application/json" }, Encoding.UTF8.GetBytes(text));
        var text = Everything("""
            default_secret_service :hashi_vault
            default_secret_config vault_addr: 'http://vault.test:8200', auth_method: :token, token: 't0ken'
            value = secret(name: 'secret/data/db')[:data][:password]
            file('/present') { content value }
            file('/lazy') { content lazy { secret(name: 'secret/data/db')[:data][:password] } }
            ruby_block('same') { block { raise 'other' unless ::File.read('/present') == value && ::File.read('/lazy') == value && resources('file[/lazy]').sensitive } }
            ruby_block('none') { block { begin; secret(name: 'none'); rescue Chef::Exceptions::Secret::FetchFailed => e; Chef::Log.info(e.message); end } }
            ruby_block('aws') { block { begin; secret(name: 'x', service: :aws_secrets_manager); rescue => e; Chef::Log.info(e.message); end } }
            """, out var exitCode, prepare: machine => machine.AnswerWeb(call => call.Headers.Any(h => h is { Key: "X-Vault-Token", Value: "t0ken" })
                ? call.Url.AbsolutePath == "/v1/secret/data/db" ? Json("{\"data\":{\"data\":{\"password\":\"s3cr-value\"}}}") : Json("") with { Status = 404 }
                : null));
        Assert.True(exitCode == 0, text);
        Assert.Contains("No secret found at none. Check to ensure that there is a secrets engine configured for that path", text, StringComparison.Ordinal);
        Assert.Contains("secrets of :aws_secrets_manager cannot be fetched here", text, StringComparison.Ordinal);
        HasNone(text);
    }
}
