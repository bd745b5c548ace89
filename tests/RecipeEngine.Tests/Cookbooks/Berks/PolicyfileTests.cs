using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Policyfiles;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Policyfiles and their locks.</summary>
public sealed class PolicyfileTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    InstalledPolicy Install(string text)
    {
        workshop.With("Policyfile.rb", text);
        var context = workshop.Context();
        return new PolicyInstaller(context).Install(Policyfile.Read(context.Ruby, workshop["Policyfile.rb"]));
    }

    const string Site = """
        name 'site'
        default_source :chef_repo, 'repo'
        run_list 'web', 'recipe[web::extra]'
        Dir.children('repo').sort.each { |name| named_run_list name.to_sym, name }
        cookbook 'web', path: 'web'
        default['web']['port'] = 80
        override['web']['tags'] = %w(a b)
        """;

    [Fact]
    public void A_policy_is_locked_and_the_lock_is_stable()
    {
        workshop.WithCookbook("web", "web", "1.0.0", "apt ~> 2.0").WithCookbook("repo/apt", "apt", "2.9.2");
        var policy = Install(Site).Lock;
        Assert.Equal(["recipe[web::default]", "recipe[web::extra]"], policy.RunList);
        Assert.Equal(["recipe[apt::default]"], policy.RunListOf("apt"));
        Assert.Equal(["apt", "web"], policy.CookbookLocks.Keys);
        Assert.Equal(PolicyLock.ComputeRevision(policy.Root), policy.RevisionId);
        var text = File.ReadAllText(workshop["Policyfile.lock.json"]);
        Assert.Equal(text, PolicyLock.Parse(text).ToString());
        Install(Site);
        Assert.Equal(text, File.ReadAllText(workshop["Policyfile.lock.json"]));
        Assert.Equal(["apt 2.9.2", "web 1.0.0"], new PolicyInstaller(workshop.Context()).InstallLocked(workshop["Policyfile.lock.json"]).Cookbooks.Select(cookbook => $"{cookbook.Name} {cookbook.Version}"));
    }

    [Fact]
    public void An_exported_policy_is_complete()
    {
        workshop.WithCookbook("web", "web", "1.0.0").WithCookbook("repo/apt", "apt", "2.9.2");
        var policy = Install(Site);
        new PolicyExport(workshop.Context()).Write(policy, workshop["out"], force: false);
        Assert.True(File.Exists(workshop[$"out/policies/site-{policy.Lock.RevisionId}.json"]));
        Assert.Equal(2, Directory.GetDirectories(workshop["out/cookbook_artifacts"]).Length);
        Assert.Throws<RecipeError>(() => new PolicyExport(workshop.Context()).Write(policy, workshop["out"], force: false));
    }

    [Theory]
    [InlineData("run_list 'a'", "has no name")]
    [InlineData("name 'x'", "run_list cannot be empty")]
    [InlineData("name 'x'\nrun_list 'role[a]'", "roles have no place")]
    [InlineData("name 'x'\ndefault_source :chef_server, 'https://chef.example'", "not supported")]
    [InlineData("name 'x'\nrun_list 'a'\ninclude_policy 'b', path: 'nowhere'", "there is no lock")]
    public void Mistakes_are_told(string text, string told) => Assert.Contains(told, Assert.Throws<RecipeError>(() => Install(text)).Message, StringComparison.Ordinal);
}
