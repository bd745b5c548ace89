using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Which marks the translation of one text gets: events of its lines and bodies, counts of its lines and methods.</summary>
sealed class SourceMarks(string source, int firstLine, FileCounts? counts)
{
    readonly Dictionary<CodeScope, int> lastLines = [];

    /// <summary>Whether a statement begins a line of its method, block or body.</summary>
    public bool Wants(Node node, CodeScope code)
    {
        if (node is StatementsNode or BeginBlockNode or RescueNode or EnsureNode or NilNode || lastLines.GetValueOrDefault(code) == node.Line)
        {
            return false;
        }
        lastLines[code] = node.Line;
        return true;
    }

    public Exec Line(Node node, Exec exec)
    {
        counts?.Declare(node.Line);
        return new LineMark(exec, node.Line, counts) { Line = exec.Line };
    }

    public Exec Body(Exec? exec, Node node, TraceEvents enter, TraceEvents leave, Parameters? shape, bool isLambda)
    {
        var methods = node is DefNode def ? counts?.Method(def.Name, node.Line, Column(node.Span.Start), EndLine(node), Column(node.Span.End)) : null;
        return new BodyMark(exec, enter, leave, EndLine(node), isLambda, methods) { Line = node.Line, Shape = shape };
    }

    int EndLine(Node node) => firstLine + source.AsSpan(0, Math.Clamp(node.Span.End, 0, source.Length)).Count('\n');

    int Column(int offset)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        var start = offset == 0 ? 0 : source.LastIndexOf('\n', offset - 1) + 1;
        return System.Text.Encoding.UTF8.GetByteCount(source.AsSpan(start, offset - start));
    }
}
