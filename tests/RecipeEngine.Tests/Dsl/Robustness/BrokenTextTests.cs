using FsCheck;
using FsCheck.Fluent;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Tests.Goldens;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>Random programs that were cut, doubled or stuffed with openings: the parser ends soon, with a tree or with a syntax error.</summary>
public class BrokenTextTests
{
    const int Programs = 400;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static readonly string[] Openings =
        ["(", "[", "{", "->(x) {", "if 1\n", "def m\n", "\"#{", "%w[", "%(", "<<~A + ", "a.b(", "!", "-", "case 1 in [", "x = ", "a ? b : ", "**", "&", "begin;", "->", "::", "in {a: ", "|", "not ", "/#{", "`", "a => ", "[*", "class << "];

    // What is done to a text: how (a case below), at which place and from where (parts of 1,000), and how often or how long.
    static Gen<int[]> Changes()
    {
        Gen<int> place = Gen.Choose(0, 1000);
        Gen<int>[] parts = [Gen.Choose(0, 3), place, place, Gen.Elements(1, 2, 50, 3000), Gen.Choose(0, Openings.Length - 1)];
        return Gen.CollectToArray(parts);
    }

    static string Broken(string text, int[] change)
    {
        var (at, from, times) = (text.Length * change[1] / 1000, text.Length * change[2] / 1000, change[3]);
        return change[0] switch
        {
            0 => text[..at],
            1 => text.Remove(at, Math.Min(times, text.Length - at)),
            2 => text.Insert(at, text[from..]),
            _ => text.Insert(at, string.Concat(Enumerable.Repeat(Openings[change[4]], times))),
        };
    }

    [Fact]
    public void End_with_a_tree_or_a_syntax_error()
    {
        var grammar = new RubyGrammar(File.ReadAllLines(Path.Combine(GoldenFile.Folder, "..", "differential", "grammar.txt")));
        var programs = grammar.Programs(2, 2).Sample(Programs, new Rnd(1), 50);
        foreach (var (program, change) in programs.Zip(Changes().Sample(Programs, new Rnd(2), 50)))
        {
            var text = Broken(RubyGrammar.Text(program), change);
            Exception? fault = null;
            var parsing = new Thread(() => fault = Fault(text)) { IsBackground = true };
            parsing.Start();
            Assert.True(parsing.Join(Patience), $"still parsing after {Patience.TotalSeconds} s:\n{text}");
            Assert.True(fault is null, $"{fault}\n{text}");
        }
    }

    static Exception? Fault(string text)
    {
        try
        {
            Parser.Parse(new SourceText(text, "x.rb"));
            return null;
        }
        catch (SyntaxErrorException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
