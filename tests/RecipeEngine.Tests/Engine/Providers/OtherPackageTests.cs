using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>pacman, Portage, Paludis and easy_install: answers in the form their tools are known to print, given back by a machine in memory.</summary>
public sealed class OtherPackageTests
{
    static FakeSystem Host(string id)
    {
        var machine = ProviderRun.Debian();
        machine.RemoveFile("/var/lib/dpkg/status");
        return machine.AddFile("/etc/os-release", $"ID={id}\nPRETTY_NAME=\"{id}\"\n");
    }

    static FakeSystem Arch() => Host("arch").Answer(c => c.Program == "pacman" ? new FakeAnswer() : null)
        .AddFile("/etc/pacman.conf", "[options]\nHoldPkg = pacman\n[core]\nInclude = /etc/pacman.d/mirrorlist\n[extra]\nInclude = /etc/pacman.d/mirrorlist\n")
        .Answer("pacman -Sl", "core bash 5.2.026-2 [installed]\ncore zlib 1:1.3.1-1\nextra vim 9.1.0-1 [installed: 9.0.2-1]\nextra tree 2.1.1-1\ntesting nano 7.2-1\n");

    [Fact]
    public void Pacman_installs_what_its_list_offers()
    {
        var run = ProviderRun.Of(Arch(), "package(%w(bash tree zlib)) { options '--needed' }");
        Assert.Null(run.Error);
        Assert.Equal(["- install version 2.1.1-1 of package tree", "- install version 1:1.3.1-1 of package zlib"], run.Lines.Skip(1));
        Assert.Equal(["pacman --sync --noconfirm --noprogressbar --needed tree zlib"], run.Commands);
    }

    [Fact]
    public void Pacman_upgrades_and_removes()
    {
        Assert.Equal(["pacman --sync --noconfirm --noprogressbar vim"], ProviderRun.Of(Arch(), "pacman_package('vim') { action :upgrade }").Commands);
        Assert.Empty(ProviderRun.Of(Arch(), "pacman_package('bash') { action :upgrade; timeout 60; version '5.2.026-2' }").Commands);
        Assert.Equal(["pacman --remove --noconfirm --noprogressbar vim"], ProviderRun.Of(Arch(), "pacman_package('editor') { package_name 'vim'; action :remove }").Commands);
        Assert.Equal(["pacman --remove --noconfirm --noprogressbar vim"], ProviderRun.Of(Arch(), "pacman_package('vim') { action :purge }").Commands);
    }

    [Theory]
    [InlineData("pacman_package 'nano'", "pacman does not have a version of package nano")]
    [InlineData("pacman_package('tree') { environment('A' => 'b') }", "The environment property is not supported for package resources on this platform")]
    public void Pacman_says_what_is_wrong(string recipe, string message) => Assert.Contains(message, ProviderRun.Of(Arch(), recipe).Error!.Message, StringComparison.Ordinal);

    static FakeSystem Gentoo() => Host("gentoo").Answer(c => c.Program == "emerge" ? new FakeAnswer() : null)
        .AddDirectory("/var/db/pkg/dev-vcs/git-2.16.2-r1").AddDirectory("/var/db/pkg/dev-vcs/git-lfs-3.4.0")
        .AddDirectory("/var/db/pkg/app-a/one-1.0").AddDirectory("/var/db/pkg/app-b/one-2.0")
        .Answer("portageq best_visible / git", "dev-vcs/git-2.45.1\n").Answer("portageq best_visible / sys-apps/tree", "sys-apps/tree-2.1.0-r3\n")
        .Answer("portageq best_visible / nothing", "", 1).Answer(c => c.Arguments.Contains("many") ? new FakeAnswer("", 1, "Unqualified atom could match multiple packages\n") : null);

    [Fact]
    public void Portage_reads_its_database_and_asks_portageq()
    {
        Assert.Equal(["emerge -g --color n --nospinner --quiet =git-2.45.1"], ProviderRun.Of(Gentoo(), "package('git') { action :upgrade }").Commands);
        Assert.Equal(["emerge -g --color n --nospinner --quiet =git-2.45.1"], ProviderRun.Of(Gentoo(), "portage_package('git') { action :upgrade }").Commands);
        Assert.Empty(ProviderRun.Of(Gentoo(), "package('git') { version '2.16.2-r1' }").Commands);
        Assert.Equal(["emerge -g --color n --nospinner --quiet --oneshot =sys-apps/tree-2.1.0-r3"], ProviderRun.Of(Gentoo(), "portage_package('sys-apps/tree') { options '--oneshot' }").Commands);
        Assert.Equal(["emerge -g --color n --nospinner --quiet '~git-2.40'"], ProviderRun.Of(Gentoo(), "portage_package('git') { version '~2.40'; timeout 60 }").Commands);
        Assert.Equal(["emerge --unmerge --color n --nospinner --quiet dev-vcs/git"], ProviderRun.Of(Gentoo(), "portage_package('dev-vcs/git') { action :remove }").Commands);
        Assert.Equal(["emerge --unmerge --color n --nospinner --quiet =git-2.16.2-r1"], ProviderRun.Of(Gentoo(), "portage_package('vcs') { package_name 'git'; version '2.16.2-r1'; action :purge }").Commands);
    }

    [Theory]
    [InlineData("one", "Multiple packages found for one: app-a/one-1.0 app-b/one-2.0. Specify a category.")]
    [InlineData("nothing", "Query for 'nothing' did not find a matching package")]
    [InlineData("many", "Query for 'many' matched multiple packages (please specify a category)")]
    public void Portage_says_what_is_wrong(string name, string message) => Assert.Contains(message, ProviderRun.Of(Gentoo(), $"portage_package '{name}'").Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Paludis_reads_the_ids_of_cave()
    {
        const string Ids = "cave -L warning print-ids -M none -m {0} -f '%c/%p %v %r\n'";
        var machine = Host("exherbo").Answer(c => c.Program == "cave" ? new FakeAnswer() : null)
            .Answer(string.Format(System.Globalization.CultureInfo.InvariantCulture, Ids, "net/ntp"), "group/ntp 0 accounts\ngroup/ntp 0 installed-accounts\nnet/ntp 4.2.6_p5-r1 arbor\nnet/ntp 4.2.6_p5-r2 arbor\n")
            .Answer(string.Format(System.Globalization.CultureInfo.InvariantCulture, Ids, "sys-apps/less"), "sys-apps/less 487 arbor\nsys-apps/less 481 installed\n");
        Assert.Equal(["cave -L warning resolve -x --quick =net/ntp-4.2.6_p5-r2"], ProviderRun.Of(machine, "package('net/ntp') { options '--quick' }").Commands);
        Assert.Equal("- upgrade(allow_downgrade) package sys-apps/less from 481 to 487", ProviderRun.Of(machine, "paludis_package('sys-apps/less') { action :upgrade; timeout 60 }").Lines[^1]);
        Assert.Empty(ProviderRun.Of(machine, "paludis_package('less') { package_name 'sys-apps/less'; version '481' }").Commands);
        Assert.Equal(["cave -L warning uninstall -x sys-apps/less"], ProviderRun.Of(machine, "paludis_package('sys-apps/less') { action :remove }").Commands);
        Assert.Equal(["cave -L warning uninstall -x =sys-apps/less-481"], ProviderRun.Of(machine, "paludis_package('sys-apps/less') { version '481'; action :purge }").Commands);
    }

    [Fact]
    public void Eggs_are_asked_for_their_version()
    {
        var machine = ProviderRun.Debian().Answer(c => c.Program is "easy_install" or "/opt/bin/easy_install" ? new FakeAnswer() : null)
            .Answer("python -c 'import flask'", "", 1).Answer("python -c 'import sys; print(sys.path)'", "['', '/usr/lib/python2.7/site-packages/pip-1.5.6-py2.7.egg']\n")
            .Answer("python -c 'import pip'", "").Answer("python -c 'import pip; print(pip.__version__)'", "", 1)
            .Answer("/opt/bin/python -c 'import simplejson'", "").Answer("/opt/bin/python -c 'import simplejson; print(simplejson.__version__)'", "3.3.0\n")
            .Answer("easy_install -n flask", "Searching for flask\nBest match: Flask 0.10.1\nProcessing flask\n").Answer("easy_install -n pip", "Best match: pip 1.5.6\n")
            .Answer("/opt/bin/easy_install -n json", "Best match: json 3.4.0\n");
        Assert.Equal(["easy_install --zip-ok flask==0.10.1"], ProviderRun.Of(machine, "easy_install_package('flask') { options '--zip-ok' }", chef: "12").Commands);
        Assert.Empty(ProviderRun.Of(machine, "easy_install_package 'pip'", chef: "12").Commands);
        Assert.Equal(["easy_install -m pip"], ProviderRun.Of(machine, "easy_install_package('pip') { action :remove }", chef: "12").Commands);
        const string Json = "easy_install_package('json') { module_name 'simplejson'; python_binary '/opt/bin/python'; easy_install_binary '/opt/bin/easy_install'; ";
        Assert.Equal(["/opt/bin/easy_install json==3.4.0"], ProviderRun.Of(machine, Json + "action :upgrade }", chef: "12").Commands);
        Assert.Equal(["/opt/bin/easy_install json==3.1"], ProviderRun.Of(machine, Json + "version '3.1' }", chef: "12").Commands);
        Assert.Equal(["/opt/bin/easy_install -m json"], ProviderRun.Of(machine, Json + "action :purge }", chef: "12").Commands);
        Assert.Contains("easy_install_package", ProviderRun.Of(machine, "easy_install_package 'pip'").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Erlang_code_is_fed_to_a_node()
    {
        var machine = ProviderRun.Debian().Answer("erl_call -e -s -name riak@host -c monster", "{ok, [a]}").Answer("erl_call -e -sname chef@localhost", "{error, none}");
        var run = ProviderRun.Of(machine, "erl_call('stop') { code 'q().'; distributed true; name_type 'name'; node_name 'riak@host'; cookie 'monster' }", chef: "12");
        Assert.Equal(["erl_call[stop] run", "- run erlang block"], run.Lines);
        Assert.Equal("q().\n", System.Text.Encoding.UTF8.GetString(machine.Commands[^1].Input!.Value.Span));
        Assert.Contains("{error, none}", ProviderRun.Of(machine, "erl_call 'x'", chef: "12").Error!.Message, StringComparison.Ordinal);
    }
}
