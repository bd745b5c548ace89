using System.Diagnostics;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>The command line as processes of its own: policies that were exported, archives, and many at once on one cache.</summary>
public sealed class CommandTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    CommandLine Line => new(workshop);

    (int Code, string Output, string Error) Run(string directory, string tool, params IReadOnlyList<string> arguments) => Line.Run(directory, tool, arguments);

    void Export()
    {
        workshop.WithCookbook("app/web", "web", "1.0.0");
        workshop.With("app/web/recipes/default.rb", "log \"#{node['port']} #{node['only']} #{node.policy_name} #{node.policy_group} #{node.chef_environment} #{node['policy_revision'].size}\" do\n  level :warn\nend\n");
        workshop.With("app/web/recipes/extra.rb", "log('extra') { level :warn }\n");
        workshop.With("app/Policyfile.rb", "name 'site'\nrun_list 'web'\nnamed_run_list :more, 'web::extra'\ncookbook 'web', path: 'web'\ndefault['port'] = 80\noverride['local']['only'] = 'here'\n");
        Assert.Equal((0, ""), (Run("app", "recipe", "policy", "install") is var installed ? (installed.Code, installed.Error) : default));
        Assert.Equal(0, Run("app", "recipe", "policy", "export", "../out").Code);
        Directory.Delete(workshop["app"], recursive: true);
    }

    [Theory]
    [InlineData("ruby -e 1", 0)]
    [InlineData("ruby -e exit!(3)", 3)]
    [InlineData("ruby -e raise", 1)]
    [InlineData("converge empty.rb", 0)]
    public void A_process_leaves_no_temporary_file_behind(string arguments, int code)
    {
        workshop.With("home/empty.rb", "").With("temporary/x", "");
        File.Delete(workshop["temporary/x"]);
        var line = new CommandLine(workshop) { Variables = { ["TMPDIR"] = workshop["temporary"] } };
        Assert.Equal(code, line.Run("home", "recipe", arguments.Split(' ')).Code);
        Assert.Empty(Directory.GetFileSystemEntries(workshop["temporary"]));
    }

    [Theory]
    [InlineData("out", "chef-client", "-z")]
    [InlineData("out", "recipe", "converge -z")]
    [InlineData("out", "recipe", "converge")]
    [InlineData("home", "recipe", "converge ../out")]
    [InlineData("home", "recipe", "converge ../out/Policyfile.lock.json")]
    public void An_exported_policy_converges_where_it_lies(string directory, string tool, string arguments)
    {
        Export();
        var (code, output, error) = Run(directory, tool, arguments.Split(' '));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("WARN: 80 here site local local 64", output, StringComparison.Ordinal);
        Assert.Contains("Using Policyfile 'site' at revision '", output, StringComparison.Ordinal);
        Assert.Contains("WARN: extra", Run(directory, tool, [.. arguments.Split(' '), tool == "recipe" ? "--named-run-list" : "-n", "more"]).Output, StringComparison.Ordinal);
        if (tool == "chef-client")
        {
            Directory.Delete(Directory.GetDirectories(workshop["out/cookbook_artifacts"])[0], recursive: true);
            Assert.Contains("the cookbook web of policy 'site' is missing", Run(directory, tool, "-z").Error, StringComparison.Ordinal);
            File.WriteAllText(workshop["out/.chef/config.rb"], "policy_name 'other'\npolicy_group 'local'\n");
            Assert.Contains("has no policy 'other'; there is site", Run(directory, tool, "-z").Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("recipe", "converge --recipe-url")]
    [InlineData("chef-client", "-z --recipe-url")]
    [InlineData("chef-solo", "-r")]
    public void An_archive_of_cookbooks_converges(string tool, string arguments)
    {
        File.WriteAllBytes(workshop.With("home/x", "")["home/repo.zip"], Zips.Of(
            ("cookbooks/web/metadata.rb", "name 'web'\nversion '1.0.0'\n"), ("cookbooks/web/recipes/default.rb", "log(\"role says #{node['colour']}\") { level :warn }\n"),
            ("roles/base.json", """{"name": "base", "default_attributes": {"colour": "green"}, "run_list": ["recipe[web]"]}""")));
        var (code, output, error) = Run("home", tool, [.. arguments.Split(' '), workshop["home/repo.zip"], "-o", "role[base]"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("WARN: role says green", output, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Run("home", tool, [.. arguments.Split(' '), "nowhere.zip"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cookbook_with_git_and_path_dependencies_converges_again_with_everything_cut_off()
    {
        workshop.WithCookbook("repo/cookbooks/deep", "deep", "2.1.0").Commit("repo");
        workshop.WithCookbook("beside", "beside", "0.3.0");
        workshop.WithCookbook("app", "app", "1.0.0", "deep ~> 2.0", "beside");
        workshop.With("app/recipes/default.rb", "include_recipe 'deep'\ninclude_recipe 'beside'\n");
        workshop.With("app/Berksfile", $"metadata\ncookbook 'deep', git: 'file://{workshop["repo"]}', rel: 'cookbooks/deep'\ncookbook 'beside', path: '../beside'\n");
        Converges();
        Directory.Move(workshop["repo"], workshop["gone"]);
        Converges();
        File.Delete(workshop["app/Berksfile.lock"]);
        Converges();
        Directory.Delete(workshop.CacheRoot, recursive: true);
        var (code, _, error) = Run("app", "recipe", "converge");
        Assert.Equal(1, code);
        Assert.Contains("git repository", error, StringComparison.Ordinal);
        Assert.Empty(workshop.Trees);

        void Converges()
        {
            var (converged, output, _) = Run("app", "recipe", "converge");
            Assert.Equal(0, converged);
            Assert.Contains("* log[deep 2.1.0] action write", output, StringComparison.Ordinal);
            Assert.Contains("* log[beside 0.3.0] action write", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_processes_share_a_cache()
    {
        await using var server = new FaultySupermarket();
        var names = Enumerable.Range(0, 8).Select(n => $"c{n}").ToList();
        names.ForEach(name => server.With(name, "1.0.0"));
        server.Fault = async (_, _, _) =>
        {
            await Task.Delay(20);
            return false;
        };
        workshop.WithCookbook("repo", "fromgit", "1.0.0").Commit("repo");
        var berksfile = $"source '{server.Address}'\n{string.Concat(names.Select(name => $"cookbook '{name}'\n"))}cookbook 'fromgit', git: 'file://{workshop["repo"]}'\n";
        var processes = Enumerable.Range(0, 5).Select(n =>
        {
            workshop.With($"app{n}/Berksfile", berksfile);
            return Process.Start(Line.Command($"app{n}", "recipe", "berks", "vendor", "out"))!;
        }).ToList();
        Assert.All(processes.Select(CommandLine.End), ended => Assert.Equal((0, ""), (ended.Code, ended.Error)));
        Assert.Equal(9, workshop.Trees.Count);
        Assert.Empty(workshop.Unfinished);
        foreach (var n in Enumerable.Range(0, 5))
        {
            Assert.Equal(9, Directory.GetDirectories(workshop[$"app{n}/out"]).Length);
            Assert.Equal(File.ReadAllText(workshop["app0/Berksfile.lock"]), File.ReadAllText(workshop[$"app{n}/Berksfile.lock"]));
        }

        // One that is killed in the middle leaves nothing that another takes for whole.
        Directory.Delete(workshop.CacheRoot, recursive: true);
        server.Fault = async (path, _, _) =>
        {
            await Task.Delay(path.StartsWith("/files", StringComparison.Ordinal) ? 300 : 0);
            return false;
        };
        using var killed = Process.Start(Line.Command("app0", "recipe", "berks", "install"))!;
        for (var clock = Stopwatch.StartNew(); workshop.Trees.Count == 0 && !killed.HasExited && clock.Elapsed < TimeSpan.FromSeconds(20); Thread.Sleep(5))
        {
        }

        killed.Kill();
        await killed.WaitForExitAsync();
        server.Fault = null;
        Assert.Equal(0, Run("app0", "recipe", "berks", "verify") is { Code: 0 } ? 0 : Run("app0", "recipe", "berks", "install").Code);
        Assert.Equal((0, ""), (Run("app0", "recipe", "berks", "verify") is var verified ? (verified.Code, verified.Error) : default));
    }

    [Fact]
    public void Every_verb_speaks_JSON()
    {
        workshop.WithCookbook("app", "app", "1.0.0", "deep").WithCookbook("deep", "deep", "1.0.0");
        workshop.With("app/Berksfile", "metadata\ncookbook 'deep', path: '../deep'\n");
        workshop.With("app/Policyfile.rb", "name 'p'\nrun_list 'app'\ncookbook 'app', path: '.'\ncookbook 'deep', path: '../deep'\n");
        foreach (var command in new[]
        {
            "berks install", "berks update", "berks outdated", "berks list", "berks info deep", "berks show deep", "berks vendor ../vendored", "berks package ../all.tgz", "berks verify", "berks viz", "berks contingent deep",
            "berks shelf list", "policy install", "policy update", "policy show", "policy export ../exported", "cookbook new ../fresh", "cookbook show", "cookbook lint",
        })
        {
            var (code, output, error) = Run("app", "recipe", [.. command.Split(' '), "--json"]);
            Assert.True((code, error) == (0, ""), $"{command}: {code} {error}");
            using var said = System.Text.Json.JsonDocument.Parse(output);
        }

        foreach (var command in new[] { "berks install -b nowhere", "berks info nobody", "policy install nowhere.rb", "policy show nowhere.lock.json", "policy export ../exported", "cookbook show ../nowhere" })
        {
            var (code, output, error) = Run("app", "recipe", [.. command.Split(' '), "--json"]);
            Assert.True((code, error) == (1, ""), $"{command}: {code} {error}");
            using var said = System.Text.Json.JsonDocument.Parse(output);
            Assert.NotEmpty(said.RootElement.GetProperty("error").GetProperty("message").GetString()!);
        }
    }

    [SkippableFact]
    public async Task On_a_terminal_what_is_under_way_is_shown_and_goes_away()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "needs script(1)");
        await using var server = new FaultySupermarket().With("web", "1.0.0");
        server.Fault = async (path, _, _) =>
        {
            await Task.Delay(path.StartsWith("/files", StringComparison.Ordinal) ? 2200 : 0);
            return false;
        };
        workshop.With("app/Berksfile", $"source '{server.Address}'\ncookbook 'web'\n");
        var own = Line.Command("app", "recipe", "berks", "install");
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"{own.FileName} berks install", "/dev/null"]) { WorkingDirectory = own.WorkingDirectory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in own.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["TERM"] = "xterm";
        start.Environment["CI"] = "";
        var (code, output, _) = CommandLine.End(Process.Start(start)!);
        Assert.Equal(0, code);
        Assert.Contains("\r\u001b[K  0/1 web (1.0.0)", output, StringComparison.Ordinal);
        Assert.Contains("(1 s)", output, StringComparison.Ordinal);
        Assert.Contains($"\r\u001b[KInstalling web (1.0.0) from {server.Address}\r\n", output, StringComparison.Ordinal);
        Directory.Delete(workshop.CacheRoot, recursive: true);
        start.Environment["CI"] = "true";
        Assert.DoesNotContain("\u001b[K", CommandLine.End(Process.Start(start)!).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_goes_on_with_what_lies_beside_when_nothing_can_be_fetched()
    {
        workshop.WithCookbook("site/app", "app", "1.0.0", "beside").WithCookbook("site/beside", "beside", "1.0.0");
        workshop.With("site/app/recipes/default.rb", "include_recipe 'beside'\n");
        workshop.With("site/app/Berksfile", "source 'http://127.0.0.1:1'\nmetadata\n");
        var (code, output, error) = Run(".", "recipe", "compile", "site/app");
        Assert.Equal(0, code);
        Assert.Contains("log[beside 1.0.0]", output, StringComparison.Ordinal);
        Assert.Contains("the cookbooks beside", error, StringComparison.Ordinal);
        Assert.Equal(1, Run(".", "recipe", "converge", "site/app").Code);
    }

    [Fact]
    public void A_gem_that_metadata_asks_for_is_warned_of()
    {
        workshop.WithCookbook("app", "app", "1.0.0").With("app/metadata.rb", "name 'app'\nversion '1.0.0'\ngem 'nokogiri', '~> 1.0'\ngem 'json'\n");
        var (code, output, _) = Run("app", "recipe", "converge");
        Assert.Equal(0, code);
        Assert.Contains("cookbook app: the gem nokogiri, which its metadata asks for, cannot be loaded here", output, StringComparison.Ordinal);
        Assert.DoesNotContain("gem json", output, StringComparison.Ordinal);
    }
}
