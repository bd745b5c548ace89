namespace RecipeEngine.Dsl.Syntax;

/// <summary>Where a node stands: UTF-16 offsets into the source text, and the 1-based line of its first character.</summary>
public readonly record struct Span(int Start, int End, int Line);

/// <summary>A piece of Ruby syntax: a value that knows its place and nothing of how it is run.</summary>
public abstract class Node(Span span, NodeKind kind)
{
    /// <summary>Which class this is, without asking the runtime: a switch over it loads no class that the program does not use.</summary>
    public NodeKind NodeKind { get; } = kind;
    public Span Span { get; } = span;
    public int Line => Span.Line;
    /// <summary>A pattern was written in so many parentheses; only printing cares.</summary>
    internal int PatternParentheses { get; set; }
}

/// <summary>A whole file: its statements, and where the text after <c>__END__</c> begins (UTF-16 offset, -1 without one).</summary>
public sealed class ProgramNode(Span span, Node? body, int dataOffset) : Node(span, NodeKind.Program)
{
    /// <summary>The statements; null for an empty file.</summary>
    public Node? Body { get; } = body;
    public int DataOffset { get; } = dataOffset;
    /// <summary>What Ruby warns of while it reads; null when there is nothing.</summary>
    public IReadOnlyList<ParserWarning>? Warnings { get; init; }
    /// <summary>Magic comment <c># frozen_string_literal:</c>; null when absent.</summary>
    public bool? FrozenStringLiteral { get; init; }
    /// <summary>Magic comment <c># encoding:</c>; null when absent (UTF-8).</summary>
    public string? Encoding { get; init; }
}

/// <summary>Two or more statements in order, or a parenthesised group <c>(a; b)</c>, or an empty <c>()</c>.</summary>
public sealed class StatementsNode(Span span, IReadOnlyList<Node> body, bool parenthesised = false) : Node(span, NodeKind.Statements)
{
    public IReadOnlyList<Node> Body { get; } = body;
    /// <summary>Written with parentheses; the parser gem prints <c>begin</c> for these and for plain sequences alike.</summary>
    public bool Parenthesised { get; } = parenthesised;
}

/// <summary><c>begin … end</c> (its rescue/ensure are inside the body, as <see cref="RescueNode"/> and <see cref="EnsureNode"/>).</summary>
public sealed class BeginBlockNode(Span span, Node? body) : Node(span, NodeKind.BeginBlock)
{
    public Node? Body { get; } = body;
}

/// <summary><c>BEGIN { … }</c>: runs before the rest of the file.</summary>
public sealed class PreExecutionNode(Span span, Node? body) : Node(span, NodeKind.PreExecution)
{
    public Node? Body { get; } = body;
}

/// <summary><c>END { … }</c>: runs at exit, registered once.</summary>
public sealed class PostExecutionNode(Span span, Node? body) : Node(span, NodeKind.PostExecution)
{
    public Node? Body { get; } = body;
}
