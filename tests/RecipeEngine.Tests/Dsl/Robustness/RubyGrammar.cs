using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace RecipeEngine.Tests.Dsl.Robustness;

/// <summary>Makes random Ruby programs from the productions in <c>grammar.txt</c> below tests/differential.</summary>
/// <remarks>
/// A line <c>:n word</c> begins a kind named by one letter; every line below it is one way to write it, and <c>{n}</c> in it stands for
/// something of that kind. Lines without such a place are the leaves.
/// </remarks>
sealed partial class RubyGrammar
{
    readonly Dictionary<char, (List<string> Leaves, List<string> Shapes)> kinds = [];

    public RubyGrammar(IEnumerable<string> lines)
    {
        var kind = ' ';
        foreach (var line in lines)
        {
            if (line.StartsWith(':') && line.Length > 2 && line[2] == ' ')
            {
                kinds[kind = line[1]] = ([], []);
            }
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                var text = line.Replace("\\N", "\n", StringComparison.Ordinal);
                (Place().IsMatch(text) ? kinds[kind].Shapes : kinds[kind].Leaves).Add(text);
            }
        }
    }

    [GeneratedRegex(@"\{([a-z])\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    /// <summary>A program of statements (kind <c>t</c>), each of which tells the error it ends with and lets the next begin.</summary>
    public Gen<RubyTerm[]> Programs(int statements, int depth) => Gen.ArrayOf(Of('t', depth), statements);

    Gen<RubyTerm> Of(char kind, int depth)
    {
        var (leaves, shapes) = kinds[kind];
        var leaf = leaves.Count == 0 ? null : Gen.Elements<string>(leaves).Select(text => new RubyTerm(kind, text, []));
        if (leaf is not null && (depth <= 0 || shapes.Count == 0))
        {
            return leaf;
        }
        var shape = Gen.Elements<string>(shapes).SelectMany(text => Gen.CollectToArray(Kinds(text), part => Of(part, depth - 1)).Select(parts => new RubyTerm(kind, text, parts)));
        return leaf is null ? shape : Gen.Frequency((1, leaf), (4, shape));
    }

    static List<char> Kinds(string shape) => Place().Matches(shape).Select(match => match.Groups[1].Value[0]).ToList();

    public static string Text(RubyTerm term)
    {
        var next = 0;
        return Place().Replace(term.Shape, _ => Text(term.Parts[next++]));
    }

    public static string Text(IEnumerable<RubyTerm> program) => string.Concat(program.Select(statement =>
        $"begin\n{Text(statement)}\nrescue StandardError, SystemStackError => e\n  p [e.class, e.message.lines.first.to_s.gsub(/0x\\h+/, '0x')]\nend\n"));

    /// <summary>Smaller programs: a statement less, or a part of one replaced by what stands inside it or by the simplest of its kind.</summary>
    public IEnumerable<RubyTerm[]> Shrink(RubyTerm[] program)
    {
        for (var i = 0; i < program.Length; i++)
        {
            if (program.Length > 1)
            {
                yield return [.. program[..i], .. program[(i + 1)..]];
            }
        }
        for (var i = 0; i < program.Length; i++)
        {
            foreach (var smaller in Shrink(program[i]))
            {
                yield return [.. program[..i], smaller, .. program[(i + 1)..]];
            }
        }
    }

    IEnumerable<RubyTerm> Shrink(RubyTerm term)
    {
        foreach (var part in term.Parts.Where(part => part.Kind == term.Kind))
        {
            yield return part;
        }
        if (term.Parts.Length > 0 && kinds[term.Kind].Leaves is [var simplest, ..])
        {
            yield return new RubyTerm(term.Kind, simplest, []);
        }
        for (var i = 0; i < term.Parts.Length; i++)
        {
            foreach (var smaller in Shrink(term.Parts[i]))
            {
                yield return term with { Parts = [.. term.Parts[..i], smaller, .. term.Parts[(i + 1)..]] };
            }
        }
    }
}
