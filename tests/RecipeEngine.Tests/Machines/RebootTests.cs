using Xunit;

namespace RecipeEngine.Tests.Machines;

/// <summary>A restart for real.</summary>
public class RebootTests
{
    [SkippableFact]
    public void A_host_restarts_after_the_run_that_asked_for_it()
    {
        using var host = TestHost.Boot();
        host.InstallRecipe();
        host.Write("/root/reboot.rb", "reboot('kernel') { action :request_reboot }\nfile '/root/after'\n");
        var started = host.Exec("stat -c %y /proc/1").Expect().Stdout;
        Assert.Equal(35, host.Exec("recipe converge /root/reboot.rb").ExitCode);
        for (var left = 60; left > 0 && (Started() is var now) && (now.Length == 0 || now == started); left--)
        {
            Thread.Sleep(500);
        }
        Assert.NotEqual(started, host.Exec("stat -c %y /proc/1").Expect().Stdout);
        Assert.Equal(0, host.Exec("test -e /root/after").ExitCode);

        string Started() => host.Exec("stat -c %y /proc/1 2>/dev/null").Stdout;
    }
}
