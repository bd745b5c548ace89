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
    [InlineData("node['a']['b'] = 1\nnode['c'] ||= 2\nnode.default['d'] = 3\nx['e'] = 4\n", "1: Chef/Deprecations/NodeSetWithoutLevel, 2: Chef/Deprecations/NodeSetWithoutLevel", null)]
    [InlineData("search(:node, '*:*', 'name', 0, 10)\nsearch(:node, '*:*', rows: 10)\n", "1: Chef/Deprecations/SearchUsesPositionalParameters", null)]
    [InlineData("remote_file '/tmp/x.tgz' do\n  source 'http://x'\nend\nremote_file 'x' do\n  path \"/tmp/#{y}\"\nend\n", "1: Chef/Correctness/TmpPath, 5: Chef/Correctness/TmpPath", null)]
    [InlineData("execute 'x' do\n  creates 'y'\nend\nexecute 'x' do\n  creates 'y'\n  cwd '/z'\nend\n", "2: Chef/Deprecations/ExecuteRelativeCreatesWithoutCwd", null)]
    [InlineData("log 'x' do\n  notifies :run, 'execute[y]'\nend\n", "2: Chef/Deprecations/LogResourceNotifications", null)]
    [InlineData("service 'x' do\n  running true\nend\n", "2: Chef/Correctness/ResourceSetsInternalProperties", null)]
    [InlineData("template 'x' do\n  verify 'nginx -t -c %{file}'\nend\n", "2: Chef/Deprecations/VerifyPropertyUsesFileExpansion", "template 'x' do\n  verify 'nginx -t -c %{path}'\nend\n")]
    [InlineData("yum_repository 'x' do\n  url 'y'\n  action [:add, :makecache]\nend\n", "2: Chef/Deprecations/DeprecatedYumRepositoryProperties, 3: Chef/Deprecations/DeprecatedYumRepositoryActions", "yum_repository 'x' do\n  baseurl 'y'\n  action [:create, :makecache]\nend\n")]
    [InlineData("file 'x' do\n  only_if { system('test -f y') }\nend\n", "2: Chef/Correctness/ConditionalRubyShellout", "file 'x' do\n  only_if 'test -f y'\nend\n")]
    [InlineData("Chef::ShellOut.new('x').run_command\n", "1: Chef/Deprecations/ChefShellout", "Mixlib::ShellOut.new('x').run_command\n")]
    [InlineData("x = Chef::Resource::File.dsl_name\n", "1: Chef/Deprecations/ResourceUsesDslNameMethod", "x = Chef::Resource::File.resource_name\n")]
    [InlineData("file 'x' do\n  content 'y'\n  mode '0644'\n  only_if { ::File.exist?('y') }\n  action :create\nend\n", "", null)]
    public void Recipes_are_looked_through(string text, string found, string? mended)
    {
        var findings = Look("recipes/default.rb", text);
        Assert.Equal(found, string.Join(", ", findings.Select(finding => $"{finding.Line}: {finding.Code}")));
        Assert.Equal(mended ?? text, LintFix.Apply(text, findings.Select(finding => finding.Fix).OfType<LintFix>()));
    }

    [Theory]
    [InlineData("unified_mode true if respond_to?(:unified_mode)\nprovides :c_x\n", "1: Chef/Correctness/ConditionalUnifiedModeTrue")]
    [InlineData("unified_mode true\nprovider_base Chef::Provider\n", "2: Chef/Deprecations/ResourceUsesProviderBaseMethod")]
    [InlineData("unified_mode true\naction :a do\n  updated = true\nend\n", "3: Chef/Deprecations/ResourceUsesUpdatedMethod")]
    [InlineData("unified_mode true\naction :a do\n  updated = true\n  new_resource.updated_by_last_action(updated)\nend\n", "")]
    [InlineData("unified_mode true\naction :a do\n  systemd_thing 'x' do\n    mount do\n      what 'y'\n    end\n  end\nend\n", "")]
    public void Custom_resources_are_looked_through(string text, string found) =>
        Assert.Equal(found, string.Join(", ", Look("resources/x.rb", text).Select(finding => $"{finding.Line}: {finding.Code}")));

    [Theory]
    [InlineData("poise", "Chef/Deprecations/CookbookDependsOnPoise")]
    [InlineData("chef_nginx", "Chef/Deprecations/DependsOnChefNginxCookbook")]
    [InlineData("sudo", "Chef/Modernize/UnnecessaryDependsChef14")]
    [InlineData("c", "Chef/Deprecations/CookbooksDependsOnSelf")]
    public void Dependencies_that_are_not_needed_are_told(string cookbook, string code)
    {
        workshop.With("c/metadata.rb", $"name 'c'\nversion '1.0.0'\ndepends '{cookbook}'\n");
        Assert.Equal([code], new CookbookLint(workshop.Machine, new ResourceVocabulary(workshop.Machine)).Look(workshop["c"]).Select(finding => finding.Code));
    }

    [Fact]
    public void A_new_cookbook_has_no_findings()
    {
        NewCookbook.Write(workshop.Machine, workshop["."], "shop");
        Assert.Empty(new CookbookLint(workshop.Machine, new ResourceVocabulary(workshop.Machine)).Look(workshop["shop"]));
    }
}
