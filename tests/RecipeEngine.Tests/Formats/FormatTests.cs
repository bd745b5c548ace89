using System.Diagnostics;
using System.Text;
using RecipeEngine.Engine.Formats;
using Xunit;

namespace RecipeEngine.Tests.Formats;

public sealed class CrontabTests
{
    const string Text = """
        # kept
        MAILTO=admin
        # Chef Name: backup
        MAILTO="ops@example.com"
        LANG=C
        0 4 * * mon /usr/bin/backup  --all
        @reboot /usr/bin/other
        # Chef Name: nightly
        @daily /usr/bin/nightly

        """;

    static readonly CrontabEntry Hourly = new(["0", "*", "*", "*", "*"], "/bin/true", [new("PATH", "/bin:/usr/bin"), new("A", "b")]);

    [Fact]
    public void Jobs_are_found_by_name()
    {
        Crontab crontab = Crontab.Parse(Text);
        CrontabEntry backup = crontab.Find("backup")!;
        Assert.Equal(["0", "4", "*", "*", "mon"], backup.Schedule);
        Assert.Equal("/usr/bin/backup  --all", backup.Command);
        Assert.Equal([new("MAILTO", "ops@example.com"), new("LANG", "C")], backup.Variables);
        Assert.Equal(["@daily"], crontab.Find("nightly")!.Schedule);
        Assert.Null(crontab.Find("missing"));
        Assert.Equal(Text, crontab.ToString());
    }

    [Fact]
    public void Jobs_are_replaced_in_place_or_added_at_the_end()
    {
        string written = "# Chef Name: backup\nPATH=\"/bin:/usr/bin\"\nA=b\n0 * * * * /bin/true\n";
        Assert.Equal(
            $"# kept\nMAILTO=admin\n{written}@reboot /usr/bin/other\n# Chef Name: nightly\n@daily /usr/bin/nightly\n",
            Crontab.Parse(Text).With("backup", Hourly).ToString());
        Assert.Equal(written, Crontab.Empty.With("backup", Hourly).ToString());
        Assert.Equal(Hourly.Command, Crontab.Empty.With("x", Hourly).Find("x")!.Command);
    }

    [Fact]
    public void Jobs_are_taken_out_with_their_comment_and_variables()
    {
        Assert.Equal(
            "# kept\nMAILTO=admin\n@reboot /usr/bin/other\n# Chef Name: nightly\n@daily /usr/bin/nightly\n",
            Crontab.Parse(Text).Without("backup").ToString());
        Assert.Equal("# other\n", Crontab.Parse("# Chef Name: lost\n# other\n").Without("lost").ToString());
    }
}

public sealed class PackageFormatTests
{
    [Fact]
    public void Dpkg_status_is_read_by_field()
    {
        DpkgStatus status = DpkgStatus.Parse(Encoding.UTF8.GetBytes(
            "Package: nginx\nStatus: install ok installed\nArchitecture: amd64\nDescription: web\n Package: not this\nVersion: 1.22-1\n\n"
            + "Package: old\nStatus: deinstall ok config-files\nArchitecture: all\nVersion: 2\n"));
        Assert.Equal(new DpkgPackage("nginx", "amd64", "install ok installed", "1.22-1"), status.Find("nginx"));
        Assert.False(status.Find("old:all")!.IsInstalled);
        Assert.Null(status.Find("absent"));
    }

    [Fact]
    public void A_thousand_packages_take_little_time()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(number =>
            $"Package: package-{number}\nStatus: install ok installed\nPriority: optional\nArchitecture: amd64\nVersion: 1.{number}-1\n"
            + $"Description: one of many\n{string.Concat(Enumerable.Repeat(" words and more words in a long description\n", 15))}\n")));
        DpkgStatus.Parse(text);
        long started = Stopwatch.GetTimestamp();
        Assert.Equal(1000, DpkgStatus.Parse(text).Packages.Count);
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        Assert.True(took < TimeSpan.FromMilliseconds(100), $"{took.TotalMilliseconds:0.0} ms");
    }

    [Theory]
    [InlineData("1.0", "1.0", 0)]
    [InlineData("1.0-1", "1.0-2", -1)]
    [InlineData("1:0.9", "2.0", 1)]
    [InlineData("1.0~rc1", "1.0", -1)]
    [InlineData("1.0~~", "1.0~", -1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("1.0a", "1.0", 1)]
    [InlineData("1.0a", "1.0+", -1)]
    [InlineData("1.0-1", "1.0-1+deb12u1", -1)]
    [InlineData("1.0-1~bpo", "1.0-1", -1)]
    [InlineData("0:1.0", "1.0", 0)]
    [InlineData("1.01", "1.1", 0)]
    [InlineData("2.0", "2.0-0", 0)]
    public void Versions_are_ordered_as_dpkg_does(string left, string right, int order)
    {
        Assert.Equal(order, DebianVersion.Compare(left, right));
        Assert.Equal(-order, DebianVersion.Compare(right, left));
    }

    [Fact]
    public void Apt_policy_lists_versions()
    {
        AptPolicy policy = AptPolicy.Parse(
            "nginx:\n  Installed: (none)\n  Candidate: 1.22.1-9\n  Version table:\n     1.22.1-9 500\n        500 http://deb.debian.org bookworm/main\n"
            + "zlib1g:\n  Installed: 1:1.2-3\n  Candidate: 1:1.2-3\n  Version table:\n *** 1:1.2-3 500\n        100 /var/lib/dpkg/status\n")["nginx"];
        Assert.Equal((null, "1.22.1-9"), (policy.Installed, policy.Candidate));
        Assert.Equal([("1.22.1-9", 500)], policy.Versions);
        Assert.Empty(AptPolicy.Parse(""));
    }
}

public sealed class SystemFormatTests
{
    [Fact]
    public void Fstab_lines_are_changed_alone()
    {
        Fstab fstab = Fstab.Parse("# comment\n/dev/sda1  /  ext4 errors=remount-ro 0 1\nhost:/x /mnt/a\\040b nfs defaults 0 0\n");
        Assert.Equal("/mnt/a b", fstab.Entries.Last().MountPoint);
        Assert.Equal("errors=remount-ro", fstab.Find("/dev/sda1", "/")!.Options);
        Fstab changed = fstab.With(new FstabEntry("/dev/sdb", "/data", "xfs", Pass: 2)).With(new FstabEntry("/dev/sda1", "/", "ext4"));
        Assert.Equal(
            "# comment\n/dev/sda1 / ext4 defaults 0 0\nhost:/x /mnt/a\\040b nfs defaults 0 0\n/dev/sdb /data xfs defaults 0 2\n", changed.ToString());
        Assert.Equal("# comment\nhost:/x /mnt/a\\040b nfs defaults 0 0\n", fstab.Without("/dev/sda1", "/").ToString());
    }

    [Fact]
    public void Shadow_entries_know_locks_and_dates()
    {
        ShadowEntry entry = ShadowEntry.Find("root:*:1::::::\nbob:!$6$x:19000:0:99999:7::20000:\n", "bob")!;
        Assert.True(entry.IsLocked);
        Assert.Equal(new DateOnly(2024, 10, 4), entry.ExpiryDate);
        Assert.Equal("bob:!$6$x:19000:0:99999:7::20000:", entry.ToString());
    }

    [Theory]
    [InlineData("644", 0, "0644")]
    [InlineData("01777", 0, "01777")]
    [InlineData("u=rwx,go=rx", 0, "0755")]
    [InlineData("a+x", 0b110_100_100, "0755")]
    [InlineData("g-w,o=", 0b110_110_110, "0640")]
    [InlineData("u+s,+t", 0b111_101_101, "05755")]
    [InlineData("go+X", 0b110_000_000, "0600")]
    [InlineData("u+z", 0, null)]
    [InlineData("99", 0, null)]
    public void Modes_are_read(string text, int present, string? result) =>
        Assert.Equal(result, PermissionBits.Parse(text, new PermissionBits(present))?.ToString());

    [Fact]
    public void Modes_are_shown_as_by_ls() => Assert.Equal("rwsr-x--T", new PermissionBits(0b101_111_101_000).ToSymbolic());

    [Fact]
    public void Sysctl_settings_are_read_and_written()
    {
        Assert.Equal("1", SysctlFile.Parse("# c\n; c\nnet.ipv4.ip_forward = 1\n-a.b=2\n")["net.ipv4.ip_forward"]);
        Assert.Equal("# why\nvm.swappiness = 10", SysctlFile.Render("vm.swappiness", "10", "why"));
        Assert.Equal("/proc/sys/net/ipv4/ip_forward", SysctlFile.KernelPath("net.ipv4.ip_forward"));
        Assert.Equal("/proc/sys/net/ipv4/conf/eth0.1/forwarding", SysctlFile.KernelPath("net.ipv4.conf.eth0/1.forwarding"));
    }

    [Fact]
    public void Systemd_output_and_units()
    {
        Assert.Equal("active", SystemdShow.Parse("ActiveState=active\nUnitFileState=\n")["ActiveState"]);
        Assert.Equal(2, SystemdShow.ParseAll("Id=a\n\nId=b\n").Count);
        Assert.Equal(
            "[Unit]\nDescription = x\nAfter = a\nAfter = b\n\n[Install]\nWantedBy = multi-user.target\n",
            SystemdUnit.Render(
            [
                new("Unit", [new("Description", ["x"]), new("After", ["a", "b"])]),
                new("Install", [new("WantedBy", ["multi-user.target"])]),
            ]));
    }
}
