using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Scripts;
using RecipeEngine.Cookbooks.Sources;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Berksfiles are Ruby, and locks are text of one exact form.</summary>
public sealed class BerksfileTests : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    Berksfile Read(string text)
    {
        workshop.With("app/Berksfile", text);
        return Berksfile.Read(new CookbookRuby(workshop.Machine), workshop["app/Berksfile"]);
    }

    [Fact]
    public void Every_word_is_understood()
    {
        workshop.WithCookbook("app", "app", "0.1.0");
        var file = Read("""
            source 'https://supermarket.chef.io/'
            source chef_repo: '..'
            solver :ruby, :required
            extension 'halite'
            metadata

            def fixture(name, options = {})
              cookbook name, '>= 0.1', { path: "test/#{name}" }.merge(options)
            end

            %w(one two).each { |n| fixture n }
            cookbook "apt", "~> 7.0"
            cookbook 'nginx', :github => 'sous-chefs/nginx', :branch => "main", group: :web
            group :test, :web do
              cookbook 'ssh', github: 'x/ssh', protocol: :ssh, tag: 'v1', rel: 'cookbooks/ssh'
            end
            cookbook 'late' if File.exist?('Berksfile')
            """);
        Assert.Equal([Berksfile.PublicSupermarket, workshop["."].TrimEnd('.').TrimEnd('/')], file.Sources.Select(source => source.Address));
        Assert.Equal(["app", "apt", "late", "nginx", "one", "ssh", "two"], file.Dependencies.Select(dependency => dependency.Name));
        Assert.Equal(new PathLocation(".", workshop["app"], IsMetadata: true), file.Find("app")!.Location);
        Assert.Equal(new PathLocation("test/one", workshop["app/test/one"]), file.Find("one")!.Location);
        Assert.Equal(new GitLocation("https://github.com/sous-chefs/nginx.git", Branch: "main"), file.Find("nginx")!.Location);
        Assert.Equal(new GitLocation("git@github.com:x/ssh.git", Tag: "v1", Subdirectory: "cookbooks/ssh"), file.Find("ssh")!.Location);
        Assert.Equal(["test", "web"], file.Find("ssh")!.Groups);
        Assert.Equal(["web"], file.Find("nginx")!.Groups);
        Assert.Equal(12, file.Find("apt")!.Line);
        Assert.Equal(["extension 'halite' is ignored"], file.Notes);
        Assert.Equal(["nginx", "ssh"], file.InGroups(["web"], []).Dependencies.Select(dependency => dependency.Name));
        Assert.Equal(["app", "apt", "late", "nginx", "one", "two"], file.InGroups([], ["test"]).Dependencies.Select(dependency => dependency.Name));
    }

    [Theory]
    [InlineData("source :chef_server", "source :chef_server is not supported", 1)]
    [InlineData("source chef_server: 'https://chef.example'", "source :chef_server is not supported", 1)]
    [InlineData("\ncookbook 'a', 'what'", "'what' is no version constraint", 2)]
    [InlineData("cookbook 'a'\ncookbook 'a'", "multiple entries named 'a'", 2)]
    [InlineData("cookbook 'a', path: 'x', git: 'y'", "gives path and git: keep one", 1)]
    [InlineData("cookbook 'a', brnch: 'x'", "the option brnch: is not known", 1)]
    [InlineData("metadata", "'metadata' needs a metadata.rb", 1)]
    [InlineData("\n\nrecipe 'x'", "NoMethodError: undefined method", 3)]
    [InlineData("source 'not an address'", "is not a valid Berkshelf source URI", 1)]
    [InlineData("cookbook 'a", "unterminated", null)]
    public void Mistakes_are_told_with_their_place(string text, string told, int? line)
    {
        var error = Assert.Throws<RecipeError>(() => Read(text));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Equal((workshop["app/Berksfile"], line), (error.File, error.Line));
    }

    [Fact]
    public void Old_words_and_addresses_mean_the_public_Supermarket()
    {
        Assert.Equal([Berksfile.PublicSupermarket], Read("site :opscode").Sources.Select(source => source.Address));
        Assert.Equal([Berksfile.PublicSupermarket], Read("source 'http://api.berkshelf.com'\nsource 'https://supermarket.getchef.com'").Sources.Select(source => source.Address));
    }

    [Theory]
    [InlineData("DEPENDENCIES\n\nGRAPH\n")]
    [InlineData("DEPENDENCIES\n  apt (~> 2.0)\n  mycb\n    path: .\n    metadata: true\n\nGRAPH\n  apt (2.9.2)\n  mycb (0.1.0)\n    apt (~> 2.0)\n")]
    [InlineData("""
        DEPENDENCIES
          foo
            git: https://github.com/u/foo.git
            revision: 0123456789012345678901234567890123456789
            ref: abc1234
            branch: master
            tag: v1
            rel: sub/dir
          git_at
            git: git@github.com:u/git_at.git
            revision: 0123456789012345678901234567890123456789
          other (>= 1)

        GRAPH
          foo (1.0.0)
            bar (>= 0.0.0)
          git_at (0.0.1)
          other (10.20.30)

        """)]
    public void A_lock_comes_out_as_it_went_in(string text) => Assert.Equal(text, BerksLock.Parse(text).ToString());

    [Fact]
    public void Berkshelf_2_locks_are_converted()
    {
        var converted = BerksLock.Parse("""{"dependencies": {"b": {"locked_version": "1.0.0"}, "a": {"path": "../a"}}}""");
        Assert.Equal("DEPENDENCIES\n  a\n    path: ../a\n  b\n\nGRAPH\n  b (1.0.0)\n", converted.ToString());
    }

    [Fact]
    public void Berkshelf_1_locks_are_converted()
    {
        const string Ruby = "cookbook 'web', :git => 'git://x/web.git', :ref => '0123456789012345678901234567890123456789', :branch => \"main\"\ncookbook 'mine', :path => '/home/me/mine'\n\ncookbook 'apt', :locked_version => '1.7.0'";
        Assert.Equal("DEPENDENCIES\n  apt\n  mine\n    path: /home/me/mine\n  web\n    git: git://x/web.git\n    revision: 0123456789012345678901234567890123456789\n    branch: main\n\nGRAPH\n  apt (1.7.0)\n",
            BerksLock.Parse(Ruby).ToString());
        Assert.Equal(2, Assert.Throws<RecipeError>(() => BerksLock.Parse("cookbook 'a'\nputs 1\n", "Berksfile.lock")).Line);
    }

    [Fact]
    public void A_malformed_lock_is_told_with_its_line() =>
        Assert.Equal(3, Assert.Throws<RecipeError>(() => BerksLock.Parse("DEPENDENCIES\n  a\n<<<<<<< HEAD\n", "Berksfile.lock")).Line);

    [Fact]
    public void Groups_that_are_left_out_are_not_looked_at_and_stay_locked()
    {
        workshop.WithCookbook("a", "a", "1.0.0").WithCookbook("b", "b", "1.0.0");
        workshop.With("app/Berksfile", "cookbook 'a', path: '../a'\ncookbook 'b', path: '../b', group: :test\n");
        workshop.Install("app/Berksfile");
        var locked = File.ReadAllText(workshop["app/Berksfile.lock"]);
        Directory.Delete(workshop["b"], recursive: true);
        Assert.Equal("a 1.0.0", workshop.Names("app/Berksfile", new InstallOptions { Except = ["test"] }));
        Assert.Equal(locked, File.ReadAllText(workshop["app/Berksfile.lock"]));
    }

    [Fact]
    public void A_changed_cookbook_in_a_directory_ends_the_trust_in_the_lock()
    {
        workshop.WithCookbook("a", "a", "1.0.0").WithCookbook("repo/b", "b", "2.0.0");
        workshop.With("app/Berksfile", "source chef_repo: '../repo'\ncookbook 'a', path: '../a'\n");
        Assert.Equal("a 1.0.0", workshop.Names("app/Berksfile"));
        workshop.WithCookbook("a", "a", "1.0.1", "b ~> 2.0");
        Assert.Equal("a 1.0.1, b 2.0.0", workshop.Names("app/Berksfile"));
    }

    [Fact]
    public void Vendored_cookbooks_are_whole_and_packages_always_the_same()
    {
        workshop.WithCookbook("a", "a", "1.0.0", "b ~> 1.0").WithCookbook("b", "b", "1.0.0").With("a/chefignore", "spec/*\n").With("a/spec/x_spec.rb", "").With("a/.git/HEAD", "x");
        workshop.With("app/Berksfile", "cookbook 'a', path: '../a'\ncookbook 'b', path: '../b'\n").With("out/old/x", "").With("out/a/old.rb", "");
        var installation = workshop.Install("app/Berksfile");
        var vendoring = new Vendoring(workshop.Context());
        vendoring.Vendor(installation.Cookbooks, workshop["out"], delete: true);
        Assert.Equal(["a/chefignore", "a/metadata.json", "a/metadata.rb", "a/recipes/default.rb", "b/metadata.json", "b/metadata.rb", "b/recipes/default.rb"],
            Directory.GetFiles(workshop["out"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(workshop["out"], file)).Order(StringComparer.Ordinal));
        Assert.Contains("\"b\": \"~> 1.0\"", File.ReadAllText(workshop["out/a/metadata.json"]), StringComparison.Ordinal);
        vendoring.Package(installation.Cookbooks, workshop["one.tgz"]);
        vendoring.Package(installation.Cookbooks, workshop["two.tgz"]);
        Assert.Equal(File.ReadAllBytes(workshop["one.tgz"]), File.ReadAllBytes(workshop["two.tgz"]));
    }
}
