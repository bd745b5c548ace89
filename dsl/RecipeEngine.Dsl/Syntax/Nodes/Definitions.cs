namespace RecipeEngine.Dsl.Syntax;

/// <summary>The kinds of parameter that a method, block or lambda can declare.</summary>
public enum ParameterKind { Required, Optional, Rest, Post, Keyword, RequiredKeyword, KeywordRest, NoKeywords, Block, Forward, BlockLocal, Numbered }

/// <summary>One parameter. Name is null for nameless ones (<c>*</c>, <c>**</c>, <c>&amp;</c>, <c>**nil</c>, <c>...</c>) and for a destructuring <c>(a, b)</c>.</summary>
public sealed class ParameterNode(Span span, ParameterKind kind, string? name, Node? @default = null, MultiTargetNode? destructure = null) : Node(span, NodeKind.Parameter)
{
    public ParameterKind Kind { get; } = kind;
    public string? Name { get; } = name;
    /// <summary>Default of an optional or keyword parameter.</summary>
    public Node? Default { get; } = @default;
    /// <summary><c>(a, (b, *c))</c>, of kind Required or Post.</summary>
    public MultiTargetNode? Destructure { get; } = destructure;
}

/// <summary>All parameters in written order.</summary>
public sealed class ParametersNode(Span span, IReadOnlyList<ParameterNode> items) : Node(span, NodeKind.Parameters)
{
    public IReadOnlyList<ParameterNode> Items { get; } = items;
    /// <summary>A block's <c>|a,|</c>: takes the first element of an array.</summary>
    public bool TrailingComma { get; init; }
}

/// <summary><c>def name</c>, <c>def self.name</c>, <c>def name = expression</c>. The body carries rescue/ensure as nodes.</summary>
public sealed class DefNode(Span span, Node? singleton, string name, ParametersNode? parameters, Node? body) : Node(span, NodeKind.Def)
{
    public Node? Singleton { get; } = singleton;
    public string Name { get; } = name;
    public ParametersNode? Parameters { get; } = parameters;
    public Node? Body { get; } = body;
}

/// <summary><c>class path &lt; superclass</c>.</summary>
public sealed class ClassNode(Span span, ConstantNode path, Node? superclass, Node? body) : Node(span, NodeKind.Class)
{
    public ConstantNode Path { get; } = path;
    public Node? Superclass { get; } = superclass;
    public Node? Body { get; } = body;
}

/// <summary><c>module path</c>.</summary>
public sealed class ModuleNode(Span span, ConstantNode path, Node? body) : Node(span, NodeKind.Module)
{
    public ConstantNode Path { get; } = path;
    public Node? Body { get; } = body;
}

/// <summary><c>class &lt;&lt; object</c></summary>
public sealed class SingletonClassNode(Span span, Node target, Node? body) : Node(span, NodeKind.SingletonClass)
{
    public Node Target { get; } = target;
    public Node? Body { get; } = body;
}

/// <summary><c>undef a, :"b#{c}"</c>; each name is a <see cref="SymbolNode"/> or <see cref="InterpolatedSymbolNode"/>.</summary>
public sealed class UndefNode(Span span, IReadOnlyList<Node> names) : Node(span, NodeKind.Undef)
{
    public IReadOnlyList<Node> Names { get; } = names;
}

/// <summary><c>alias new old</c>: symbol nodes, or <see cref="GlobalVariableNode"/>/<see cref="BackReferenceNode"/>/<see cref="NthReferenceNode"/> for global variables.</summary>
public sealed class AliasNode(Span span, Node newName, Node oldName) : Node(span, NodeKind.Alias)
{
    public Node NewName { get; } = newName;
    public Node OldName { get; } = oldName;
}
