using RecipeEngine.Cookbooks.Linting;
using RecipeEngine.Cookbooks.Scaffold;
using RecipeEngine.Engine.Resources;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>What the lint finds, and what it mends.</summary>
public sealed class LintTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    IReadOnlyList<LintFinding> Look(string path, string text)
    {
        workshop.With("c/metadata.rb", "name 'c'\nversion '1.0.0'\n").With("c/" + path, text);
        return new CookbookLint(workshop.Machine, new ResourceVocabulary(workshop.Machine)).Look(workshop["c"]);
    }

    [Theory]
    [InlineData("file 'x' do\n  mode '0o644'\nend\n", "2: Chef/Correctness/OctalModeAsString", "file 'x' do\n  mode '0644'\nend\n")]
    [InlineData("file 'x' do\n  only_if { 'test -f y' }\nend\n", "2: Chef/Correctness/BlockGuardWithOnlyString", "file 'x' do\n  only_if 'test -f y'\nend\n")]
    [InlineData("file 'x' do\n  not_if { File.exist?('y') }\nend\n", "2: Chef/Correctness/ScopedFileExist", "file 'x' do\n  not_if { ::File.exist?('y') }\nend\n")]
    [InlineData("file 'x' do\n  notifies 'restart', 'service[y]', :delayed\nend\n", "2: Chef/Correctness/NotifiesActionNotSymbol", "file 'x' do\n  notifies :restart, 'service[y]', :delayed\nend\n")]
    [InlineData("file 'x' do\n  notifies :restart, 'service[y]', :later\nend\n", "2: Chef/Correctness/InvalidNotificationTiming", null)]
    [InlineData("file 'x' do\n  contnt 'y'\nend\n", "2: Recipe/UnknownProperty", null)]
    [InlineData("nope 'x' do\n  a 1\nend\n", "1: Recipe/UnknownResource", null)]
    [InlineData("require_recipe 'apt'\n", "1: Chef/Deprecations/RequireRecipe", "include_recipe 'apt'\n")]
    [InlineData("log node.fqdn\n", "1: Chef/Deprecations/NodeMethodsInsteadofAttributes", "log node['fqdn']\n")]
    [InlineData("if x\n", "1: Lint/Syntax", null)]
    [InlineData("file 'x' do\n  content 'y'\n  mode '0644'\n  only_if { ::File.exist?('y') }\n  action :create\nend\n", "", null)]
    public void Recipes_are_looked_through(string text, string found, string? mended)
    {
        var findings = Look("recipes/default.rb", text);
        Assert.Equal(found, string.Join(", ", findings.Select(finding => $"{finding.Line}: {finding.Code}")));
        Assert.Equal(mended ?? text, LintFix.Apply(text, findings.Select(finding => finding.Fix).OfType<LintFix>()));
    }

    [Fact]
    public void A_new_cookbook_has_no_findings()
    {
        NewCookbook.Write(workshop.Machine, workshop["."], "shop");
        Assert.Empty(new CookbookLint(workshop.Machine, new ResourceVocabulary(workshop.Machine)).Look(workshop["shop"]));
    }
}
