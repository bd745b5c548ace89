using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Engine.Providers;

public sealed class ServiceProviderTests
{
    static FakeSystem Machine(string fileState, string activeState) => ProviderRun.Debian()
        .Answer(c => c.Program == "/usr/bin/systemctl" ? new FakeAnswer(c.Arguments.Contains("show") ? $"ActiveState={activeState}\nUnitFileState={fileState}\n" : "") : null);

    [Fact]
    public void What_is_off_is_enabled_and_started()
    {
        var run = ProviderRun.Of(Machine("disabled", "inactive"), "service('cron') { action [:enable, :start] }");
        Assert.Equal(["service[cron] enable", "- enable service service[cron]", "service[cron] start", "- start service service[cron]"], run.Lines);
        Assert.Equal(["/usr/bin/systemctl --system enable cron", "/usr/bin/systemctl --system start cron"], run.Commands);
    }

    [Fact]
    public void What_is_on_stays_and_a_static_unit_cannot_be_enabled()
    {
        Assert.Empty(ProviderRun.Of(Machine("enabled", "active"), "service('cron') { action [:enable, :start, :unmask] }").Commands);
        Assert.Empty(ProviderRun.Of(Machine("static", "active"), "service('cron') { action [:enable, :disable] }").Commands);
    }

    [Fact]
    public void Dry_run_assumes_as_Chef_does()
    {
        var run = ProviderRun.Of(Machine("", "inactive"), "service('x') { action :enable }", whyRun: true);
        Assert.Equal(["service[x] enable", "* Service status not available. Assuming a prior action would have installed the service.", "* Assuming status of not running.",
            "- enable service service[x]"], run.Lines);
        Assert.Empty(run.Commands);
    }

    [Fact]
    public void A_unit_is_rendered_from_a_hash()
    {
        var machine = Machine("", "inactive");
        var run = ProviderRun.Of(machine, "systemd_unit('a.service') { content({ Unit: { After: %w(b c) }, Service: { Type: 'simple' } }); verify false; action :create }");
        Assert.Equal("[Unit]\nAfter = b\nAfter = c\n\n[Service]\nType = simple\n", machine.TryReadText("/etc/systemd/system/a.service"));
        Assert.Contains("- creating unit: a.service", run.Lines);
        Assert.Equal(["/usr/bin/systemctl --system daemon-reload"], run.Commands);
    }
}
