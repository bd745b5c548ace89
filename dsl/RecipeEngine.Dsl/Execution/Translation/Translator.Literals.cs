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

    Exec[] Parts(IReadOnlyList<Node> parts)
    {
        var result = new Exec[parts.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Piece(parts[i]);
        }
        return result;
    }

    Exec Piece(Node part) => part.NodeKind == NodeKind.String ? Frozen(As<StringNode>(part)) : Value(part);

    static bool AreStrings(IReadOnlyList<Node> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].NodeKind != NodeKind.String)
            {
                return false;
            }
        }
        return true;
    }

    static StringNode Joined(IReadOnlyList<Node> parts) => parts.Count == 1 ? (StringNode)parts[0] : new StringNode(default, string.Concat(parts.Cast<StringNode>().Select(p => p.Value)))
    {
        HasUnicodeEscape = parts.Any(p => ((StringNode)p).HasUnicodeEscape),
        HasByteEscape = parts.Any(p => ((StringNode)p).HasByteEscape),
    };

    Exec Interpolated(IReadOnlyList<Node> parts)
    {
        // adjacent literals and line-split heredocs may come without any interpolation
        if (AreStrings(parts))
        {
            return StringExec(Joined(parts));
        }
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].NodeKind == NodeKind.InterpolatedString)
            {
                return new Interpolation(encoding, Flat(parts));
            }
        }
        return new Interpolation(encoding, Parts(parts));
    }

    Exec[] Flat(IReadOnlyList<Node> parts)
    {
        var flat = new List<Exec>(parts.Count);
        Flatten(parts, flat);
        return flat.ToArray();
    }

    void Flatten(IReadOnlyList<Node> parts, List<Exec> to)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].NodeKind == NodeKind.InterpolatedString)
            {
                Flatten(As<InterpolatedStringNode>(parts[i]).Parts, to);
            }
            else
            {
                to.Add(Piece(parts[i]));
            }
        }
    }

    Exec List(IReadOnlyList<Node> elements)
    {
        var items = Values(elements);
        for (var i = 0; i < items.Length; i++)
        {
            if (elements[i].NodeKind == NodeKind.Splat)
            {
                return new SplatArray(items);
            }
        }
        return new ArrayLiteral(items);
    }

    Exec Hash(HashNode n, bool keywords)
    {
        var keys = new Exec?[n.Elements.Count];
        var values = new Exec[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (n.Elements[i] is PairNode p)
            {
                // string keys are frozen at once: no copy is needed when they go into the hash
                keys[i] = Piece(p.Key);
                values[i] = Value(p.Value);
            }
            else
            {
                values[i] = Value(((DoubleSplatNode)n.Elements[i]).Value);
            }
        }
        return new HashLiteral(keys, values, keywords);
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
        if (AreStrings(n.Parts))
        {
            return new RegexpLiteral(Literal(new StringNode(default, Joined(n.Parts).Value)), n.Options);
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
