using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>Services of hosts from before systemd: upstart's jobs, chkconfig's scripts.</summary>
public sealed class OldServiceTests
{
    static FakeSystem Ubuntu(string status) => ProviderRun.Debian()
        .AddFile("/etc/os-release", "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"14.04\"\n").AddFile("/proc/1/comm", "init\n").AddFile("/sbin/initctl", "", 0b111_101_101)
        .AddFile("/etc/init/web.conf", "description \"web\"\n#start on runlevel [2345]\n")
        .Answer(c => c.Program.StartsWith("/sbin/", StringComparison.Ordinal) ? new FakeAnswer() : null).Answer("/sbin/status web", status);

    [Fact]
    public void A_job_of_upstart()
    {
        var machine = Ubuntu("web stop/waiting\n");
        var run = ProviderRun.Of(machine, "service('web') { action [:enable, :start] }");
        Assert.Equal(["service[web] enable", "- enable service service[web]", "service[web] start", "- start service service[web]"], run.Lines);
        Assert.Equal("description \"web\"\nstart on runlevel [2345]\n", machine.TryReadText("/etc/init/web.conf"));
        Assert.Equal(["/sbin/start web"], run.Commands);
        var running = Ubuntu("web start/running, process 77\n");
        Assert.Equal(["/sbin/reload web", "/sbin/stop web"], ProviderRun.Of(running, "service('web') { action [:start, :reload, :stop] }").Commands);
    }

    [Fact]
    public void A_script_that_chkconfig_enables()
    {
        var machine = ProviderRun.Rpm("centos", "6.9").AddFile("/proc/1/comm", "init\n").AddFile("/sbin/chkconfig", "", 0b111_101_101)
            .Answer(c => c.Program.StartsWith("/sbin/", StringComparison.Ordinal) ? new FakeAnswer() : null)
            .Answer("/sbin/chkconfig --list web", "web            \t0:off\t1:off\t2:off\t3:off\t4:off\t5:off\t6:off\n").Answer("/sbin/service web status", "web is stopped\n", 3);
        var run = ProviderRun.Of(machine, "service('web') { action [:enable, :start] }");
        Assert.Equal(["/sbin/chkconfig web on", "/sbin/service web start"], run.Commands);
        machine.Answer("/sbin/chkconfig --list web", "web            \t0:off\t1:off\t2:on\t3:on\t4:off\t5:off\t6:off\n").Answer("/sbin/service web status", "web is running\n");
        Assert.Empty(ProviderRun.Of(machine, "service('web') { action [:enable, :start] }").Commands);
        Assert.Equal(["/sbin/chkconfig --level 2 web off", "/sbin/chkconfig --level 35 web on"], ProviderRun.Of(machine, "service('web') { run_levels [3, 5]; action :enable }").Commands);
        Assert.Equal(["/sbin/service web stop", "/sbin/chkconfig web off"], ProviderRun.Of(machine, "service('web') { action [:stop, :disable] }").Commands);
    }

    [Fact]
    public void Other_systems_resources_are_refused_in_Chefs_words()
    {
        foreach (var (recipe, name) in (ReadOnlySpan<(string, string)>)[("windows_service('a') { action :start }", "windows_service[a]"), ("macosx_service('a') { action :start }", "macosx_service[a]"),
            ("windows_feature 'a'", "windows_feature[a]"), ("homebrew_package 'a'", "homebrew_package[a]")])
        {
            var run = ProviderRun.Of(ProviderRun.Debian(), recipe);
            Assert.Equal("Chef::Exceptions::ProviderNotFound", run.Error!.ClassName);
            Assert.Contains($"Cannot find a provider for {name} on debian version 12", run.Error.Message, StringComparison.Ordinal);
        }
    }
}
