using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>A web server on a local port that does what a test says.</summary>
sealed class LocalServer : IAsyncDisposable
{
    readonly WebApplication app;

    public LocalServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(http =>
        {
            Asked.Enqueue(http.Request.Path.Value!);
            return answer(http);
        });
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Urls.First();
    }

    public string Address { get; }

    /// <summary>Paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A machine with some environment variables more.</summary>
sealed class VariablesSystem(RecipeEngine.Systems.ISystem inner, Dictionary<string, string> variables) : RecipeEngine.Systems.DelegatingSystem(inner)
{
    public override string? GetEnvironmentVariable(string name) => variables.GetValueOrDefault(name) ?? base.GetEnvironmentVariable(name);
}
