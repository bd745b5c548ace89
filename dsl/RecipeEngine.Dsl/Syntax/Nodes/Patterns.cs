namespace RecipeEngine.Dsl.Syntax;

/// <summary><c>case x in …</c>; without an else and a match: NoMatchingPatternError.</summary>
public sealed class CaseInNode(Span span, Node subject, IReadOnlyList<InNode> clauses, Node? @else, bool hasElse) : Node(span, NodeKind.CaseIn)
{
    public Node Subject { get; } = subject;
    public IReadOnlyList<InNode> Clauses { get; } = clauses;
    public Node? Else { get; } = @else;
    /// <summary>An <c>else</c> was written, even an empty one.</summary>
    public bool HasElse { get; } = hasElse;
}

/// <summary>One <c>in pattern [if guard]</c>. Patterns are value nodes (matched with ===), ranges, and the nodes of this file;
/// arrays and hashes in a pattern are always <see cref="ArrayPatternNode"/> and <see cref="HashPatternNode"/>.</summary>
public sealed class InNode(Span span, Node pattern, Node? guard, bool unless, Node? body) : Node(span, NodeKind.In)
{
    public Node Pattern { get; } = pattern;
    public Node? Guard { get; } = guard;
    /// <summary>The guard was written with <c>unless</c>.</summary>
    public bool Unless { get; } = unless;
    public Node? Body { get; } = body;
}

/// <summary><c>value => pattern</c> (raises) or <c>value in pattern</c> (true or false, <see cref="Test"/>).</summary>
public sealed class MatchPatternNode(Span span, Node value, Node pattern, bool test) : Node(span, NodeKind.MatchPattern)
{
    public Node Value { get; } = value;
    public Node Pattern { get; } = pattern;
    public bool Test { get; } = test;
}

/// <summary><c>[a, *b, c]</c>, <c>Const[…]</c>, <c>Const(…)</c>; at most one <see cref="SplatPatternNode"/>.</summary>
public sealed class ArrayPatternNode(Span span, Node? constant, IReadOnlyList<Node> elements, bool trailingComma = false) : Node(span, NodeKind.ArrayPattern)
{
    public Node? Constant { get; } = constant;
    public IReadOnlyList<Node> Elements { get; } = elements;
    /// <summary><c>in a,</c>: more elements may follow.</summary>
    public bool TrailingComma { get; } = trailingComma;
}

/// <summary><c>[*, x, *]</c></summary>
public sealed class FindPatternNode(Span span, Node? constant, IReadOnlyList<Node> elements) : Node(span, NodeKind.FindPattern)
{
    public Node? Constant { get; } = constant;
    /// <summary>First and last are <see cref="SplatPatternNode"/>.</summary>
    public IReadOnlyList<Node> Elements { get; } = elements;
}

/// <summary><c>{a:, b: pattern, **rest}</c>; values are null for <c>a:</c> alone.</summary>
public sealed class HashPatternNode(Span span, Node? constant, IReadOnlyList<HashPatternPair> pairs, string? rest, bool hasRest, bool nilRest) : Node(span, NodeKind.HashPattern)
{
    public Node? Constant { get; } = constant;
    public IReadOnlyList<HashPatternPair> Pairs { get; } = pairs;
    /// <summary>Name bound by <c>**rest</c>; null for a nameless one.</summary>
    public string? Rest { get; } = rest;
    public bool HasRest { get; } = hasRest;
    /// <summary><c>**nil</c></summary>
    public bool NilRest { get; } = nilRest;
}

/// <summary><c>key: pattern</c>; without pattern the key is bound as a local variable.</summary>
public sealed class HashPatternPair(Span span, string key, Node? pattern) : Node(span, NodeKind.HashPatternPair)
{
    public string Key { get; } = key;
    public Node? Pattern { get; } = pattern;
}

/// <summary><c>*rest</c> in an array or find pattern; null for a nameless one.</summary>
public sealed class SplatPatternNode(Span span, string? name) : Node(span, NodeKind.SplatPattern) { public string? Name { get; } = name; }
/// <summary>A name that binds what stands there.</summary>
public sealed class BindPatternNode(Span span, string name) : Node(span, NodeKind.BindPattern) { public string Name { get; } = name; }
/// <summary><c>^x</c>, <c>^@x</c>, <c>^(expression)</c></summary>
public sealed class PinPatternNode(Span span, Node value) : Node(span, NodeKind.PinPattern) { public Node Value { get; } = value; }

/// <summary><c>a | b</c></summary>
public sealed class AlternativePatternNode(Span span, Node left, Node right) : Node(span, NodeKind.AlternativePattern)
{
    public Node Left { get; } = left;
    public Node Right { get; } = right;
}

/// <summary><c>pattern => name</c></summary>
public sealed class CapturePatternNode(Span span, Node pattern, string name) : Node(span, NodeKind.CapturePattern)
{
    public Node Pattern { get; } = pattern;
    public string Name { get; } = name;
}
