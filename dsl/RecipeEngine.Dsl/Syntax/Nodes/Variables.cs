namespace RecipeEngine.Dsl.Syntax;

/// <summary>A local variable that is read.</summary>
public sealed class LocalVariableNode(Span span, string name) : Node(span, NodeKind.LocalVariable) { public string Name { get; } = name; }
/// <summary><c>@x</c>; the name includes the <c>@</c>.</summary>
public sealed class InstanceVariableNode(Span span, string name) : Node(span, NodeKind.InstanceVariable) { public string Name { get; } = name; }
/// <summary><c>@@x</c>; the name includes the <c>@@</c>.</summary>
public sealed class ClassVariableNode(Span span, string name) : Node(span, NodeKind.ClassVariable) { public string Name { get; } = name; }
/// <summary><c>$x</c>; the name includes the <c>$</c>.</summary>
public sealed class GlobalVariableNode(Span span, string name) : Node(span, NodeKind.GlobalVariable) { public string Name { get; } = name; }
/// <summary><c>$1</c>…</summary>
public sealed class NthReferenceNode(Span span, int number) : Node(span, NodeKind.NthReference) { public int Number { get; } = number; }
/// <summary><c>$&amp;</c> <c>$`</c> <c>$'</c> <c>$+</c>; the name includes the <c>$</c>.</summary>
public sealed class BackReferenceNode(Span span, string name) : Node(span, NodeKind.BackReference) { public string Name { get; } = name; }

/// <summary><c>A</c> (no scope), <c>B::A</c> (scope), <c>::A</c> (<see cref="TopLevel"/>).</summary>
public sealed class ConstantNode(Span span, Node? scope, string name, bool topLevel = false) : Node(span, NodeKind.Constant)
{
    public Node? Scope { get; } = scope;
    public string Name { get; } = name;
    public bool TopLevel { get; } = topLevel;
}

/// <summary>Assignments. As a target (in a multiple assignment, <c>for</c>, <c>rescue =></c>, <c>x += 1</c>) the value is null.
/// Other targets are <see cref="CallNode"/> (<c>a.b</c> as <c>b=</c>, <c>a[i]</c> as <c>[]=</c>, without the value argument),
/// <see cref="SplatNode"/> and <see cref="MultiTargetNode"/>.</summary>
public abstract class VariableAssignNode(Span span, NodeKind kind, string name, Node? value) : Node(span, kind)
{
    public string Name { get; } = name;
    public Node? Value { get; } = value;
}

/// <summary><c>name = value</c>.</summary>
public sealed class LocalAssignNode(Span span, string name, Node? value) : VariableAssignNode(span, NodeKind.LocalAssign, name, value);
/// <summary><c>@name = value</c>.</summary>
public sealed class InstanceAssignNode(Span span, string name, Node? value) : VariableAssignNode(span, NodeKind.InstanceAssign, name, value);
/// <summary><c>@@name = value</c>.</summary>
public sealed class ClassVariableAssignNode(Span span, string name, Node? value) : VariableAssignNode(span, NodeKind.ClassVariableAssign, name, value);
/// <summary><c>$name = value</c>.</summary>
public sealed class GlobalAssignNode(Span span, string name, Node? value) : VariableAssignNode(span, NodeKind.GlobalAssign, name, value);

/// <summary><c>Name = value</c>, <c>Scope::Name = value</c>.</summary>
public sealed class ConstantAssignNode(Span span, ConstantNode target, Node? value) : Node(span, NodeKind.ConstantAssign)
{
    public ConstantNode Target { get; } = target;
    public Node? Value { get; } = value;
}

/// <summary>The left side of a multiple assignment, or a nested <c>(a, b)</c> in one, or a destructuring parameter.</summary>
public sealed class MultiTargetNode(Span span, IReadOnlyList<Node> targets) : Node(span, NodeKind.MultiTarget)
{
    /// <summary>Targets without values; at most one <see cref="SplatNode"/>.</summary>
    public IReadOnlyList<Node> Targets { get; } = targets;
    /// <summary>Written in parentheses.</summary>
    public bool Parenthesised { get; init; }
}

/// <summary><c>a, b = value</c>; a list on the right is an <see cref="ArrayNode"/>.</summary>
public sealed class MultiAssignNode(Span span, MultiTargetNode target, Node value) : Node(span, NodeKind.MultiAssign)
{
    public MultiTargetNode Target { get; } = target;
    public Node Value { get; } = value;
}

/// <summary><c>target op= value</c>. The operator is <c>||</c>, <c>&amp;&amp;</c> or a method such as <c>+</c>.
/// The target is an assignment node without value, or a <see cref="CallNode"/> as it would be READ (<c>a.b</c>, <c>a[i]</c>).</summary>
public sealed class OperatorAssignNode(Span span, Node target, string @operator, Node value) : Node(span, NodeKind.OperatorAssign)
{
    public Node Target { get; } = target;
    public string Operator { get; } = @operator;
    public Node Value { get; } = value;
}

/// <summary><c>/(?&lt;name&gt;…)/ =~ value</c>, which assigns locals; the left side is the regexp literal.</summary>
public sealed class MatchAssignNode(Span span, RegexpNode regexp, Node value, IReadOnlyList<string> names) : Node(span, NodeKind.MatchAssign)
{
    public RegexpNode Regexp { get; } = regexp;
    public Node Value { get; } = value;
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>A regexp literal standing alone as a condition: matches <c>$_</c>.</summary>
public sealed class MatchLastLineNode(Span span, RegexpNode regexp) : Node(span, NodeKind.MatchLastLine)
{
    public RegexpNode Regexp { get; } = regexp;
}

/// <summary><c>defined?(x)</c></summary>
public sealed class DefinedNode(Span span, Node value) : Node(span, NodeKind.Defined)
{
    public Node Value { get; } = value;
}
