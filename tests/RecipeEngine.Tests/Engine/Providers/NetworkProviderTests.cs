using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>Interfaces, routes, arrays of disks and Red Hat's subscriptions, on scripted output.</summary>
public sealed class NetworkProviderTests
{
    const string Listing = """
        eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
                inet 192.0.2.10  netmask 255.255.255.0  broadcast 192.0.2.255
                ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)

        """;

    const string Routes = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\neth0\t0000FEA9\t010200C0\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";

    static FakeSystem Answering(FakeSystem machine) => machine.Answer(c => c.Program is "ip" or "ifconfig" or "mdadm" or "subscription-manager" || c.ToString().Contains("mdadm", StringComparison.Ordinal)
            || c.ToString().Contains("subscription-manager", StringComparison.Ordinal) ? new FakeAnswer() : null)
        .Answer("ifconfig --version", "net-tools 2.10\n").Answer("ifconfig", Listing).AddFile("/proc/net/route", Routes);

    [Fact]
    public void An_address_and_its_file_on_Red_Hat()
    {
        var machine = Answering(ProviderRun.Rpm("rocky", "9.4"));
        var run = ProviderRun.Of(machine, "ifconfig('198.51.100.2') { device 'eth1'; mask '255.255.255.0'; bootproto 'static'; onboot 'yes'; bonding_opts 'mode=1' }");
        Assert.Equal("- run ifconfig eth1 198.51.100.2 netmask 255.255.255.0 to add ifconfig[198.51.100.2]", run.Lines[1]);
        Assert.Equal("\nDEVICE=eth1\nONBOOT=yes\nBOOTPROTO=static\nIPADDR=198.51.100.2\nNETMASK=255.255.255.0\nBONDING_OPTS=\"mode=1\"\n          ", machine.TryReadText("/etc/sysconfig/network-scripts/ifcfg-eth1"));
        Assert.Equal(["ifconfig eth0 down"], ProviderRun.Of(machine, "ifconfig('192.0.2.10') { device 'eth0'; action :delete }").Commands);
        Assert.Equal(["ifconfig eth0 down"], ProviderRun.Of(machine, "ifconfig('192.0.2.10') { device 'eth0'; action [:enable, :disable] }").Commands);
        Assert.Contains("net-tools not found", ProviderRun.Of(machine.Answer("ifconfig --version", "", 1), "ifconfig('x') { device 'eth0' }").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Routes_are_compared_and_kept_on_Red_Hat()
    {
        var machine = Answering(ProviderRun.Rpm("rocky", "9.4"));
        var run = ProviderRun.Of(machine, "route('10.1.0.0') { netmask '255.255.0.0'; gateway '192.0.2.1'; device 'eth1'; comment 'far' }");
        Assert.Equal(["ip route replace 10.1.0.0/16 via 192.0.2.1 dev eth1"], run.Commands);
        Assert.Equal(["ip route delete 169.254.0.0/24 via 192.0.2.1"], ProviderRun.Of(machine, "route('169.254.0.0') { netmask '255.255.255.0'; gateway '192.0.2.1'; action :delete }").Commands);
        Assert.Equal("# far\n10.1.0.0/16 via 192.0.2.1 dev eth1\n", machine.TryReadText("/etc/sysconfig/network-scripts/route-eth1"));
    }

    [Fact]
    public void Arrays_of_disks()
    {
        var machine = Answering(ProviderRun.Debian()).Answer("mdadm --detail --test /dev/md0", "mdadm: cannot open /dev/md0\n", 4).Answer("mdadm --detail --test /dev/md1", "State : clean\n");
        Assert.Equal(["- create RAID device /dev/md0"], ProviderRun.Of(machine, "mdadm('/dev/md0') { devices %w(/dev/sda /dev/sdb); level 5; chunk 64; metadata '1.2'; bitmap 'internal' }").Lines.Skip(1));
        Assert.Contains(machine.Commands, c => c.ToString().Contains("yes | mdadm --create /dev/md0 --level 5 --chunk=64 --metadata=1.2 --bitmap=internal --raid-devices 2 /dev/sda /dev/sdb", StringComparison.Ordinal));
        Assert.Equal(["- assemble RAID device /dev/md0"], ProviderRun.Of(machine, "mdadm('/dev/md0') { devices %w(/dev/sda); action :assemble }").Lines.Skip(1));
        Assert.Equal(["- stop RAID device /dev/md1"], ProviderRun.Of(machine, "mdadm('/dev/md1') { action :stop }").Lines.Skip(1));
        Assert.Empty(ProviderRun.Of(machine, "mdadm('/dev/md1') { devices %w(/dev/sda) }").Lines.Skip(1));
    }

    [Fact]
    public void Subscriptions()
    {
        var machine = Answering(ProviderRun.Rpm("rhel", "9.4")).Answer(c => c.Program is "rpm" ? new FakeAnswer("a 0:1-1 noarch\n") : c.Program is "dnf" || c.ToString().Contains("dnf", StringComparison.Ordinal) ? new FakeAnswer() : null)
            .Answer(c => c.ToString().Contains("status", StringComparison.Ordinal) ? new FakeAnswer("Overall Status: Unknown\n") : null)
            .Answer(c => c.ToString().Contains("list-enabled", StringComparison.Ordinal) ? new FakeAnswer("Repo ID:   rhel-9-baseos\nEnabled: 1\n") : null)
            .Answer(c => c.ToString().Contains("--consumed", StringComparison.Ordinal) ? new FakeAnswer("Subscription Name: Test\nSerial:            77\nPool ID:           abc\n") : null);
        Assert.Contains("- execute subscription-manager register --activationkey=k --org=o --name=n", ProviderRun.Of(machine, "rhsm_register('x') { activation_key 'k'; organization 'o'; system_name 'n' }").Lines);
        Assert.Empty(ProviderRun.Of(machine, "rhsm_repo 'rhel-9-baseos'").Commands);
        Assert.Contains("- execute subscription-manager repos --disable=rhel-9-baseos", ProviderRun.Of(machine, "rhsm_repo('rhel-9-baseos') { action :disable }").Lines);
        Assert.Equal(["- attach subscription pool def"], ProviderRun.Of(machine, "rhsm_subscription 'def'").Lines.Skip(1));
        Assert.Contains("- execute subscription-manager remove --serial=77", ProviderRun.Of(machine, "rhsm_subscription('abc') { action :remove }").Lines);
        Assert.Contains("- execute dnf update --advisory RHSA:2024 -y", ProviderRun.Of(machine, "rhsm_errata 'RHSA:2024'").Lines);
        Assert.Contains("- execute dnf update --sec-severity=Critical -y", ProviderRun.Of(machine, "rhsm_errata_level 'critical'").Lines);
        Assert.Empty(ProviderRun.Of(machine, "rhsm_register('x') { action :unregister }").Commands);
    }

    [Fact]
    public void Repositories_of_zypper_and_yum()
    {
        var machine = ProviderRun.Rpm("opensuse-leap", "15.5").Answer(c => c.ToString().Contains("zypper", StringComparison.Ordinal) ? new FakeAnswer() : null);
        var run = ProviderRun.Of(machine, "zypper_repository('site') { baseurl 'https://example.com/rpm'; description 'Site'; gpgcheck false; priority 50 }");
        Assert.Equal("# This file was generated by Chef Infra\n# Do NOT modify this file by hand.\n\n[site]\ntype=NONE\nenabled=1\nautorefresh=1\ngpgcheck=0\nbaseurl=https://example.com/rpm\npriority=50\nkeeppackages=0\nmode=0644\nrefresh_cache=1\nname=Site\n",
            machine.TryReadText("/etc/zypp/repos.d/site.repo"));
        Assert.Contains("- execute zypper --quiet --non-interactive refresh --force site", run.Lines);
        Assert.Contains("- execute zypper --quiet --non-interactive removerepo site", ProviderRun.Of(machine, "zypper_repository('site') { action :remove }").Lines);

        var rocky = ProviderRun.Rpm("rocky", "9.4").AddFile("/usr/bin/yum", "", 0b111_101_101).AddFile("/usr/bin/dnf", "", 0b111_101_101)
            .Answer(c => c.ToString().Contains("yum", StringComparison.Ordinal) ? new FakeAnswer() : c.Program is "rpm" or "dnf" ? new FakeAnswer("a 0:1-1 noarch\n") : null);
        var yum = ProviderRun.Of(rocky, "yum_repository('site') { baseurl 'https://example.com/rpm'; gpgcheck false }");
        Assert.Null(yum.Error);
        Assert.Contains("[site]\nname=Yum Repository\nbaseurl=https://example.com/rpm\nenabled=1\n", rocky.TryReadText("/etc/yum.repos.d/site.repo"), StringComparison.Ordinal);
        Assert.Null(ProviderRun.Of(rocky, "yum_repository('site') { action [:makecache, :remove] }").Error);
    }
}
