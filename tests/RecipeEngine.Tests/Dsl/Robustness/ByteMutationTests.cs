using System.Text;
using RecipeEngine.Dsl;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Goldens;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>Ruby files with bytes changed at random: they parse or are told to be no Ruby; run, they end, and no exception of ours escapes.</summary>
public class ByteMutationTests
{
    const int Rounds = 600;
    static readonly string[] Pieces = ["end", "do |x|", "{", "}", "(", "[", "\"#{", "<<~X\n", "/", "%w(", "=", "def ", "class ", "\\", "\0", "\xff", "|", "->", "rescue", "?", ":", "&.", "..", "**", "\n"];

    static List<byte[]> Sources() => GoldenTests.Selected.Where(name => name.StartsWith("ruby/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(name => Encoding.UTF8.GetBytes(GoldenFile.Read(name).Need(RubyGoldens.Program))).DefaultIfEmpty("p 1 + 2\n"u8.ToArray()).ToList();

    static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
                case 3:
                    var from = random.Next(bytes.Count);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(random.Next(1, 60), bytes.Count - from)));
                    break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }
        return bytes.ToArray();
    }

    [Fact]
    public void Parse_or_are_no_Ruby()
    {
        var sources = Sources();
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Mutate(sources[random.Next(sources.Count)], random);
            try
            {
                Parser.Parse(SourceText.FromBytes(bytes, "x.rb"));
            }
            catch (SyntaxErrorException)
            {
                // as it should be
            }
            catch (Exception e)
            {
                Assert.Fail($"round {i}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    [Fact]
    public void Run_to_an_end_of_their_own()
    {
        var sources = Sources();
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Mutate(sources[random.Next(sources.Count)], random);
            var ruby = new Ruby(new FakeSystem()) { Input = Stream.Null, Output = Stream.Null, Error = Stream.Null, MaximumSteps = 20_000, MaximumMemory = 512 << 20 };
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                var outcome = ruby.Run(RecipeEngine.Dsl.Execution.Interpreter.DecodeSource(bytes), "x.rb", patience.Token);
                Assert.DoesNotContain("InternalError", outcome.Error ?? "", StringComparison.Ordinal);
            }
            catch (RubyLimitException)
            {
                // it would have gone on
            }
            catch (Exception e)
            {
                Assert.Fail($"round {i}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }
    }
}
