using Microsoft.AspNetCore.Http;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Sources;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Cookbooks from a server: as usual, and with each fault that servers and networks have.</summary>
public sealed class SupermarketTests : IAsyncLifetime
{
    readonly Workshop workshop = new();
    readonly FaultySupermarket server = new FaultySupermarket()
        .With("apt", "2.9.2").With("apt", "7.4.0").With("web", "1.0.0", """{"apt": "~> 2.0"}""").With("web", "0.9.0");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        workshop.Dispose();
    }

    string Berksfile(string lines = "cookbook 'web'")
    {
        workshop.With("app/Berksfile", $"source '{server.Address}'\n{lines}\n");
        return "app/Berksfile";
    }

    void NothingIsHalfInstalled()
    {
        Assert.Empty(workshop.Unfinished);
        Assert.All(workshop.Trees, tree => Assert.True(File.Exists(tree + "/manifest")));
    }

    [Fact]
    public void Cookbooks_are_resolved_fetched_and_locked()
    {
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile()));
        Assert.Equal("""
            DEPENDENCIES
              web

            GRAPH
              apt (2.9.2)
              web (1.0.0)

            """, File.ReadAllText(workshop["app/Berksfile.lock"]));
        NothingIsHalfInstalled();
    }

    [Fact]
    public async Task A_lock_is_followed_with_the_network_cut()
    {
        workshop.Install(Berksfile());
        var asked = server.Asked.Count;
        await server.DisposeAsync();
        Assert.True(workshop.Install(Berksfile()).FollowedLock);
        Assert.Equal(asked, server.Asked.Count);
    }

    [Fact]
    public async Task Without_the_network_a_new_resolution_uses_the_index_of_last_time()
    {
        workshop.Install(Berksfile());
        await server.DisposeAsync();
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile("cookbook 'web', '~> 1.0'\ncookbook 'apt', '< 3.0.0'")));
        Assert.Contains(workshop.Events.Lines, line => line.StartsWith("note ", StringComparison.Ordinal) && line.Contains("cannot be reached", StringComparison.Ordinal));
    }

    [Fact]
    public void A_locked_version_stays_until_it_is_updated()
    {
        workshop.Install(Berksfile("cookbook 'apt', '~> 2.0'"));
        Assert.Equal("apt 2.9.2", workshop.Names(Berksfile("cookbook 'apt'")));
        Assert.Equal("apt 7.4.0", workshop.Names(Berksfile("cookbook 'apt'"), new InstallOptions { Update = ["apt"] }));
    }

    [Fact]
    public void An_index_that_has_not_changed_is_not_sent_again()
    {
        workshop.Install(Berksfile());
        workshop.Install(Berksfile(), new InstallOptions { UpdateAll = true });
        Assert.Equal(2, server.Asked.Count(path => path == "/universe"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public void Errors_that_pass_are_waited_out(int status)
    {
        server.Fault = (path, time, http) => Status(http, time <= 2 && path != "/universe" ? status : 0);
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile()));
        NothingIsHalfInstalled();
    }

    [Theory]
    [InlineData(500, "answers 500")]
    [InlineData(403, "answers 403")]
    public void Errors_that_stay_are_told(int status, string told)
    {
        server.Fault = (path, _, http) => Status(http, path.StartsWith("/files", StringComparison.Ordinal) ? status : 0);
        var error = Assert.Throws<RecipeError>(() => workshop.Install(Berksfile()));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(workshop["app/Berksfile.lock"]));
        Assert.Empty(workshop.Trees);
        NothingIsHalfInstalled();
    }

    [Fact]
    public void A_cut_off_archive_is_fetched_again()
    {
        server.Fault = async (path, time, http) =>
        {
            if (!path.StartsWith("/files", StringComparison.Ordinal) || time > 1)
            {
                return false;
            }

            http.Response.ContentLength = 10_000;
            await http.Response.Body.WriteAsync(new byte[500]);
            http.Abort();
            return true;
        };
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile()));
        NothingIsHalfInstalled();
    }

    [Fact]
    public void An_archive_shorter_than_announced_by_the_API_is_refused()
    {
        server.Fault = (path, _, http) => Body(http, path.StartsWith("/files", StringComparison.Ordinal) ? Workshop.Archive("web", "1.0.0") : null);
        Assert.Contains("size is wrong", Assert.Throws<RecipeError>(() => workshop.Install(Berksfile())).Message, StringComparison.Ordinal);
        Assert.Empty(workshop.Trees);
        NothingIsHalfInstalled();
    }

    [Fact]
    public void An_archive_cut_off_without_anyone_saying_so_is_refused()
    {
        server.SaysSizes = false;
        var whole = Workshop.Archive("web", "1.0.0", ("files/a", string.Concat(Enumerable.Range(0, 9000).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        foreach (var kept in new[] { whole.Length / 2, whole.Length - 6, 40 })
        {
            server.Fault = (path, _, http) => Body(http, path.StartsWith("/files", StringComparison.Ordinal) ? whole[..kept] : null);
            Assert.Equal("Archive::Refused", Assert.Throws<RecipeError>(() => workshop.Install(Berksfile())).ErrorClass);
            Assert.Empty(workshop.Trees);
            NothingIsHalfInstalled();
        }
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        workshop.With("app/x", "");
        server.Fault = async (path, _, http) =>
        {
            if (path.StartsWith("/files", StringComparison.Ordinal))
            {
                http.Response.Headers.ContentMD5 = "AAAAAAAAAAAAAAAAAAAAAA==";
            }

            await Task.CompletedTask;
            return false;
        };
        Assert.Contains("checksum is wrong", Assert.Throws<RecipeError>(() => workshop.Install(Berksfile())).Message, StringComparison.Ordinal);
        NothingIsHalfInstalled();
    }

    [Fact]
    public void A_slow_server_is_waited_for()
    {
        server.Fault = async (_, _, _) =>
        {
            await Task.Delay(200);
            return false;
        };
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile()));
    }

    [Fact]
    public void A_version_that_has_vanished_is_told_with_the_mend()
    {
        workshop.Install(Berksfile());
        Directory.Delete(workshop.CacheRoot, recursive: true);
        server.Remove("web", "1.0.0");
        var error = Assert.Throws<RecipeError>(() => workshop.Install(Berksfile()));
        Assert.Contains("no longer has web (1.0.0): run `recipe berks update web`", error.Message, StringComparison.Ordinal);
        Assert.Equal("web 0.9.0", workshop.Names(Berksfile(), new InstallOptions { Update = ["web"] }));
    }

    [Fact]
    public void An_archive_of_another_cookbook_is_refused()
    {
        server.SaysSizes = false;
        server.Fault = (path, _, http) => Body(http, path.StartsWith("/files", StringComparison.Ordinal) ? Workshop.Archive("evil", "1.0.0") : null);
        Assert.Equal("Berkshelf::MismatchedCookbookName", Assert.Throws<RecipeError>(() => workshop.Install(Berksfile())).ErrorClass);
        Assert.Empty(workshop.Trees);
    }

    [Fact]
    public void A_server_with_an_index_and_archives_only_will_do()
    {
        server.HasApi = false;
        Assert.Equal("apt 2.9.2, web 1.0.0", workshop.Names(Berksfile()));
    }

    [Fact]
    public void The_first_of_several_sources_that_has_a_version_wins()
    {
        workshop.WithCookbook("repo/apt", "apt", "2.9.2");
        workshop.With("app/Berksfile", $"source chef_repo: '../repo'\nsource '{server.Address}'\ncookbook 'web'\n");
        var installation = workshop.Install("app/Berksfile");
        Assert.Equal(workshop["repo/apt"], installation.Cookbooks.Single(cookbook => cookbook.Name == "apt").Directory);
    }

    [Fact]
    public void A_damaged_cookbook_in_the_cache_is_fetched_again()
    {
        var directory = workshop.Install(Berksfile()).Cookbooks.Single(cookbook => cookbook.Name == "web").Directory;
        File.WriteAllText(directory + "/recipes/default.rb", "raise 'damaged'\n");
        Assert.Contains("install web", Lines());
        Assert.Equal("log 'web 1.0.0'\n", File.ReadAllText(directory + "/recipes/default.rb"));
        File.Delete(directory + "/files/big.bin");
        Assert.Contains("install web", Lines());
        Assert.True(File.Exists(directory + "/files/big.bin"));

        IReadOnlyList<string> Lines()
        {
            workshop.Events.Lines.Clear();
            workshop.Install(Berksfile());
            return workshop.Events.Lines;
        }
    }

    [Fact]
    public void Several_installations_at_once_do_no_harm()
    {
        Berksfile();
        Parallel.For(0, 6, _ =>
        {
            var context = workshop.Context();
            var file = RecipeEngine.Cookbooks.Berks.Berksfile.Read(context.Ruby, workshop["app/Berksfile"]);
            Assert.Equal(2, new BerksInstaller(context, file).Install(new InstallOptions()).Cookbooks.Count);
        });
        Assert.Equal(2, workshop.Trees.Count);
        NothingIsHalfInstalled();
    }

    static Task<bool> Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status == 0 ? 200 : status;
        return Task.FromResult(status != 0);
    }

    static async Task<bool> Body(HttpContext http, byte[]? body)
    {
        if (body is not null)
        {
            await http.Response.Body.WriteAsync(body);
        }

        return body is not null;
    }
}
