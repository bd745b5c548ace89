using RecipeEngine.Dsl;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Robustness;

public class LimitTests
{
    static Ruby World() => new(new FakeSystem()) { Output = Stream.Null, Error = Stream.Null };

    [Theory]
    [InlineData("loop { }")]
    [InlineData("while true; end")]
    [InlineData("def f(n) = n.zero? ? 0 : f(n - 1) + f(n - 1)\nf(40)")]
    [InlineData("begin; loop { }; rescue Exception; end")]
    [InlineData("begin; loop { }; ensure; loop { }; end")]
    [InlineData("Enumerator.new { |y| loop { y << 1 } }.each { }")]
    [InlineData("Fiber.new { loop { } }.resume")]
    [InlineData("[1].cycle { }")]
    public async Task Steps_end(string program)
    {
        var ruby = World();
        ruby.MaximumSteps = 100_000;
        await Assert.ThrowsAsync<RubyLimitException>(() => ruby.RunAsync(program));
        ruby.MaximumSteps = null;
        Assert.Equal(10_000L, ruby.Run("n = 0; 10_000.times { n += 1 }; n").Value);
    }
}
