namespace RecipeEngine.Dsl.Syntax;

/// <summary>A method call in any form: <c>f</c>, <c>f x</c>, <c>a.b(c) { }</c>, <c>a &amp;.b</c>, operators (<c>a + b</c> is method <c>+</c>,
/// <c>-a</c> is <c>-@</c>, <c>!a</c> and <c>not a</c> are <c>!</c>, <c>a != b</c> is <c>!=</c>), <c>a[i]</c> (method <c>[]</c>), attribute and
/// element assignment (<c>b=</c>, <c>[]=</c> with the value as last argument), <c>a.()</c> (method <c>call</c>).</summary>
public sealed class CallNode(Span span, Node? receiver, string method, IReadOnlyList<Node> arguments) : Node(span, NodeKind.Call)
{
    /// <summary>Null: a call on self, private methods allowed.</summary>
    public Node? Receiver { get; } = receiver;
    public string Method { get; } = method;
    /// <summary>May hold <see cref="SplatNode"/>; a last <see cref="HashNode"/> without braces holds the keywords;
    /// a last <see cref="BlockPassNode"/>; <see cref="ForwardArgumentsNode"/> for <c>...</c>.</summary>
    public IReadOnlyList<Node> Arguments { get; } = arguments;
    /// <summary>A literal <c>{ }</c> or <c>do end</c> block; null without one.</summary>
    public BlockNode? Block { get; init; }
    /// <summary><c>&amp;.</c></summary>
    public bool SafeNavigation { get; init; }
    /// <summary>A bare identifier that may be a local variable elsewhere (no receiver, arguments or parentheses): NameError, not NoMethodError.</summary>
    public bool IsVariableCall { get; init; }
    /// <summary>Written as <c>a[i]</c> or <c>a[i] = v</c>.</summary>
    public bool IsIndex { get; init; }
    /// <summary>Written as an assignment, <c>a.b = v</c> or <c>a[i] = v</c>: its value is v, not what the method returns.</summary>
    public bool IsAssignment { get; init; }
    /// <summary>Arguments, even none, are in parentheses.</summary>
    public bool HasParentheses { get; init; }
    /// <summary>Line of the method's name (it differs from the node's in a chain over several lines).</summary>
    public int NameLine { get; init; } = span.Line;
}

/// <summary><c>super(…)</c> with an argument list.</summary>
public sealed class SuperNode(Span span, IReadOnlyList<Node> arguments) : Node(span, NodeKind.Super)
{
    public IReadOnlyList<Node> Arguments { get; } = arguments;
    public BlockNode? Block { get; init; }
}

/// <summary><c>super</c> alone: passes on the method's own arguments.</summary>
public sealed class ZeroSuperNode(Span span) : Node(span, NodeKind.ZeroSuper)
{
    public BlockNode? Block { get; init; }
}

/// <summary><c>yield arguments</c>.</summary>
public sealed class YieldNode(Span span, IReadOnlyList<Node> arguments) : Node(span, NodeKind.Yield)
{
    public IReadOnlyList<Node> Arguments { get; } = arguments;
}

/// <summary><c>&amp;block</c> in an argument list; null for a nameless <c>&amp;</c>.</summary>
public sealed class BlockPassNode(Span span, Node? value) : Node(span, NodeKind.BlockPass)
{
    public Node? Value { get; } = value;
}

/// <summary><c>...</c> in an argument list.</summary>
public sealed class ForwardArgumentsNode(Span span) : Node(span, NodeKind.ForwardArguments);

/// <summary>A literal block. Parameters are null when none are written; numbered blocks have parameters of kind <see cref="ParameterKind.Numbered"/>.</summary>
public sealed class BlockNode(Span span, ParametersNode? parameters, Node? body) : Node(span, NodeKind.Block)
{
    public ParametersNode? Parameters { get; } = parameters;
    public Node? Body { get; } = body;
    /// <summary>How many numbered parameters (_1…_9) the body uses; 0 for none.</summary>
    public int NumberedParameters { get; init; }
}

/// <summary><c>->(a) { }</c></summary>
public sealed class LambdaNode(Span span, BlockNode block) : Node(span, NodeKind.Lambda)
{
    public BlockNode Block { get; } = block;
}
