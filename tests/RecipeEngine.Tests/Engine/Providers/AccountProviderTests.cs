using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

public sealed class AccountProviderTests
{
    static FakeSystem Machine() => ProviderRun.Debian().AddUser("tom", 1001).Answer(_ => new FakeAnswer());

    [Fact]
    public void A_new_user_with_useradds_arguments()
    {
        var run = ProviderRun.Of(Machine(), "user('ann') { uid 1500; gid 'tom'; home '/srv/ann'; shell '/bin/sh'; comment 'Ann'; manage_home true; system true }");
        Assert.Equal(["linux_user[ann] create", "- create user ann"], run.Lines);
        Assert.Equal(["useradd -c Ann -g tom -s /bin/sh -u 1500 -d /srv/ann -r -m ann"], run.Commands);
    }

    [Fact]
    public void Only_what_differs_is_changed()
    {
        var run = ProviderRun.Of(Machine(), "user('tom') { uid 1001; gid 'tom'; shell '/bin/false'; comment 'Tom' }");
        Assert.Equal(["linux_user[tom] create", "- alter user tom", "- change comment from  to Tom", "- change shell from /bin/bash to /bin/false"], run.Lines);
        Assert.Equal(["usermod -c Tom -s /bin/false tom"], run.Commands);
        Assert.Empty(ProviderRun.Of(Machine(), "user('tom') { shell '/bin/bash'; home '/home/tom/' }").Commands);
    }

    [Fact]
    public void Members_are_set_or_added()
    {
        var machine = Machine().AddGroup("staff", 50, "tom");
        Assert.Equal(["groupadd -g 70 new", "gpasswd -M tom new"], ProviderRun.Of(machine, "group('new') { gid 70; members 'tom' }").Commands);
        var added = ProviderRun.Of(machine, "group('staff') { append true; members %w(tom ann); excluded_members 'tim' }");
        Assert.Equal(["group[staff] create", "- alter group staff", "- add missing member(s): ann"], added.Lines);
        Assert.Equal(["groupmod staff", "gpasswd -a ann staff"], added.Commands);
        Assert.Empty(ProviderRun.Of(machine, "group('staff') { members 'tom' }").Commands);
    }

    [Fact]
    public void Rules_for_sudo_and_limits()
    {
        var machine = Machine().AddFile("/etc/sudoers", "#includedir /etc/sudoers.d\n");
        ProviderRun.Of(machine, "sudo('a.b') { users 'tom'; groups 'adm'; nopasswd true; commands %w(/bin/a /bin/b) }\nuser_ulimit('tom') { filehandle_limit 8 }");
        Assert.Equal("# This file is managed by Chef Infra Client. Changes will be overwritten.\n\n%adm,tom ALL=(ALL) NOPASSWD:/bin/a\n%adm,tom ALL=(ALL) NOPASSWD:/bin/b\n",
            machine.TryReadText("/etc/sudoers.d/a__b"));
        Assert.Contains("\ntom - nofile 8\n", machine.TryReadText("/etc/security/limits.d/tom_limits.conf"), StringComparison.Ordinal);
    }
}
