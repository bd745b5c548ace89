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
    public void The_engine_example_runs() => Assert.Equal(["file[/etc/motd] create"], EngineExample.Run());

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
