using System.Numerics;
using System.Text;
using RecipeEngine.Dsl;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Dsl.FrontDoor;

public class RubyTests
{
    readonly Ruby ruby = new(new FakeSystem()) { Output = Stream.Null, Error = Stream.Null };

    [Fact]
    public void Values_come_out_plain()
    {
        Assert.Equal(3L, ruby.Run("1 + 2").Value);
        Assert.Equal(BigInteger.Pow(2, 100), ruby.Run("2**100").Value);
        Assert.Equal("ü", ruby.Run("\"\\u00fc\"").Value);
        Assert.Equal("name", ruby.Run(":name").Value);
        Assert.Null(ruby.Run("nil").Value);
        var map = Assert.IsType<OrderedDictionary<string, object?>>(ruby.Run("{ 'b' => [1.5, true], a: { x: nil } }").Value);
        Assert.Equal(["b", "a"], map.Keys);
        Assert.Equal([1.5, true], Assert.IsType<List<object?>>(map["b"]));
    }

    [Fact]
    public void Globals_go_in_and_out()
    {
        ruby["$input"] = new Dictionary<string, object?> { ["list"] = new object?[] { 1, "two", null, 3.5, false } };
        Assert.Equal("[1, \"two\", nil, 3.5, false]", ruby.Run("$result = $input['list'].inspect").Value);
        Assert.Equal("[1, \"two\", nil, 3.5, false]", ruby["$result"]);
        Assert.Throws<ArgumentException>(() => ruby["$input"] = new StringBuilder());
    }

    [Fact]
    public void A_world_lasts_from_one_text_to_the_next()
    {
        ruby.Run("def double(n) = n * 2");
        Assert.Equal(8L, ruby.Run("double(4)").Value);
        Assert.Contains("undefined method `double'", new Ruby(new FakeSystem()).Run("double(4)").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_told_not_thrown()
    {
        var outcome = ruby.Run("def f = raise('no')\nf", "x.rb");
        Assert.Equal((1, null, "x.rb:1:in `f': no (RuntimeError)\n\tfrom x.rb:2:in `<main>'\n"), (outcome.ExitStatus, outcome.Value, outcome.Error));
        Assert.Contains("x.rb:1:", ruby.Run("foo(", "x.rb").Error, StringComparison.Ordinal);
        Assert.Equal(4, ruby.Run("exit 4").ExitStatus);
        Assert.Equal(5L, ruby.Run("5").Value);
    }

    [Theory]
    [InlineData("loop { }")]
    [InlineData("while true; end")]
    [InlineData("begin; loop { }; rescue Exception; end; 1.times { }")]
    public async Task Endless_programs_can_be_cancelled(string program)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ruby.RunAsync(program, cancellation: patience.Token));
        Assert.Equal(2L, ruby.Run("1 + 1").Value);
    }

    [Fact]
    public void Streams_are_the_callers()
    {
        var output = new MemoryStream();
        var own = new Ruby(new FakeSystem()) { Input = new MemoryStream("a\nb\n"u8.ToArray()), Output = output };
        own.Run("puts gets.chomp + $stdin.read.chomp");
        Assert.Equal("ab\n", Encoding.UTF8.GetString(output.ToArray()));
    }
}
