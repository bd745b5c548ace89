using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Sources;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Cookbooks from real git repositories.</summary>
public sealed class GitTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    string Url => "file://" + workshop["repo"];

    void Berksfile(string options) => workshop.With("app/Berksfile", $"cookbook 'web', git: '{Url}'{options}\n");

    [Fact]
    public void The_default_branch_a_branch_a_tag_and_a_commit_are_found()
    {
        workshop.WithCookbook("repo", "web", "1.0.0");
        var first = workshop.Commit("repo");
        workshop.Git("repo", "tag", "-a", "v1", "-m", "one");
        workshop.WithCookbook("repo", "web", "2.0.0").Commit("repo");
        workshop.Git("repo", "checkout", "-q", "-b", "old", first);
        workshop.WithCookbook("repo", "web", "1.1.0").Commit("repo");
        workshop.Git("repo", "checkout", "-q", "main");
        foreach (var (options, version) in new[]
        {
            ("", "2.0.0"), (", branch: 'old'", "1.1.0"), (", tag: 'v1'", "1.0.0"), ($", ref: '{first}'", "1.0.0"), ($", ref: '{first[..7]}'", "1.0.0"), (", branch: 'v1'", "1.0.0"),
        })
        {
            Berksfile(options);
            Assert.Equal($"web {version}", workshop.Names("app/Berksfile", new InstallOptions { UpdateAll = true }));
        }
    }

    [Fact]
    public void The_lock_holds_the_commit_until_it_is_updated()
    {
        workshop.WithCookbook("repo/cookbooks/web", "web", "1.0.0");
        var commit = workshop.Commit("repo");
        Berksfile(", branch: 'main', rel: 'cookbooks/web'");
        workshop.Install("app/Berksfile");
        Assert.Equal($"""
            DEPENDENCIES
              web
                git: {Url}
                revision: {commit}
                branch: main
                rel: cookbooks/web

            GRAPH
              web (1.0.0)

            """, File.ReadAllText(workshop["app/Berksfile.lock"]));
        workshop.WithCookbook("repo/cookbooks/web", "web", "1.1.0").Commit("repo");
        Assert.Equal("web 1.0.0", workshop.Names("app/Berksfile"));
        Assert.Equal("web 1.1.0", workshop.Names("app/Berksfile", new InstallOptions { Update = ["web"] }));
    }

    [Fact]
    public void What_was_fetched_once_needs_no_repository()
    {
        workshop.WithCookbook("repo", "web", "1.0.0").Commit("repo");
        Berksfile(", branch: 'main'");
        workshop.Install("app/Berksfile");
        Directory.Move(workshop["repo"], workshop["away"]);
        Assert.Equal("web 1.0.0", workshop.Names("app/Berksfile"));
        Assert.Equal("web 1.0.0", workshop.Names("app/Berksfile", new InstallOptions { UpdateAll = true }));
        Assert.Contains(workshop.Events.Lines, line => line.Contains("commit of last time", StringComparison.Ordinal));
    }

    [Fact]
    public void Submodules_come_along()
    {
        workshop.With("inner/shared.rb", "SHARED = 1\n").Commit("inner");
        workshop.WithCookbook("repo", "web", "1.0.0").Commit("repo");
        workshop.Git("repo", "submodule", "--quiet", "add", "../inner", "libraries");
        workshop.Commit("repo");
        Berksfile("");
        Assert.True(File.Exists(workshop.Install("app/Berksfile").Cookbooks[0].Directory + "/libraries/shared.rb"));
    }

    [Theory]
    [InlineData("objects/")]
    [InlineData("HEAD")]
    public void A_damaged_repository_in_the_cache_is_fetched_again(string damaged)
    {
        workshop.WithCookbook("repo", "web", "1.0.0").Commit("repo");
        Berksfile(", branch: 'main'");
        workshop.Install("app/Berksfile");
        foreach (var file in Directory.GetFiles(workshop["cache/git"], "*", SearchOption.AllDirectories).Where(file => file.Contains("/" + damaged, StringComparison.Ordinal)))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.WriteAllText(file, "");
        }

        Directory.Delete(workshop["cache/trees"], recursive: true);
        Assert.Equal("web 1.0.0", workshop.Names("app/Berksfile"));
        workshop.WithCookbook("repo", "web", "1.1.0").Commit("repo");
        Assert.Equal("web 1.1.0", workshop.Names("app/Berksfile", new InstallOptions { UpdateAll = true }));
        Assert.Contains(workshop.Events.Lines, line => line.Contains("was damaged and is fetched again", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_are_told_in_a_sentence()
    {
        Berksfile("");
        Assert.Equal("Berkshelf::GitError", Fault().ErrorClass);
        workshop.WithCookbook("repo/sub", "web", "1.0.0").Commit("repo");
        Assert.Contains("say so with rel:", Fault().Message, StringComparison.Ordinal);
        Berksfile(", branch: 'nope'");
        Assert.Contains("nope", Fault().Message, StringComparison.Ordinal);
        Berksfile(", rel: '../..'");
        Assert.Contains("leads out", Fault().Message, StringComparison.Ordinal);
        workshop.With("app/Berksfile", "cookbook 'web', git: '--upload-pack=touch /tmp/x'\n");
        Assert.Contains("no address", Fault().Message, StringComparison.Ordinal);
        Assert.Empty(workshop.Unfinished);

        RecipeError Fault() => Assert.Throws<RecipeError>(() => workshop.Install("app/Berksfile", new InstallOptions { UpdateAll = true }));
    }
}
