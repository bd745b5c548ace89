using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

public sealed class ClientProviderTests
{
    [Fact]
    public void Inputs_and_waivers_have_no_effect_and_gems_are_not_installed()
    {
        var run = ProviderRun.Of(ProviderRun.Debian(), "inspec_input '/a.yml'\ninspec_waiver('c1') { justification 'known' }\nchef_gem('nokogiri') { compile_time false }");
        Assert.Null(run.Error);
        Assert.DoesNotContain(run.Lines, l => l.StartsWith("- ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_is_sent_each_time()
    {
        var machine = ProviderRun.Debian().AnswerWeb(call => new HttpReply(200, "OK", new Dictionary<string, string>(), []));
        var run = ProviderRun.Of(machine, "http_request('a') { url 'http://h/x'; message 'm'; action [:put, :patch, :post, :get, :delete] }");
        Assert.Null(run.Error);
        Assert.Equal(["PUT", "PATCH", "POST", "GET", "DELETE"], run.Lines.Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]));
    }
}
