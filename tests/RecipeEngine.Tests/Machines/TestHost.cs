using System.Text;
using Xunit;

namespace RecipeEngine.Tests.Machines;

/// <summary>
/// A disposable Debian host with systemd, sshd and apt (tests/machines/testhost.sh). It needs root and a few Debian packages; where they
/// are missing the test is skipped, except under CI=true, where the script installs what it can and what still lacks is a failure.
/// </summary>
public sealed class TestHost : IDisposable
{
    static readonly string Script = Path.Combine(Repository.Root, "tests", "machines", "testhost.sh");

    TestHost(string name) => Name = name;

    /// <summary>The host's name, unique among the hosts that are up.</summary>
    public string Name { get; }

    /// <summary>Why no host can be had here, null when one can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    /// <summary>Boots a fresh host; skips the test when none can be had.</summary>
    public static TestHost Boot()
    {
        var mustHave = Environment.GetEnvironmentVariable("CI") == "true";
        Skip.If(!mustHave && Obstacle is not null, Obstacle ?? "");
        var host = new TestHost("t" + Guid.NewGuid().ToString("N")[..10]);
        Run("up", host.Name).Expect();
        return host;
    }

    /// <summary>Runs a shell command as root in the host.</summary>
    public ShellResult Exec(string command, byte[]? input = null) => Shell.Run("bash", [Script, "exec", Name, command], input);

    /// <summary>Runs a shell command as root over ssh.</summary>
    public ShellResult Ssh(string command) => Run("ssh", Name, command);

    /// <summary>Reboots the host and waits for it; its disk is kept.</summary>
    public void Reboot() => Run("reboot", Name).Expect();

    /// <summary>Remembers the state of everything the host can write to.</summary>
    public void Mark() => Run("mark", Name).Expect();

    /// <summary>What was written since <see cref="Mark"/>, even if undone: lines "A /path", "M /path", "D /path", empty for nothing.</summary>
    public string WrittenSinceMark() => Run("since", Name).Stdout;

    /// <summary>Writes a file of the host.</summary>
    public void Write(string path, byte[] content, string mode = "644") => Exec(
        $"mkdir -p '{Path.GetDirectoryName(path)}' && cat > '{path}' && chmod {mode} '{path}'", content).Expect();

    /// <summary>Writes a text file of the host.</summary>
    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Copies a directory of this machine into the host.</summary>
    public void CopyDirectory(string local, string remote)
    {
        foreach (var file in Directory.EnumerateFiles(local, "*", SearchOption.AllDirectories))
        {
            Write($"{remote}/{Path.GetRelativePath(local, file)}", File.ReadAllBytes(file));
        }
    }

    /// <summary>Puts the published executable at /usr/local/bin/recipe.</summary>
    public void InstallRecipe() => Write("/usr/local/bin/recipe", File.ReadAllBytes(Repository.Executable), "755");

    public void Dispose() => Run("down", Name);

    static ShellResult Run(params string[] arguments) => Shell.Run("bash", [Script, .. arguments], timeout: TimeSpan.FromMinutes(9));

    static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "test hosts need Linux";
        }

        if (Environment.UserName != "root")
        {
            return "test hosts need root";
        }

        string[] missing = [.. new[] { "systemd-nspawn", "mmdebstrap", "ip", "ssh", "python3", "nsenter" }.Where(program => !Shell.Has(program))];
        return missing.Length == 0 ? null : $"test hosts need {string.Join(", ", missing)} (tests/machines/testhost.sh base installs them)";
    }
}
