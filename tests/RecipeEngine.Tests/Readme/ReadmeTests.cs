using Microsoft.Extensions.Logging;
using RecipeEngine.Engine.Running;
using RecipeEngine.Tests.House;
using Xunit;

namespace RecipeEngine.Tests.Readme;

/// <summary>README's examples are compiled here, run, and the same text as there.</summary>
public class ReadmeTests
{
    [Fact]
    public async Task The_Ruby_example_runs()
    {
        var outcome = await RubyExample.Run(CancellationToken.None);
        Assert.Null(outcome.Error);
        Assert.Equal(["web1:80", "web1:443"], Assert.IsType<List<object?>>(outcome.Value));
    }

    [Fact]
    public async Task The_engine_example_runs()
    {
        var updated = new UpdatedNames();
        var logger = new Lines();
        var result = await EngineExample.Run(updated, logger, CancellationToken.None);
        Assert.Equal((RunStatusKind.Success, 0, null), (result.Status, result.ExitCode, result.Error));
        Assert.Equal(["file[/etc/motd] create"], updated);
        Assert.Contains("Information: motd is in place", logger);
    }

    [Fact]
    public async Task The_engine_example_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var updated = new UpdatedNames();
        // The first line of the converge phase stands for a user who changes his mind then.
        var logger = new Lines { Seen = line => { if (line.Contains("Processing file[/etc/motd]", StringComparison.Ordinal)) { cancellation.Cancel(); } } };
        var result = await EngineExample.Run(updated, logger, cancellation.Token);
        Assert.Equal((RunStatusKind.Aborted, 3), (result.Status, result.ExitCode));
        Assert.Equal(["file[/etc/motd] create"], updated);
        Assert.DoesNotContain("Information: motd is in place", logger);
        Assert.Equal(RunStatusKind.Aborted, (await EngineExample.Run([], logger, new CancellationToken(canceled: true))).Status);
    }

    sealed class Lines : List<string>, ILogger
    {
        public Action<string> Seen { get; init; } = _ => { };

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel}: {formatter(state, exception)}";
            Add(line);
            Seen(line);
        }
    }

    [Theory]
    [InlineData("RubyExample.cs")]
    [InlineData("EngineExample.cs")]
    public void Readme_shows_what_is_compiled(string file)
    {
        var text = Sources.Read("tests/RecipeEngine.Tests/Readme/" + file);
        var start = text.IndexOf('\n', text.IndexOf("// example:", StringComparison.Ordinal)) + 1;
        var example = text[start..text.IndexOf("// end", StringComparison.Ordinal)];
        Assert.Contains("```csharp\n" + example + "```\n", Sources.Read("README.md"), StringComparison.Ordinal);
    }
}
