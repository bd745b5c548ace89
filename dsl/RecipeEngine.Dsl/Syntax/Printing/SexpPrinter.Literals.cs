namespace RecipeEngine.Dsl.Syntax;

public sealed partial class SexpPrinter
{
    bool Literal(Node node)
    {
        switch (node)
        {
            case NilNode:
                Leaf("nil");
                return true;
            case TrueNode:
                Leaf("true");
                return true;
            case FalseNode:
                Leaf("false");
                return true;
            case SelfNode:
                Leaf("self");
                return true;
            case FileNode:
                Text(file);
                return true;
            case LineNode:
                output.Append("(int ").Append(node.Line).Append(')');
                return true;
            case EncodingNode:
                Leaf("__ENCODING__");
                return true;
            case IntegerNode or FloatNode or RationalNode or ImaginaryNode:
                Open(node switch { IntegerNode => "int", FloatNode => "float", RationalNode => "rational", _ => "complex" });
                output.Append(' ').Append(RubyText.Number(node));
                Close();
                return true;
            case StringNode n:
                String(n);
                return true;
            case InterpolatedStringNode n:
                Parts("dstr", n.Parts);
                return true;
            case InterpolationNode n:
                Begin("begin", n.Body);
                return true;
            case CommandStringNode n:
                Parts("xstr", n.Parts);
                return true;
            case SymbolNode n:
                QuotedSymbol(n);
                return true;
            case InterpolatedSymbolNode n:
                Parts("dsym", n.Parts);
                return true;
            case RegexpNode n:
                Regexp(n);
                return true;
            case ArrayNode n:
                Open("array");
                Children(n.Elements);
                Close();
                return true;
            case HashNode n:
                Open("hash");
                Children(n.Elements);
                Close();
                return true;
            case PairNode n:
                Group("pair", n.Key, n.Value);
                return true;
            case DoubleSplatNode n:
                Group("kwsplat", n.Value);
                return true;
            case SplatNode n:
                Open("splat");
                if (n.Value is not null)
                {
                    Child(n.Value);
                }
                Close();
                return true;
            case RangeNode n:
                Group(n.Exclusive ? "erange" : "irange", n.Begin, n.End);
                return true;
            case FlipFlopNode n:
                Group(n.Exclusive ? "eflipflop" : "iflipflop", n.Begin, n.End);
                return true;
            default:
                return false;
        }
    }

    void Text(string value, bool unicode = false)
    {
        output.Append("(str ");
        RubyText.String(output, value, bytes: binary && !unicode);
        output.Append(')');
    }

    void String(StringNode node)
    {
        if (node.Adjacent is { } adjacent)
        {
            Open("dstr");
            Children(adjacent);
            Close();
        }
        else if (node.Cuts is { } cuts)
        {
            Open("dstr");
            Lines(node.Value, cuts);
            Close();
        }
        else
        {
            Text(node.Value, node.HasUnicodeEscape && !System.Text.Ascii.IsValid(node.Value));
        }
    }

    /// <summary>The source lines of a literal as strings of their own.</summary>
    void Lines(string value, IReadOnlyList<int> cuts)
    {
        var from = 0;
        foreach (var cut in cuts)
        {
            Line(value[from..cut]);
            from = cut;
        }
        Line(value[from..]);
    }

    void Line(string text)
    {
        if (text.Length > 0)
        {
            output.Append(' ');
            Text(text);
        }
    }

    void Parts(string type, IReadOnlyList<Node> parts)
    {
        Open(type);
        PartList(parts);
        Close();
    }

    void PartList(IReadOnlyList<Node> parts)
    {
        foreach (var part in parts)
        {
            if (part is StringNode { Cuts: { } cuts, Adjacent: null } text && !IsWholeString(parts))
            {
                Lines(text.Value, cuts);
            }
            else
            {
                Child(part);
            }
        }
    }

    /// <summary>Parts that are literals of their own (<c>"a" "b#{c}"</c>) and not pieces of one: two strings never meet in one literal.</summary>
    static bool IsWholeString(IReadOnlyList<Node> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is InterpolatedStringNode || (i > 0 && parts[i] is StringNode && parts[i - 1] is StringNode))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary><c>begin</c> around statements: a plain sequence is taken apart, anything else stays one child.</summary>
    void Begin(string type, Node? body)
    {
        Open(type);
        if (body is StatementsNode { Parenthesised: false } many)
        {
            Children(many.Body);
        }
        else if (body is not null)
        {
            Child(body);
        }
        Close();
    }

    void QuotedSymbol(SymbolNode node)
    {
        if (node.Value.Length == 0)
        {
            Leaf("dsym");
        }
        else if (node.Cuts is { } cuts)
        {
            Open("dsym");
            Lines(node.Value, cuts);
            Close();
        }
        else
        {
            Named("sym", node.Value);
        }
    }

    void Regexp(RegexpNode node)
    {
        Open("regexp");
        PartList(node.Parts);
        output.Append(" (regopt");
        foreach (var option in node.Options.Order().Distinct())
        {
            output.Append(" :").Append(option);
        }
        output.Append(')');
        Close();
    }
}
