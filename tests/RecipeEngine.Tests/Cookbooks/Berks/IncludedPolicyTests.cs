using Microsoft.AspNetCore.Http;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Policyfiles;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Policies that are part of others.</summary>
public sealed class IncludedPolicyTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    InstalledPolicy Install(string file, string? text = null, bool update = false)
    {
        if (text is not null)
        {
            workshop.With(file, text);
        }

        var context = workshop.Context();
        return new PolicyInstaller(context).Install(Policyfile.Read(context.Ruby, workshop[file]), update ? [] : null);
    }

    string Names(InstalledPolicy policy) => string.Join(", ", policy.Cookbooks.Select(cookbook => $"{cookbook.Name} {cookbook.Version}"));

    // A repository with a policy whose cookbook is part of it.
    string Base(string version)
    {
        workshop.WithCookbook("repo/policies/base_cookbook", "base", version);
        Install("repo/policies/base.rb", "name 'base'\nrun_list 'base'\ncookbook 'base', path: 'base_cookbook'\ndefault['a'] = 1\n");
        return workshop.Commit("repo");
    }

    string Top(string include) => $"name 'top'\nrun_list 'web'\ncookbook 'web', path: 'web'\ninclude_policy 'base', {include}\ndefault['b'] = 2\n";

    [Fact]
    public void A_policy_is_included_from_git_and_its_commit_is_kept_until_an_update()
    {
        var first = Base("1.0.0");
        workshop.WithCookbook("web", "web", "1.0.0");
        var top = Top($"git: 'file://{workshop["repo"]}', branch: 'main', path: 'policies/base.lock.json'");
        var policy = Install("Policyfile.rb", top);
        Assert.Equal("base 1.0.0, web 1.0.0", Names(policy));
        Assert.Equal(["recipe[base::default]", "recipe[web::default]"], policy.Lock.RunList);
        Assert.Equal(["a", "b"], policy.Lock.DefaultAttributes.Keys);
        var included = (OrderedDictionary<string, object?>)((List<object?>)policy.Lock.Root["included_policy_locks"]!)[0]!;
        Assert.Equal(first, ((OrderedDictionary<string, object?>)included["source_options"]!)["revision"]);
        Assert.Equal("policies/base_cookbook", ((OrderedDictionary<string, object?>)policy.Lock.Find("base")!["source_options"]!)["rel"]);
        Base("1.1.0");
        Assert.Equal("base 1.0.0, web 1.0.0", Names(Install("Policyfile.rb")));
        Directory.Move(workshop["repo"], workshop["away"]);
        Assert.Equal("base 1.0.0, web 1.0.0", Names(Install("Policyfile.rb")));
        Directory.Move(workshop["away"], workshop["repo"]);
        Assert.Equal("base 1.1.0, web 1.0.0", Names(Install("Policyfile.rb", update: true)));
        Assert.Equal("base 1.1.0, web 1.0.0", Names(new PolicyInstaller(workshop.Context()).InstallLocked(workshop["Policyfile.lock.json"])));
    }

    [Fact]
    public async Task A_policy_is_included_from_an_address()
    {
        workshop.WithCookbook("repo/base", "base", "1.0.0").Commit("repo");
        workshop.WithCookbook("web", "web", "1.0.0");
        Install("other/Policyfile.rb", $"name 'base'\nrun_list 'base'\ncookbook 'base', git: 'file://{workshop["repo"]}', rel: 'base'\n");
        await using var server = new LocalServer(http => http.Request.Path == "/base.lock.json" ? http.Response.SendFileAsync(workshop["other/Policyfile.lock.json"]) : Missing(http));
        Assert.Equal("base 1.0.0, web 1.0.0", Names(Install("Policyfile.rb", Top($"remote: '{server.Address}/base.lock.json'"))));
        await server.DisposeAsync();
        Assert.Equal("base 1.0.0, web 1.0.0", Names(Install("Policyfile.rb")));
        Assert.Contains(workshop.Events.Lines, line => line.Contains("policy of last time", StringComparison.Ordinal));
    }

    static Task Missing(HttpContext http)
    {
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_cannot_be_included_is_told_with_its_line()
    {
        Base("1.0.0");
        workshop.WithCookbook("web", "web", "1.0.0");
        await using var server = new LocalServer(http => http.Request.Path == "/base.lock.json" ? http.Response.SendFileAsync(workshop["repo/policies/base.lock.json"]) : Missing(http));
        foreach (var (include, told) in new[]
        {
            ("server: 'https://chef.example/organizations/o', policy_name: 'base', policy_group: 'p'", "server: is not supported, there is no Chef server here"),
            ($"git: 'file://{workshop["repo"]}', path: 'nowhere.lock.json'", "has no lock at nowhere.lock.json"),
            ($"git: 'file://{workshop["repo"]}', path: '../../x'", "has no lock at ../../x"),
            ("remote: 'ftp://x/y'", "takes the http(s) address"),
            ($"remote: '{server.Address}/gone'", "there is no lock at http"),
            ($"remote: '{server.Address}/base.lock.json'", "not part of what was fetched"),
            ("branch: 'main'", "give the path:, git: or remote:"),
            ("colour: 'red'", "the option colour: is not known"),
        })
        {
            var error = Assert.Throws<RecipeError>(() => Install("Policyfile.rb", Top(include)));
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
            Assert.Equal((workshop["Policyfile.rb"], 4), (error.File, error.Line));
        }
    }
}
