using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

public sealed class PackageProviderTests
{
    const string Vim = "Package: vim\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2:9.0-1\n\n";
    const string Policy = "git:\n  Installed: (none)\n  Candidate: 1:2.39.5-0\n  Version table:\n     1:2.39.5-0 500\n        500 http://deb.debian.org/debian bookworm/main amd64 Packages\n";

    [Fact]
    public void An_installed_package_takes_no_command()
    {
        var machine = ProviderRun.Debian(Vim);
        var run = ProviderRun.Of(machine, "package 'vim'");
        Assert.Equal(["apt_package[vim] install"], run.Lines);
        Assert.DoesNotContain(machine.Commands, c => c.Program.StartsWith("apt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Missing_ones_of_a_list_are_installed_at_once(bool whyRun)
    {
        var machine = ProviderRun.Debian(Vim).Answer("apt-cache policy git", Policy)
            .Answer("apt-get -q -y --allow-downgrades -o 'Dpkg::Options::=--force-confdef' -o 'Dpkg::Options::=--force-confold' install 'git=1:2.39.5-0'")
            .Answer(c => c.Program == "apt-get" ? new FakeAnswer() : null);
        var run = ProviderRun.Of(machine, "package %w(vim git)", whyRun);
        Assert.Equal(["apt_package[vim, git] install", "- install version 1:2.39.5-0 of package git"], run.Lines);
        var installs = machine.Commands.Where(c => c.Program == "apt-get").ToList();
        Assert.Equal(whyRun ? 0 : 1, installs.Count);
        if (!whyRun)
        {
            Assert.Equal(["-q", "-y", "--allow-downgrades", "-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold", "install", "git=1:2.39.5-0"],
                installs[0].Arguments);
            Assert.Equal("noninteractive", installs[0].Environment["DEBIAN_FRONTEND"]);
        }
    }

    [Fact]
    public void An_unknown_package_is_an_error_and_why_run_assumes_a_repository()
    {
        var machine = ProviderRun.Debian().Answer(c => c.Program == "apt-cache" ? new FakeAnswer() : null);
        var run = ProviderRun.Of(machine, "package 'nothing'");
        Assert.Contains("No candidate version available for nothing", run.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("* Assuming a repository that offers nothing would have been configured", ProviderRun.Of(machine, "package 'nothing'", whyRun: true).Lines);
    }

    [Fact]
    public void Removal_and_purge_in_Chefs_words()
    {
        var machine = ProviderRun.Debian(Vim).Answer(c => c.Program == "apt-get" ? new FakeAnswer() : null);
        var run = ProviderRun.Of(machine, "package('vim') { action :remove }\npackage('vim again') { package_name 'vim'; action :purge }");
        Assert.Equal(["apt_package[vim] remove", "- remove package vim", "apt_package[vim again] purge", "- purge  package vim"], run.Lines);
    }
}
