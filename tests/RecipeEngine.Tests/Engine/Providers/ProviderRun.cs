using RecipeEngine.Engine;
using RecipeEngine.Engine.Providers;
using RecipeEngine.Engine.Reporting;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Engine.Providers;

/// <summary>A recipe converged on a machine in memory: what was said, and which commands were run.</summary>
sealed class ProviderRun
{
    readonly List<string> lines = [];

    /// <summary>"apt_package[vim] install", then its changes with "- " before them.</summary>
    public IReadOnlyList<string> Lines => lines;

    public int ExitCode { get; private init; }
    public RunError? Error { get; private init; }
    public required IReadOnlyList<string> Writes { get; init; }

    /// <summary>The programs run to change something, without those that only look.</summary>
    public IEnumerable<string> Commands => Writes.Where(w => w.StartsWith("run ", StringComparison.Ordinal)).Select(w => w[4..]);

    public static FakeSystem Debian(string packages = "")
    {
        var machine = new FakeSystem { HostName = "node" }
            .AddFile("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n")
            .AddFile("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 node.golden.test node\n")
            .AddFile("/etc/shadow", "root:*:19000:0:99999:7:::\n")
            .AddFile("/proc/1/comm", "systemd\n")
            .AddFile("/var/lib/dpkg/status", packages)
            .AddFile("/usr/bin/systemctl", "", 0b111_101_101)
            .AddDirectory("/etc/cron.d").AddDirectory("/etc/systemd/system").AddDirectory("/etc/security/limits.d").AddDirectory("/etc/sysctl.d").AddDirectory("/var/lib/recipe").AddDirectory("/var/cache");
        foreach (var tool in (string[])["/usr/sbin/groupadd", "/usr/sbin/groupmod", "/usr/sbin/groupdel", "/usr/bin/gpasswd"])
        {
            machine.AddFile(tool, "", 0b111_101_101);
        }
        return machine;
    }

    /// <summary>A host of the Red Hat or SUSE family, as its os-release says.</summary>
    public static FakeSystem Rpm(string id, string version)
    {
        var machine = Debian();
        machine.RemoveFile("/var/lib/dpkg/status");
        return machine.AddFile("/etc/os-release", $"ID=\"{id}\"\nVERSION_ID=\"{version}\"\nPRETTY_NAME=\"{id} {version}\"\n").AddDirectory("/etc/selinux").AddDirectory("/etc/sysconfig/network-scripts")
            .AddDirectory("/etc/zypp/repos.d").AddDirectory("/etc/yum.repos.d");
    }

    public static ProviderRun Of(FakeSystem machine, string recipe, bool whyRun = false, string chef = "18")
    {
        machine.AddFile("/root/recipe.rb", recipe);
        var recording = new RecordingSystem(machine);
        var events = new Listener();
        var run = new EngineRun(recording, new RunOptions { Targets = ["/root/recipe.rb"], WhyRun = whyRun, LocalMode = true, ChefVersion = chef }, events);
        var code = run.Converge();
        var result = new ProviderRun { ExitCode = code, Error = run.Error, Writes = recording.Writes };
        result.lines.AddRange(events.Lines);
        return result;
    }

    sealed class Listener : IRunEvents
    {
        public List<string> Lines { get; } = [];

        public void ResourceActionStarted(Resource resource, string action, string? timing, Resource? notifier) => Lines.Add($"{resource} {action}");

        public void ResourceUpdateApplied(Resource resource, string action, IReadOnlyList<ChangeLine> changes) =>
            Lines.AddRange(changes.Where(c => !c.IsPlain).Select(c => "- " + c.Text));

        public void WhyRunAssumption(Resource resource, string action, string text) => Lines.Add("* " + text);
    }
}
