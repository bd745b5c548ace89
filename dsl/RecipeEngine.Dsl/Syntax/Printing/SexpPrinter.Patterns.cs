namespace RecipeEngine.Dsl.Syntax;

public sealed partial class SexpPrinter
{
    void Pattern(Node node)
    {
        switch (node)
        {
            case CaseInNode n:
                Open("case_match");
                Child(n.Subject);
                Children(n.Clauses);
                if (n.HasElse && n.Else is null)
                {
                    output.Append(" (empty_else)");
                }
                else
                {
                    Child(n.Else);
                }
                Close();
                break;
            case InNode n:
                Open("in_pattern ");
                Matched(n.Pattern);
                output.Append(' ');
                if (n.Guard is null)
                {
                    output.Append("nil");
                }
                else
                {
                    Group(n.Unless ? "unless_guard" : "if_guard", n.Guard);
                }
                Child(n.Body);
                Close();
                break;
            case MatchPatternNode n:
                Open(n.Test ? "match_pattern_p" : "match_pattern");
                Child(n.Value);
                output.Append(' ');
                Matched(n.Pattern);
                Close();
                break;
            default:
                Matched(node);
                break;
        }
    }

    /// <summary>A pattern, in as many <c>begin</c>s as it has parentheses.</summary>
    void Matched(Node node)
    {
        for (var i = 0; i < node.PatternParentheses; i++)
        {
            Open("begin ");
        }
        switch (node)
        {
            case ArrayPatternNode n:
                ConstantPattern(n.Constant, n.TrailingComma ? "array_pattern_with_tail" : "array_pattern", n.Elements);
                break;
            case FindPatternNode n:
                ConstantPattern(n.Constant, "find_pattern", n.Elements);
                break;
            case HashPatternNode n:
                HashPattern(n);
                break;
            case SplatPatternNode n:
                Open("match_rest");
                if (n.Name is not null)
                {
                    output.Append(' ');
                    Named("match_var", n.Name);
                }
                Close();
                break;
            case BindPatternNode n:
                Named("match_var", n.Name);
                break;
            case PinPatternNode { Value: StatementsNode { Body: [var only] } }:
                Open("pin ");
                Group("begin", only);
                Close();
                break;
            case PinPatternNode n:
                Group("pin", n.Value);
                break;
            case AlternativePatternNode n:
                Open("match_alt ");
                Matched(n.Left);
                output.Append(' ');
                Matched(n.Right);
                Close();
                break;
            case CapturePatternNode n:
                Open("match_as ");
                Matched(n.Pattern);
                output.Append(' ');
                Named("match_var", n.Name);
                Close();
                break;
            case CaseInNode or InNode or MatchPatternNode:
                Pattern(node);
                break;
            default:
                if (!Literal(node) && !Variable(node) && !Call(node))
                {
                    throw new InvalidOperationException($"no printed form for {node.GetType().Name}");
                }
                break;
        }
        output.Append(')', node.PatternParentheses);
    }

    void ConstantPattern(Node? constant, string type, IReadOnlyList<Node> elements)
    {
        if (constant is not null)
        {
            Open("const_pattern");
            Child(constant);
            output.Append(' ');
        }
        Open(type);
        foreach (var element in elements)
        {
            output.Append(' ');
            Matched(element);
        }
        Close();
        if (constant is not null)
        {
            Close();
        }
    }

    void HashPattern(HashPatternNode node)
    {
        if (node.Constant is not null)
        {
            Open("const_pattern");
            Child(node.Constant);
            output.Append(' ');
        }
        Open("hash_pattern");
        foreach (var pair in node.Pairs)
        {
            output.Append(' ');
            if (pair.Pattern is null)
            {
                Named("match_var", pair.Key);
                continue;
            }
            Open("pair ");
            Named("sym", pair.Key);
            output.Append(' ');
            Matched(pair.Pattern);
            Close();
        }
        if (node.HasRest)
        {
            output.Append(" (match_rest");
            if (node.Rest is not null)
            {
                output.Append(' ');
                Named("match_var", node.Rest);
            }
            output.Append(')');
        }
        if (node.NilRest)
        {
            output.Append(" (match_nil_pattern)");
        }
        Close();
        if (node.Constant is not null)
        {
            Close();
        }
    }
}
