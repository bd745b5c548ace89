using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>A Supermarket on a local port that can be told to misbehave.</summary>
sealed class FaultySupermarket : IAsyncDisposable
{
    readonly LocalServer server;
    readonly SortedDictionary<(string Name, string Version), (byte[] Archive, string Needs)> cookbooks = [];

    public FaultySupermarket() => server = new LocalServer(Answer);

    public string Address => server.Address;

    /// <summary>Paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked => server.Asked;

    /// <summary>What to do instead of answering a path that holds the key; null answers as usual. The number counts from 1.</summary>
    public Func<string, int, HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>Whether the server has an API beside the index and the archives.</summary>
    public bool HasApi { get; set; } = true;

    public bool SaysSizes { get; set; } = true;

    public FaultySupermarket With(string name, string version, string needs = "{}")
    {
        cookbooks[(name, version)] = (Workshop.Archive(name, version, ("recipes/default.rb", $"log '{name} {version}'\n"), ("files/big.bin", new string('x', 20_000))), needs);
        return this;
    }

    public void Remove(string name, string version) => cookbooks.Remove((name, version));

    async Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (Fault is { } fault && await fault(path, Asked.Count(asked => asked == path), http))
        {
            return;
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (parts)
        {
            case ["universe"]:
                await Index(http);
                break;
            case ["api", "v1", "cookbooks", var name, "versions", var version] when HasApi && cookbooks.TryGetValue((name, version.Replace('_', '.')), out var entry):
                await http.Response.WriteAsync($$"""{"version": "{{version}}", "file": "{{Address}}/files/{{name}}/{{version.Replace('_', '.')}}"{{(SaysSizes ? $", \"tarball_file_size\": {entry.Archive.Length}" : "")}}}""");
                break;
            case ["api", "v1", "cookbooks", var name, "versions", var version, "download"] when cookbooks.ContainsKey((name, version)):
                http.Response.Redirect($"{Address}/files/{name}/{version}");
                break;
            case ["files", var name, var version] when cookbooks.TryGetValue((name, version), out var entry):
                http.Response.ContentLength = entry.Archive.Length;
                await http.Response.Body.WriteAsync(entry.Archive);
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    Task Index(HttpContext http)
    {
        var text = "{" + string.Join(",", cookbooks.GroupBy(entry => entry.Key.Name).Select(group => $"\"{group.Key}\":{{" + string.Join(",", group.Select(entry =>
            $"\"{entry.Key.Version}\":{{\"location_type\":\"opscode\",\"location_path\":\"{Address}/api/v1\",\"download_url\":\"{Address}/api/v1/cookbooks/{entry.Key.Name}/versions/{entry.Key.Version}/download\",\"dependencies\":{entry.Value.Needs}}}")) + "}")) + "}";
        var etag = $"\"{text.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture)}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch == etag)
        {
            http.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
