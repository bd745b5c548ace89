using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>dnf, yum, rpm and zypper: what they printed on hosts of their families, given back by a machine in memory.</summary>
public sealed class RpmPackageTests
{
    const string Query = "--queryformat '%{NAME} %{EPOCH}:%{VERSION}-%{RELEASE} %{ARCH}\\n'";
    const string Repoquery = "--available --queryformat '%{name} %{epoch}:%{version}-%{release} %{arch}\\n'";

    static FakeSystem Rocky() => ProviderRun.Rpm("rocky", "9.4")
        .Answer(c => c.Program is "dnf" or "rpm" or "yum" or "zypper" ? new FakeAnswer("", c.Program == "rpm" ? 1 : 0) : null)
        .Answer($"rpm -q {Query} tree", "package tree is not installed\n", 1)
        .Answer($"rpm -q {Query} bash", "bash (none):5.1.8-9.el9 x86_64\n")
        .Answer($"rpm -q {Query} httpd", "httpd (none):2.4.57-5.el9 x86_64\n")
        .Answer($"dnf -q repoquery {Repoquery} tree", "tree 0:1.8.0-10.el9 x86_64\ntree 0:1.8.0-10.el9 i686\n")
        .Answer($"dnf -q repoquery {Repoquery} bash", "bash 0:5.1.8-6.el9 x86_64\nbash 0:5.1.8-9.el9 x86_64\n")
        .Answer($"dnf -q repoquery {Repoquery} httpd", "httpd 0:2.4.57-5.el9 x86_64\nhttpd 0:2.4.57-11.el9_4 x86_64\n");

    [Fact]
    public void Dnf_installs_the_newest_of_the_own_architecture()
    {
        var run = ProviderRun.Of(Rocky(), "package %w(bash tree)");
        Assert.Equal(["dnf_package[bash, tree] install", "- install version 0:1.8.0-10.el9.x86_64 of package tree"], run.Lines);
        Assert.Equal(["dnf -y install tree-0:1.8.0-10.el9.x86_64"], run.Commands);
    }

    [Fact]
    public void Versions_may_be_parts_or_patterns()
    {
        Assert.Empty(ProviderRun.Of(Rocky(), "dnf_package('httpd') { version '2.4.57' }").Commands);
        Assert.Empty(ProviderRun.Of(Rocky(), "dnf_package('httpd') { version '2.4.*' }").Commands);
        var run = ProviderRun.Of(Rocky(), "dnf_package('httpd') { version '2.4.57-11*'; options '--enablerepo=extra' }");
        Assert.Contains("no candidate version", ProviderRun.Of(Rocky(), "dnf_package('httpd') { version '9' }").Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(run.Error);
    }

    [Fact]
    public void Dnf_upgrades_and_removes()
    {
        var upgrade = ProviderRun.Of(Rocky(), "dnf_package('httpd') { action :upgrade }");
        Assert.Equal("- upgrade(allow_downgrade) package httpd from 0:2.4.57-5.el9.x86_64 to 0:2.4.57-11.el9_4.x86_64", upgrade.Lines[^1]);
        Assert.Equal(["dnf -y install httpd-0:2.4.57-11.el9_4.x86_64"], upgrade.Commands);
        var removal = ProviderRun.Of(Rocky(), "dnf_package('httpd') { action :remove }\ndnf_package('again') { package_name 'bash'; action :purge }");
        Assert.Equal(["dnf -y remove httpd-0:2.4.57-5.el9.x86_64", "dnf -y remove bash-0:5.1.8-9.el9.x86_64"], removal.Commands);
    }

    [Fact]
    public void Dnf_locks_and_unlocks()
    {
        var machine = Rocky().Answer("dnf --version", "4.14.0\n").Answer("dnf versionlock list", "bash-0:5.1.8-9.el9.*\n");
        Assert.Empty(ProviderRun.Of(machine, "dnf_package('bash') { action :lock }").Commands);
        Assert.Equal(["dnf -d0 -e0 -y versionlock delete '*:bash-*'"], ProviderRun.Of(machine, "dnf_package('bash') { action :unlock }").Commands);
        Assert.Equal(["dnf -d0 -e0 versionlock add tree"], ProviderRun.Of(machine, "dnf_package('tree') { action :lock }").Commands);
        var five = Rocky().Answer("dnf --version", "dnf5 version 5.2.6\n").Answer("dnf versionlock list", "# Added\nPackage name: bash\nevr = 5.1\n");
        Assert.Equal(["dnf -y versionlock delete bash"], ProviderRun.Of(five, "dnf_package('bash') { action :unlock }").Commands);
    }

    [Fact]
    public void A_package_file_is_asked_for_its_name()
    {
        var machine = Rocky().AddFile("/root/t.rpm", "").Answer($"rpm -qp {Query} /root/t.rpm", "tree (none):1.8.0-11.el9 x86_64\n");
        var run = ProviderRun.Of(machine, "dnf_package('tree') { source '/root/t.rpm' }");
        Assert.Equal(["dnf_package[tree] install", "- install version 0:1.8.0-11.el9.x86_64 of package tree"], run.Lines);
        Assert.Equal(["dnf -y install /root/t.rpm"], run.Commands);
    }

    [Fact]
    public void Yum_reads_its_list_and_goes_back_when_asked()
    {
        var machine = ProviderRun.Rpm("centos", "7").Answer(c => c.Program is "rpm" ? new FakeAnswer("", 1) : c.Program is "yum" ? new FakeAnswer() : null)
            .Answer($"rpm -q {Query} httpd", "httpd (none):2.4.6-99.el7.centos x86_64\n")
            .Answer("yum -q list available --showduplicates httpd",
                "Available Packages\nhttpd.x86_64               2.4.6-95.el7.centos                base\nhttpd.x86_64               2.4.6-97.el7.centos.a.very.long.release.that.wraps\n                                                                updates\n")
            .Answer("yum -q list available --showduplicates tree", "Available Packages\ntree.x86_64     1:1.6.0-10.el7     base\n");
        var run = ProviderRun.Of(machine, "package('tree') { timeout 60 }\npackage('httpd') { version '2.4.6-95.el7.centos' }");
        Assert.Equal(["yum -y install tree-1:1.6.0-10.el7.x86_64", "yum -y downgrade httpd-0:2.4.6-95.el7.centos.x86_64"], run.Commands);
        machine.Answer("yum versionlock list", "0:httpd-2.4.6-99.el7.centos.*\n");
        Assert.Equal(["yum -d0 -e0 -y versionlock delete '*:httpd-*'"], ProviderRun.Of(machine, "yum_package('httpd') { action :unlock }").Commands);
        Assert.Equal(["yum -y remove httpd-0:2.4.6-99.el7.centos.x86_64"], ProviderRun.Of(machine, "yum_package('httpd') { action :remove }").Commands);
    }

    [Fact]
    public void Rpm_installs_and_upgrades_files()
    {
        const string Format = "--queryformat '%{NAME} %{VERSION}-%{RELEASE}\\n'";
        var machine = Rocky().AddFile("/root/tree-2.rpm", "").Answer($"rpm -qp {Format} /root/tree-2.rpm", "tree 2.0-1\n").Answer($"rpm -q {Format} tree", "package tree is not installed\n", 1);
        Assert.Equal(["rpm --nodeps -i /root/tree-2.rpm"], ProviderRun.Of(machine, "rpm_package('tree') { source '/root/tree-2.rpm'; options '--nodeps' }").Commands);
        machine.Answer($"rpm -q {Format} tree", "tree 1.9-1\n");
        Assert.Equal(["rpm -U --oldpackage /root/tree-2.rpm"], ProviderRun.Of(machine, "rpm_package('tree') { source '/root/tree-2.rpm'; action :upgrade }").Commands);
        Assert.Equal(["rpm -e tree"], ProviderRun.Of(machine, "rpm_package('tree') { action :remove }").Commands);
        Assert.Contains("not found", ProviderRun.Of(machine, "rpm_package 'tree'").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zypper_reads_its_tables()
    {
        var machine = ProviderRun.Rpm("opensuse-leap", "15.5").Answer(c => c.Program == "zypper" ? new FakeAnswer() : null)
            .Answer("zypper --non-interactive info tree", "package 'tree' not found.\n", 104)
            .Answer("zypper --non-interactive info vim", "Information for package vim:\n---\nVersion        : 9.0.1-1.1\nArch           : x86_64\nInstalled      : Yes\nStatus         : out-of-date (version 8.2.5-1.1 installed)\n")
            .Answer("zypper --non-interactive search -s --provides --match-exact --type=package tree", "S | Name | Type    | Version   | Arch   | Repository\n--+------+---------+-----------+--------+-----------\n  | tree | package | 1.8.0-1.1 | x86_64 | Main\n")
            .Answer("zypper --non-interactive search -s --provides --match-exact --type=package vim", "S | Name | Type    | Version   | Arch   | Repository\nv | vim  | package | 9.0.1-1.1 | x86_64 | Main\n")
            .Answer("zypper locks", "# | Name | Type    | Repository\n1 | vim  | package | (any)\n");
        Assert.Equal(["zypper --non-interactive install --auto-agree-with-licenses --oldpackage tree=1.8.0-1.1"], ProviderRun.Of(machine, "package 'tree'").Commands);
        Assert.Equal("- upgrade(allow_downgrade) package vim from 8.2.5-1.1 to 9.0.1-1.1", ProviderRun.Of(machine, "zypper_package('vim') { action :upgrade; gpg_check false }").Lines[^1]);
        Assert.Equal(["zypper --non-interactive removelock vim"], ProviderRun.Of(machine, "zypper_package('vim') { action [:lock, :unlock] }").Commands);
        Assert.Equal(["zypper --non-interactive remove --clean-deps vim"], ProviderRun.Of(machine, "zypper_package('vim') { action :purge }").Commands);
    }

    [Fact]
    public void Snaps_by_channel()
    {
        var machine = ProviderRun.Debian().Answer(c => c.Program == "snap" ? new FakeAnswer() : null)
            .Answer("snap list hello", "error: no matching snaps installed\n", 1)
            .Answer("snap list core", "Name  Version    Rev    Tracking       Publisher   Notes\ncore  16-2.61.4  17200  latest/stable  canonical✓  core\n")
            .Answer("snap info hello", "name:      hello\nchannels:\n  latest/stable:    2.10 2019-04-17 (38) 98kB -\n  latest/candidate: ^\n  latest/edge:      2.11 2020-01-01 (40) 99kB -\n")
            .Answer("snap info core", "channels:\n  latest/stable:    16-2.61.4 2024-05-17 (17200) 109MB -\n");
        var run = ProviderRun.Of(machine, "snap_package('hello') { channel 'edge'; options 'classic' }\nsnap_package 'core'");
        Assert.Equal(["snap install --channel=edge --classic hello"], run.Commands);
        Assert.Equal(["snap remove core"], ProviderRun.Of(machine, "snap_package('core') { action :remove }").Commands);
    }

    [Theory]
    [InlineData("0:1.10-1", "0:1.9-1", 1)]
    [InlineData("1:1.0-1", "2.0-1", 1)]
    [InlineData("1.0~rc1-1", "1.0-1", -1)]
    [InlineData("1.0^git1-1", "1.0-1", 1)]
    [InlineData("1.0a-1", "1.0.1-1", -1)]
    [InlineData("1.0-1.el9.x86_64", "1.0", 0)]
    [InlineData("1.05-1", "1.5-1", 0)]
    public void Versions_compare_as_rpm_compares_them(string left, string right, int order) =>
        Assert.Equal(order, RecipeEngine.Engine.Formats.RpmPackage.CompareVersions(left, right));
}
