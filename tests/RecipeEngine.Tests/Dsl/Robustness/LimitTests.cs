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
    [InlineData("Thread.new { loop { } }.join")]
    [InlineData("3.times.map { Thread.new { loop { } } }.each(&:join)")]
    [InlineData("Thread.new { begin; loop { }; rescue Exception; end }\nsleep")]
    public async Task Steps_end(string program)
    {
        var ruby = World();
        ruby.MaximumSteps = 100_000;
        await Assert.ThrowsAsync<RubyLimitException>(() => ruby.RunAsync(program));
        ruby.MaximumSteps = null;
        Assert.Equal(10_000L, ruby.Run("n = 0; 10_000.times { n += 1 }; n").Value);
    }

    [Theory]
    [InlineData("a = []; loop { a << 'x' * 1000 }")]
    [InlineData("h = {}; i = 0; loop { h[i += 1] = [i] }")]
    [InlineData("s = +''; loop { s << 'y' * 1000 }")]
    [InlineData("a = []; Thread.new { loop { a << 'x' * 1000 } }.join")]
    public async Task Memory_ends(string program)
    {
        var ruby = World();
        ruby.MaximumMemory = 48 << 20;
        await Assert.ThrowsAsync<RubyLimitException>(() => ruby.RunAsync(program));
    }

    [Fact]
    public async Task Memory_that_nobody_holds_does_not_count()
    {
        var ruby = World();
        ruby.MaximumMemory = 48 << 20;
        var outcome = await ruby.RunAsync("20_000.times { 'x' * 10_000 }; 1");
        Assert.Null(outcome.Error);
    }
}
