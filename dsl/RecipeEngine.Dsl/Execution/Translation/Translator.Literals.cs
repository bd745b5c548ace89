using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    Exec StringExec(StringNode n)
    {
        var literal = Literal(n);
        return frozenStrings ? Frozen(n) : new StringLiteral(literal.Text, literal.Encoding);
    }

    ConstantValue Frozen(StringNode n)
    {
        return new ConstantValue(Core.Strings.FrozenStrings.Of(Literal(n)));
    }

    Exec[] Parts(IReadOnlyList<Node> parts) => parts.Select(p => p is StringNode s ? Frozen(s) : Value(p)).ToArray();

    Exec Interpolated(IReadOnlyList<Node> parts)
    {
        // adjacent literals and line-split heredocs may come without any interpolation
        if (parts.All(p => p is StringNode))
        {
            return StringExec(new StringNode(default, string.Concat(parts.Cast<StringNode>().Select(p => p.Value))) { HasUnicodeEscape = parts.Any(p => ((StringNode)p).HasUnicodeEscape), HasByteEscape = parts.Any(p => ((StringNode)p).HasByteEscape) });
        }
        return new Interpolation(encoding, Flatten(parts).Select(p => p is StringNode s ? Frozen(s) : Value(p)).ToArray());
    }

    static IEnumerable<Node> Flatten(IEnumerable<Node> parts) => parts.SelectMany(p => p is InterpolatedStringNode d ? Flatten(d.Parts) : [p]);

    Exec List(IReadOnlyList<Node> elements)
    {
        var items = elements.Select(e => e is HashNode { Braces: false } h ? Hash(h, false) : Value(e)).ToArray();
        return items.Any(i => i is SplatExec) ? new SplatArray(items) : new ArrayLiteral(items);
    }

    Exec Hash(HashNode n, bool keywords)
    {
        var keys = new List<Exec?>();
        var values = new List<Exec>();
        foreach (var e in n.Elements)
        {
            if (e is PairNode p)
            {
                // string keys are frozen at once: no copy is needed when they go into the hash
                keys.Add(p.Key is StringNode s ? Frozen(s) : Value(p.Key));
                values.Add(Value(p.Value));
            }
            else
            {
                keys.Add(null);
                values.Add(Value(((DoubleSplatNode)e).Value));
            }
        }
        return new HashLiteral(keys.ToArray(), values.ToArray(), keywords);
    }

    Exec Range(RangeNode n)
    {
        var begin = ValueOrNull(n.Begin);
        var end = ValueOrNull(n.End);
        return begin is null or ConstantValue { Value: long } && end is null or ConstantValue { Value: long }
            ? new ConstantValue(new RRange(((ConstantValue?)begin)?.Value, ((ConstantValue?)end)?.Value, n.Exclusive))
            : new RangeExec(begin, end, n.Exclusive);
    }

    Exec Regexp(Syntax.RegexpNode n)
    {
        if (n.Parts.All(p => p is StringNode))
        {
            return new RegexpLiteral(Literal(new StringNode(default, string.Concat(n.Parts.Cast<StringNode>().Select(p => p.Value)))), n.Options);
        }
        var parts = n.Parts.Select(p => p is StringNode s ? new ConstantValue(Literal(s)) : Value(p)).ToArray();
        return new RegexpInterpolation(parts, n.Options.Replace("o", ""), n.Options.Contains('o'));
    }

    Exec Imaginary(ImaginaryNode n)
    {
        var number = Value(n.Number);
        return new LazyConstant(f => f.Context.Send(f.Context.Interpreter.MainObject, "Complex", Box.Int(0), number.Execute(f)));
    }

    static Exec BackReference(string name) => name switch
    {
        "$&" => new MatchReference("[]", Box.Int(0)),
        "$`" => new MatchReference("pre_match", Undefined.Value),
        "$'" => new MatchReference("post_match", Undefined.Value),
        _ => new LazyLastGroup(),
    };

    sealed class LazyLastGroup : Exec
    {
        public override object? Execute(Frame f) =>
            f.LastMatch is { } m && f.Context.Send(m, "captures") is RArray a ? a.LastOrDefault(x => x is not null) : null;
    }
}
