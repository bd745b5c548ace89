using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Engine.Runs;

/// <summary>The executable called by a symbolic link with the name of a tool of Chef.</summary>
public sealed class ToolNameTests : IDisposable
{
    static readonly string Executable = Repository.BuiltCommand;
    readonly string folder = TestFolders.New("recipe-tools-");

    public void Dispose() => TestFolders.Remove(folder);

    (int Code, string Output, string Error) Call(string tool, params string[] arguments)
    {
        var link = Path.Combine(folder, tool);
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, Executable);
        }
        File.WriteAllText(Path.Combine(folder, "client.rb"), $"cache_path '{folder}/chef'\n");
        var result = Shell.Run("env", ["-C", folder, $"DOTNET_ROOT={Path.GetDirectoryName(Environment.ProcessPath)}", link, .. arguments], [], TimeSpan.FromMinutes(1));
        return (result.ExitCode, result.Stdout, result.Stderr);
    }

    [Fact]
    public void Chef_client_takes_its_flags()
    {
        File.WriteAllText(Path.Combine(folder, "r.rb"), "log \"solo #{Chef::Config[:solo]} #{Chef::Config[:http_retry_count]}\" do\n  level :warn\nend\n");
        var (code, output, error) = Call("chef-client", "-c", "client.rb", "-zlwarn", "--once", "--no-fork", "-S", "https://chef.example.com", "--config-option", "http_retry_count=7", "-N", "n", "r.rb");
        Assert.Equal(0, code);
        Assert.Contains("WARN: solo false 7", output, StringComparison.Ordinal);
        Assert.Equal("chef-client: --server is ignored: there is no Chef server here, the run is in local mode\n", error);
        Assert.True(File.Exists(Path.Combine(folder, "nodes", "n.json")));
        Assert.Equal((64, "recipe: chef-client: --interval is not supported; run it from a systemd timer or cron\n"), (Call("chef-client", "-i", "300").Code, Call("chef-client", "-i", "300").Error));
    }

    [Fact]
    public void Chef_solo_and_chef_apply_too()
    {
        File.WriteAllText(Path.Combine(folder, "r.rb"), "log \"solo #{Chef::Config[:solo]}\" do\n  level :warn\nend\n");
        Assert.Contains("WARN: solo true", Call("chef-solo", "-c", "client.rb", "r.rb").Output, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Call("chef-solo", "-r", "nowhere.tgz", "r.rb").Error, StringComparison.Ordinal);
        var (code, output, _) = Call("chef-apply", "-W", "-e", "file '/nowhere/x'");
        Assert.Equal(0, code);
        Assert.Contains("Would create new file /nowhere/x", output, StringComparison.Ordinal);
        Assert.Equal(64, Call("chef-apply").Code);
        Assert.StartsWith("Chef Infra Client: 18.", Call("chef-client", "-v").Output, StringComparison.Ordinal);
        Assert.Contains("\"", Call("ohai", "os").Output, StringComparison.Ordinal);
    }
}
