using Xunit;

namespace RecipeEngine.Tests.Machines;

/// <summary>The test hosts themselves.</summary>
public class TestHostTests
{
    [SkippableFact]
    public void A_host_boots_takes_files_and_tells_what_was_written()
    {
        using var host = TestHost.Boot();
        Assert.Equal(host.Name, host.Ssh("hostname").Expect().Stdout.Trim());
        Assert.Equal("running", host.Exec("systemctl is-system-running --wait").Stdout.Trim());
        Assert.Equal(7, host.Exec("exit 7").ExitCode);

        host.Write("/srv/a/hello", "hello\n");
        Assert.Equal("hello\n", host.Exec("cat /srv/a/hello").Expect().Stdout);

        host.Mark();
        host.Exec("cat /srv/a/hello").Expect();
        Assert.Equal("", host.WrittenSinceMark());
        host.Exec("touch /srv/b && rm /srv/b").Expect();
        Assert.Contains("M /srv", host.WrittenSinceMark());
    }
}
