using RecipeEngine.Engine.Ohai;
using RecipeEngine.Engine.Ohai.Plugins;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Ohai;

public sealed class OhaiTests
{
    static FakeSystem Debian() => new FakeSystem { HostName = "node" }
        .AddFile("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n")
        .AddFile("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 node.golden.test node\n")
        .AddFile("/proc/1/comm", "systemd\n")
        .AddFile("/proc/uptime", "2646450.12 2646000.00\n");

    [Fact]
    public void Platform_and_names()
    {
        OhaiMap data = new OhaiCollector(Debian()).CollectAll();
        Assert.Equal(("debian", "12", "debian"), (data["platform"], data["platform_version"], data["platform_family"]));
        Assert.Equal(("node", "node.golden.test", "golden.test"), (data["hostname"], data["fqdn"], data["domain"]));
        Assert.Equal(("systemd", "root", "root"), (data["init_package"], data["current_user"], data["root_group"]));
        Assert.Equal("30 days 15 hours 07 minutes 30 seconds", data["uptime"]);
        Assert.Equal(2646450L, data["uptime_seconds"]);
        Assert.Equal("/root", data.Text("etc", "passwd", "root", "dir"));
        Assert.Empty((OhaiMap)data["lsb"]!);
    }

    [Fact]
    public void Nothing_is_collected_before_it_is_asked_for()
    {
        OhaiCollector ohai = new(Debian().AddFile("/usr/bin/lsb_release", "", 0b111_101_101));
        Assert.Empty(ohai.Data);
        Assert.Equal("bookworm", ohai.Branch("lsb").Text("codename"));
        Assert.Equal(["lsb"], ohai.Data.Keys);
        Assert.Null(ohai["no_such_attribute"]);
    }

    [Theory]
    [InlineData("ID=ubuntu\nVERSION_ID=\"22.04\"\n", null, "ubuntu 22.04 debian")]
    [InlineData("ID=\"amzn\"\nVERSION_ID=\"2\"\n", null, "amazon 2 amazon")]
    [InlineData("ID=\"rhel\"\nVERSION_ID=\"9.2\"\n", null, "redhat 9.2 rhel")]
    [InlineData("ID=\"centos\"\nVERSION_ID=\"7\"\n", "CentOS Linux release 7.9.2009 (Core)\n", "centos 7.9.2009 rhel")]
    [InlineData(null, "CentOS release 6.10 (Final)\n", "centos 6.10 rhel")]
    [InlineData("ID=\"sles\"\nVERSION_ID=\"15.4\"\n", null, "suse 15.4 suse")]
    [InlineData("ID=alpine\nVERSION_ID=3.19.0\n", null, "alpine 3.19.0 alpine")]
    public void Platforms_are_recognized(string? osRelease, string? redhatRelease, string expected)
    {
        FakeSystem machine = new();
        if (osRelease is not null)
        {
            machine.AddFile("/etc/os-release", osRelease);
        }

        if (redhatRelease is not null)
        {
            machine.AddFile("/etc/redhat-release", redhatRelease);
        }

        OhaiCollector ohai = new(machine);
        Assert.Equal(expected, $"{ohai["platform"]} {ohai["platform_version"]} {ohai["platform_family"]}");
    }

    [Fact]
    public void Network_is_told_as_by_ohai()
    {
        FakeSystem machine = Debian()
            .AddFile("/sys/class/net/lo/ifindex", "1\n").AddFile("/sys/class/net/lo/type", "772\n").AddFile("/sys/class/net/lo/flags", "0x9\n")
            .AddFile("/sys/class/net/lo/carrier", "1\n").AddFile("/sys/class/net/lo/mtu", "65536\n").AddFile("/sys/class/net/lo/operstate", "unknown\n")
            .AddFile("/sys/class/net/lo/address", "00:00:00:00:00:00\n")
            .AddFile("/sys/class/net/eth0/ifindex", "2\n").AddFile("/sys/class/net/eth0/type", "1\n").AddFile("/sys/class/net/eth0/flags", "0x1003\n")
            .AddFile("/sys/class/net/eth0/carrier", "1\n").AddFile("/sys/class/net/eth0/mtu", "1500\n").AddFile("/sys/class/net/eth0/operstate", "up\n")
            .AddFile("/sys/class/net/eth0/address", "aa:bb:cc:dd:ee:ff\n").AddFile("/sys/class/net/eth0/statistics/rx_bytes", "12\n");
        machine.NetworkTables = new NetworkTables(
            [
                new("lo", false, "127.0.0.1", 8, null, null, "host", "lo", []),
                new("eth0", false, "10.0.0.2", 24, "10.0.0.255", null, "global", "eth0", []),
                new("eth0", false, "10.9.0.2", 32, null, null, "global", "eth0:1", ["secondary"]),
                new("eth0", true, "fe80::1", 64, null, null, "link", null, ["dynamic"]),
            ],
            [new("eth0", false, "default", "10.0.0.1", null, null, null, null, null), new("eth0", false, "10.0.0.0/24", null, "10.0.0.2", null, "kernel", "link", null)],
            [new("eth0", false, "10.0.0.1", "fe:ff:ff:ff:ff:ff")]);
        OhaiMap data = new OhaiCollector(machine).CollectAll();
        OhaiMap eth0 = (OhaiMap)data.Dig("network", "interfaces", "eth0")!;
        Assert.Equal(["type", "number", "mtu", "flags", "encapsulation", "addresses", "state", "arp", "routes"], eth0.Keys);
        Assert.Equal(["BROADCAST", "MULTICAST", "UP", "LOWER_UP"], (List<object?>)eth0["flags"]!);
        Assert.Equal(["AA:BB:CC:DD:EE:FF", "10.0.0.2", "fe80::1"], ((OhaiMap)eth0["addresses"]!).Keys);
        Assert.Equal(
            ["family=inet", "prefixlen=24", "netmask=255.255.255.0", "broadcast=10.0.0.255", "scope=Global"],
            ((OhaiMap)eth0.Dig("addresses", "10.0.0.2")!).Select(fact => $"{fact.Key}={fact.Value}"));
        Assert.Equal("Node", data.Text("network", "interfaces", "lo", "addresses", "127.0.0.1", "scope"));
        Assert.NotNull(data.Dig("network", "interfaces", "eth0:1", "addresses", "10.9.0.2"));
        Assert.Equal(("eth0", "10.0.0.1"), (data.Text("network", "default_interface"), data.Text("network", "default_gateway")));
        Assert.Equal(("10.0.0.2", "AA:BB:CC:DD:EE:FF", "fe80::1"), (data["ipaddress"], data["macaddress"], data["ip6address"]));
        Assert.Equal("12", data.Text("counters", "network", "interfaces", "eth0", "rx", "bytes"));
    }

    [Fact]
    public void File_systems_come_by_pair_device_and_mount_point()
    {
        FakeSystem machine = Debian()
            .AddFile("/proc/mounts", "/dev/sda1 / ext4 rw,relatime 0 0\nproc /proc proc rw 0 0\n")
            .AddFile("/sys/class/block/sda1/size", "2048\n").AddFile("/sys/class/block/sda1/dev", "8:1\n")
            .AddFile("/sys/class/block/sda2/size", "2048\n").AddFile("/sys/class/block/sda2/dev", "8:2\n")
            .AddFile("/run/udev/data/b8:1", "E:ID_FS_UUID=b941eace\nE:ID_FS_TYPE=ext4\n");
        OhaiMap filesystem = new OhaiCollector(machine).Branch("filesystem");
        OhaiMap root = (OhaiMap)filesystem.Dig("by_mountpoint", "/")!;
        Assert.Equal(("4000000", "2000000", "1800000", "53%"), (root["kb_size"], root["kb_used"], root["kb_available"], root["percent_used"]));
        Assert.Equal(("250000", "50000", "20%", "b941eace"), (root["total_inodes"], root["inodes_used"], root["inodes_percent_used"], root["uuid"]));
        Assert.Equal(["/dev/sda1,/", "proc,/proc", "/dev/sda2,"], ((OhaiMap)filesystem["by_pair"]!).Keys);
        Assert.Equal(["/"], (List<object?>)filesystem.Dig("by_device", "/dev/sda1", "mounts")!);
        Assert.Empty((List<object?>)filesystem.Dig("by_device", "/dev/sda2", "mounts")!);
    }

    [Theory]
    [InlineData("/proc/self/cgroup", "1:name=systemd:/docker/abc\n", "docker guest")]
    [InlineData("/proc/self/cgroup", "0::/system.slice/docker-abc.scope\n", "docker guest")]
    [InlineData("/proc/1/environ", "A=1\0container=systemd-nspawn\0", "nspawn guest")]
    [InlineData("/sys/class/dmi/id/sys_vendor", "QEMU\n", "kvm guest")]
    [InlineData("/sys/class/dmi/id/sys_vendor", "Amazon EC2\n", "amazonec2 guest")]
    [InlineData("/proc/modules", "vboxdrv 1 0\n", "vbox host")]
    [InlineData("/etc/motd", "", " ")]
    public void Virtualization_is_recognized(string path, string content, string expected)
    {
        OhaiMap virtualization = new OhaiCollector(Debian().AddFile(path, content)).Branch("virtualization");
        Assert.Equal(expected, $"{virtualization.Text("system")} {virtualization.Text("role")}");
    }

    [Fact]
    public void Packages_are_read_from_dpkgs_database()
    {
        OhaiCollector ohai = new(Debian().AddFile("/var/lib/dpkg/status", "Package: apt\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.6.1\n"));
        Assert.True(ohai.CollectAll().ContainsKey("packages"));
        Assert.Equal("2.6.1", ohai.Branch("packages").Text("apt", "version"));
    }

    [Fact]
    public void Shard_seed_needs_the_firmware()
    {
        Assert.Null(new OhaiCollector(Debian())["shard_seed"]);
        FakeSystem machine = Debian().AddFile("/sys/class/dmi/id/product_serial", "S1\n").AddFile("/sys/class/dmi/id/product_uuid", "U1\n");

        // The first seven digits of the MD5 of "nodeS1U1".
        Assert.Equal(223807273L, new OhaiCollector(machine)["shard_seed"]);
    }

    [Fact]
    public void This_machine_answers_with_sense()
    {
        OhaiMap data = new OhaiCollector(new LocalSystem()).CollectAll();
        Assert.Equal("linux", data["os"]);
        Assert.EndsWith("kB", data.Text("memory", "total"), StringComparison.Ordinal);
        Assert.True(data.Dig("cpu", "total") is long and > 0);
        Assert.Equal("Loopback", data.Text("network", "interfaces", "lo", "encapsulation"));
        Assert.NotNull(data.Dig("filesystem", "by_mountpoint", "/"));
        Assert.True(data["ohai_time"] is double and > 1.7e9);
    }

    [Theory]
    [InlineData(45, "45 seconds")]
    [InlineData(3700, "1 hours 01 minutes 40 seconds")]
    [InlineData(90000, "1 day 01 hours 00 minutes 00 seconds")]
    public void Durations_in_words(long seconds, string words) => Assert.Equal(words, UptimePlugin.InWords(seconds));
}
