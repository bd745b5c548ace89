using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Repositories over ssh and http, from servers that are really there.</summary>
public sealed class GitRemoteTests : IDisposable
{
    readonly Workshop workshop = new();
    readonly CommandLine line;
    readonly string commit;

    public GitRemoteTests()
    {
        line = new CommandLine(workshop);
        workshop.With("inner/shared.rb", "SHARED = 1\n").Commit("inner");
        workshop.WithCookbook("repo/cookbooks/web", "web", "1.0.0").Commit("repo");
        workshop.Git("repo", "submodule", "--quiet", "add", "../inner", "cookbooks/web/libraries");
        workshop.Commit("repo");
        workshop.Git("repo", "tag", "v1");
        commit = workshop.Git("repo", "rev-parse", "HEAD");
        workshop.WithCookbook("repo/cookbooks/web", "web", "2.0.0").Commit("repo");
        workshop.Git(".", "clone", "-q", "--bare", "repo", "served/repo.git");
        workshop.Git(".", "clone", "-q", "--bare", "inner", "served/inner");
        foreach (var served in new[] { "served/repo.git", "served/inner" })
        {
            workshop.Git(served, "update-server-info");
        }
    }

    public void Dispose() => workshop.Dispose();

    /// <summary>Installs by branch, tag and a shortened commit; the submodule comes along.</summary>
    void Installs(string url)
    {
        foreach (var (options, version) in new[] { ("", "2.0.0"), ("branch: 'main', ", "2.0.0"), ("tag: 'v1', ", "1.0.0"), ($"ref: '{commit[..9]}', ", "1.0.0"), ($"ref: '{commit}', ", "1.0.0") })
        {
            workshop.With("app/Berksfile", $"cookbook 'web', git: '{url}', {options}rel: 'cookbooks/web'\n");
            File.Delete(workshop["app/Berksfile.lock"]);
            var (code, output, error) = line.Run("app", "recipe", "berks", "vendor", "out");
            Assert.Equal((0, ""), (code, error));
            Assert.Contains($"Vendoring web ({version})", output, StringComparison.Ordinal);
            Assert.True(File.Exists(workshop["app/out/web/libraries/shared.rb"]));
            Assert.Contains(url, File.ReadAllText(workshop["app/Berksfile.lock"]), StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public void Over_ssh_with_the_users_own_keys()
    {
        Skip.IfNot(File.Exists("/usr/sbin/sshd") && File.Exists("/usr/bin/ssh-keygen"), "needs OpenSSH's server");
        using var server = SshServer.Start(workshop);
        line.Variables["GIT_SSH_COMMAND"] = $"ssh -i {workshop["ssh/key"]} -o IdentitiesOnly=yes -o UserKnownHostsFile={workshop["ssh/known"]} -o StrictHostKeyChecking=accept-new";
        Installs($"ssh://{Environment.UserName}@127.0.0.1:{server.Port}{workshop["served/repo.git"]}");
        workshop.With("app/Berksfile", File.ReadAllText(workshop["app/Berksfile"]).Replace($"ref: '{commit}', ", "", StringComparison.Ordinal));
        line.Variables["GIT_SSH_COMMAND"] = $"ssh -i /nowhere -o IdentitiesOnly=yes -o BatchMode=yes -o UserKnownHostsFile={workshop["ssh/known"]}";
        var (code, _, error) = line.Run("app", "recipe", "berks", "update");
        Assert.Equal(0, code);
        Assert.Contains("cannot be reached, its commit of last time is used", error, StringComparison.Ordinal);
        Directory.Delete(workshop.CacheRoot, recursive: true);
        (code, _, error) = line.Run("app", "recipe", "berks", "update");
        Assert.Equal(1, code);
        Assert.Contains("Permission denied", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_http_with_and_without_a_password()
    {
        await using var server = new LocalServer(http => GitBackend.Answer(http, workshop["served"], password: null));
        Installs($"{server.Address}/repo.git");
        await using var locked = new LocalServer(http => GitBackend.Answer(http, workshop["served"], password: "me:secret"));
        workshop.With("app/Berksfile", $"cookbook 'web', git: '{locked.Address}/repo.git', rel: 'cookbooks/web'\n");
        var (code, _, error) = line.Run("app", "recipe", "berks", "update");
        Assert.Equal(1, code);
        Assert.Contains("could not read Username", error, StringComparison.Ordinal);
        line.Variables["GIT_CONFIG_COUNT"] = "1";
        line.Variables["GIT_CONFIG_KEY_0"] = "credential.helper";
        line.Variables["GIT_CONFIG_VALUE_0"] = "!f() { echo username=me; echo password=secret; }; f";
        Installs($"{locked.Address}/repo.git");
    }

    [Fact]
    public async Task Over_http_from_a_server_that_only_has_files()
    {
        await using var server = new LocalServer(http =>
        {
            var file = workshop["served" + http.Request.Path.Value];
            http.Response.StatusCode = File.Exists(file) ? 200 : 404;
            return File.Exists(file) ? http.Response.SendFileAsync(file) : Task.CompletedTask;
        });
        Installs($"{server.Address}/repo.git");
    }

    [Fact]
    public async Task Through_a_proxy()
    {
        await using var supermarket = new FaultySupermarket().With("web", "1.0.0");
        line.Variables["http_proxy"] = supermarket.Address;
        workshop.With("app/Berksfile", "source 'http://supermarket.invalid'\ncookbook 'web'\n");
        var (code, output, error) = line.Run("app", "recipe", "berks", "install");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Installing web (1.0.0) from http://supermarket.invalid", output, StringComparison.Ordinal);
        Assert.Contains("/universe", supermarket.Asked);
        line.Variables["no_proxy"] = "supermarket.invalid";
        Directory.Delete(workshop.CacheRoot, recursive: true);
        Assert.Contains("cannot be reached", line.Run("app", "recipe", "berks", "install").Error, StringComparison.Ordinal);
    }
}

/// <summary>OpenSSH's server on a local port, with a host key and a user's key of its own.</summary>
sealed class SshServer : IDisposable
{
    readonly Process process;

    SshServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static SshServer Start(Workshop workshop)
    {
        Directory.CreateDirectory(workshop["ssh"]);
        Directory.CreateDirectory("/run/sshd");
        foreach (var name in new[] { "host", "key" })
        {
            using var made = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", workshop["ssh/" + name]]);
            made.WaitForExit();
        }

        File.Copy(workshop["ssh/key.pub"], workshop["ssh/authorized"]);
        var port = FreePort();
        workshop.With("ssh/config", $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {workshop["ssh/host"]}
            AuthorizedKeysFile {workshop["ssh/authorized"]}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no

            """);
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-e", "-f", workshop["ssh/config"]]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); Thread.Sleep(20))
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                break;
            }
            catch (SocketException)
            {
            }
        }

        return new SshServer(process, port);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}

/// <summary>Git's own CGI program behind a web server.</summary>
static class GitBackend
{
    public static async Task Answer(HttpContext http, string root, string? password)
    {
        var request = http.Request;
        if (password is not null && request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))
        {
            http.Response.StatusCode = 401;
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
            return;
        }

        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in new[]
        {
            ("GIT_PROJECT_ROOT", root), ("GIT_HTTP_EXPORT_ALL", "1"), ("PATH_INFO", request.Path.Value), ("QUERY_STRING", request.QueryString.Value?.TrimStart('?')), ("REQUEST_METHOD", request.Method),
            ("CONTENT_TYPE", request.ContentType), ("HTTP_CONTENT_ENCODING", request.Headers.ContentEncoding.ToString()), ("GIT_PROTOCOL", request.Headers["Git-Protocol"].ToString()),
            ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", "*"),
        })
        {
            start.Environment[name] = value ?? "";
        }

        using var git = Process.Start(start)!;
        await request.Body.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        using var output = new MemoryStream();
        await git.StandardOutput.BaseStream.CopyToAsync(output);
        var all = output.ToArray();
        var end = all.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var header in Encoding.ASCII.GetString(all, 0, end).Split("\r\n"))
        {
            var (name, value) = (header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
            if (name == "Status")
            {
                http.Response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
            }
            else
            {
                http.Response.Headers[name] = value;
            }
        }

        await http.Response.Body.WriteAsync(all.AsMemory(end + 4));
    }
}
