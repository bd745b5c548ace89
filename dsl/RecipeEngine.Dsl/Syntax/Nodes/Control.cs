namespace RecipeEngine.Dsl.Syntax;

/// <summary><c>left &amp;&amp; right</c>, <c>left and right</c>.</summary>
public sealed class AndNode(Span span, Node left, Node right) : Node(span, NodeKind.And)
{
    public Node Left { get; } = left;
    public Node Right { get; } = right;
}

/// <summary><c>left || right</c>, <c>left or right</c>.</summary>
public sealed class OrNode(Span span, Node left, Node right) : Node(span, NodeKind.Or)
{
    public Node Left { get; } = left;
    public Node Right { get; } = right;
}

/// <summary><c>if</c>, <c>unless</c> (branches swapped), <c>?:</c> and the modifiers.</summary>
public sealed class IfNode(Span span, Node condition, Node? then, Node? @else) : Node(span, NodeKind.If)
{
    public Node Condition { get; } = condition;
    public Node? Then { get; } = then;
    public Node? Else { get; } = @else;
}

/// <summary><c>while</c>, <c>until</c> (<see cref="Until"/>); <see cref="DoWhile"/> for <c>begin … end while x</c>, which runs its body first.</summary>
public sealed class WhileNode(Span span, Node condition, Node? body, bool until, bool doWhile) : Node(span, NodeKind.While)
{
    public Node Condition { get; } = condition;
    public Node? Body { get; } = body;
    public bool Until { get; } = until;
    public bool DoWhile { get; } = doWhile;
}

/// <summary><c>for variable in iterable</c>: no scope of its own.</summary>
public sealed class ForNode(Span span, Node variable, Node iterable, Node? body) : Node(span, NodeKind.For)
{
    /// <summary>A target without value, or a <see cref="MultiTargetNode"/>.</summary>
    public Node Variable { get; } = variable;
    public Node Iterable { get; } = iterable;
    public Node? Body { get; } = body;
}

/// <summary><c>case subject</c> with <c>when</c> clauses; without subject the conditions are tested themselves.</summary>
public sealed class CaseNode(Span span, Node? subject, IReadOnlyList<WhenNode> whens, Node? @else) : Node(span, NodeKind.Case)
{
    public Node? Subject { get; } = subject;
    public IReadOnlyList<WhenNode> Whens { get; } = whens;
    public Node? Else { get; } = @else;
}

/// <summary>One <c>when</c> clause.</summary>
public sealed class WhenNode(Span span, IReadOnlyList<Node> conditions, Node? body) : Node(span, NodeKind.When)
{
    /// <summary>May hold <see cref="SplatNode"/>.</summary>
    public IReadOnlyList<Node> Conditions { get; } = conditions;
    public Node? Body { get; } = body;
}

/// <summary><c>return</c>, with null or a value (a list is an <see cref="ArrayNode"/>). Break and next alike.</summary>
public sealed class ReturnNode(Span span, Node? value) : Node(span, NodeKind.Return) { public Node? Value { get; } = value; }
/// <summary><c>break value</c>.</summary>
public sealed class BreakNode(Span span, Node? value) : Node(span, NodeKind.Break) { public Node? Value { get; } = value; }
/// <summary><c>next value</c>.</summary>
public sealed class NextNode(Span span, Node? value) : Node(span, NodeKind.Next) { public Node? Value { get; } = value; }
/// <summary><c>redo</c>.</summary>
public sealed class RedoNode(Span span) : Node(span, NodeKind.Redo);
/// <summary><c>retry</c>.</summary>
public sealed class RetryNode(Span span) : Node(span, NodeKind.Retry);

/// <summary>A body with rescue clauses. The modifier <c>a rescue b</c> is one clause without classes.</summary>
public sealed class RescueNode(Span span, Node? body, IReadOnlyList<RescueClauseNode> clauses, Node? @else) : Node(span, NodeKind.Rescue)
{
    public Node? Body { get; } = body;
    public IReadOnlyList<RescueClauseNode> Clauses { get; } = clauses;
    public Node? Else { get; } = @else;
}

/// <summary>One <c>rescue classes =&gt; variable</c>.</summary>
public sealed class RescueClauseNode(Span span, IReadOnlyList<Node> classes, Node? variable, Node? body) : Node(span, NodeKind.RescueClause)
{
    /// <summary>Empty: StandardError. May hold <see cref="SplatNode"/>.</summary>
    public IReadOnlyList<Node> Classes { get; } = classes;
    /// <summary>The target after <c>=></c>, an assignment node without value or a call target.</summary>
    public Node? Variable { get; } = variable;
    public Node? Body { get; } = body;
}

/// <summary>A body with its <c>ensure</c>.</summary>
public sealed class EnsureNode(Span span, Node? body, Node? ensure) : Node(span, NodeKind.Ensure)
{
    public Node? Body { get; } = body;
    public Node? Ensure { get; } = ensure;
}
