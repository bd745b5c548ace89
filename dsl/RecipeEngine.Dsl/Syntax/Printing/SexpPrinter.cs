using System.Runtime.CompilerServices;
using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Prints a tree in the form of the parser gem (Parser::Ruby31, modern builders): <c>(send nil :puts (str "x"))</c>.</summary>
public sealed partial class SexpPrinter
{
    readonly StringBuilder output = new();
    readonly string file;
    /// <summary>The source says it is bytes, not text: strings show as bytes.</summary>
    bool binary;

    static readonly string[] Binary = ["binary", "ascii-8bit", "us-ascii", "ascii"];

    SexpPrinter(string file) => this.file = file;

    /// <summary>The tree on one line. <c>__FILE__</c> shows as <paramref name="file"/>; the parser gem names its buffer <c>(x)</c>.</summary>
    public static string Print(ProgramNode program, string file = "(x)")
    {
        var printer = new SexpPrinter(file) { binary = program.Encoding is { } name && Binary.Contains(name, StringComparer.OrdinalIgnoreCase) };
        printer.Value(program.Body);
        return printer.output.ToString();
    }

    void Open(string type) => output.Append('(').Append(type);

    void Close() => output.Append(')');

    void Child(Node? node)
    {
        output.Append(' ');
        Value(node);
    }

    void Children(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            Child(node);
        }
    }

    void Symbol(string name)
    {
        output.Append(' ');
        RubyText.Symbol(output, name);
    }

    void Leaf(string type) => output.Append('(').Append(type).Append(')');

    void Named(string type, string name)
    {
        Open(type);
        Symbol(name);
        Close();
    }

    void Group(string type, params ReadOnlySpan<Node?> nodes)
    {
        Open(type);
        foreach (var node in nodes)
        {
            Child(node);
        }
        Close();
    }

    void Value(Node? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is null)
        {
            output.Append("nil");
            return;
        }
        if (!Literal(node) && !Variable(node) && !Flow(node) && !Call(node) && !Definition(node))
        {
            Pattern(node);
        }
    }

    bool Variable(Node node)
    {
        switch (node)
        {
            case LocalVariableNode n:
                Named("lvar", n.Name);
                return true;
            case InstanceVariableNode n:
                Named("ivar", n.Name);
                return true;
            case ClassVariableNode n:
                Named("cvar", n.Name);
                return true;
            case GlobalVariableNode n:
                Named("gvar", n.Name);
                return true;
            case BackReferenceNode n:
                Named("back_ref", n.Name);
                return true;
            case NthReferenceNode n:
                Open("nth_ref");
                output.Append(' ').Append(n.Number);
                Close();
                return true;
            case ConstantNode n:
                Constant("const", n);
                Close();
                return true;
            case VariableAssignNode n:
                Open(n switch { LocalAssignNode => "lvasgn", InstanceAssignNode => "ivasgn", ClassVariableAssignNode => "cvasgn", _ => "gvasgn" });
                Symbol(n.Name);
                if (n.Value is not null)
                {
                    Child(n.Value);
                }
                Close();
                return true;
            case ConstantAssignNode n:
                Constant("casgn", n.Target);
                if (n.Value is not null)
                {
                    Child(n.Value);
                }
                Close();
                return true;
            case MultiAssignNode n:
                Group("masgn", n.Target, n.Value);
                return true;
            case MultiTargetNode { Parenthesised: true, Targets: [MultiTargetNode { Parenthesised: true } inner] }:
                // The parser gem flattens ((a, b)).
                Value(inner);
                return true;
            case MultiTargetNode n:
                Open("mlhs");
                Children(n.Targets);
                Close();
                return true;
            case OperatorAssignNode n:
                OperatorAssign(n);
                return true;
            case MatchAssignNode n:
                Group("match_with_lvasgn", n.Regexp, n.Value);
                return true;
            case MatchLastLineNode n:
                Group("match_current_line", n.Regexp);
                return true;
            case DefinedNode n:
                Group("defined?", n.Value);
                return true;
            default:
                return false;
        }
    }

    void Constant(string type, ConstantNode node)
    {
        Open(type);
        if (node.TopLevel)
        {
            output.Append(" (cbase)");
        }
        else
        {
            Child(node.Scope);
        }
        Symbol(node.Name);
    }

    void OperatorAssign(OperatorAssignNode node)
    {
        Open(node.Operator switch { "||" => "or_asgn", "&&" => "and_asgn", _ => "op_asgn" });
        if (node.Target is CallNode { IsIndex: true } index)
        {
            output.Append(' ');
            Open("indexasgn");
            Child(index.Receiver);
            Arguments(index.Arguments);
            Close();
        }
        else
        {
            Child(node.Target);
        }
        if (node.Operator is not ("||" or "&&"))
        {
            Symbol(node.Operator);
        }
        Child(node.Value);
        Close();
    }
}
