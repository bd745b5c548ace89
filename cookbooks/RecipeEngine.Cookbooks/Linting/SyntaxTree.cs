using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Ways through a syntax tree.</summary>
static class SyntaxTree
{
    /// <summary>The nodes directly below one, in the order of the text.</summary>
    public static IEnumerable<Node> Children(Node node) => Parts(node).OfType<Node>();

    /// <summary>The statements of a body.</summary>
    public static IReadOnlyList<Node> Statements(Node? body) => body switch { null => [], StatementsNode many => many.Body, BeginBlockNode { Body: { } inner } => Statements(inner), _ => [body] };

    static IEnumerable<Node?> Parts(Node node) => node switch
    {
        ProgramNode n => [n.Body],
        StatementsNode n => [.. n.Body],
        BeginBlockNode n => [n.Body],
        CallNode n => [n.Receiver, .. n.Arguments, n.Block],
        SuperNode n => [.. n.Arguments, n.Block],
        ZeroSuperNode n => [n.Block],
        YieldNode n => [.. n.Arguments],
        BlockPassNode n => [n.Value],
        BlockNode n => [n.Parameters, n.Body],
        LambdaNode n => [n.Block],
        ParametersNode n => [.. n.Items],
        ParameterNode n => [n.Default],
        AndNode n => [n.Left, n.Right],
        OrNode n => [n.Left, n.Right],
        IfNode n => [n.Condition, n.Then, n.Else],
        WhileNode n => [n.Condition, n.Body],
        ForNode n => [n.Iterable, n.Body],
        CaseNode n => [n.Subject, .. n.Whens, n.Else],
        WhenNode n => [.. n.Conditions, n.Body],
        CaseInNode n => [n.Subject, .. n.Clauses, n.Else],
        InNode n => [n.Guard, n.Body],
        ReturnNode n => [n.Value],
        BreakNode n => [n.Value],
        NextNode n => [n.Value],
        RescueNode n => [n.Body, .. n.Clauses, n.Else],
        RescueClauseNode n => [.. n.Classes, n.Body],
        EnsureNode n => [n.Body, n.Ensure],
        DefNode n => [n.Parameters, n.Body],
        ClassNode n => [n.Superclass, n.Body],
        ModuleNode n => [n.Body],
        SingletonClassNode n => [n.Target, n.Body],
        InterpolatedStringNode n => [.. n.Parts],
        InterpolationNode n => [n.Body],
        CommandStringNode n => [.. n.Parts],
        InterpolatedSymbolNode n => [.. n.Parts],
        RegexpNode n => [.. n.Parts],
        ArrayNode n => [.. n.Elements],
        HashNode n => [.. n.Elements],
        PairNode n => [n.Key, n.Value],
        DoubleSplatNode n => [n.Value],
        SplatNode n => [n.Value],
        RangeNode n => [n.Begin, n.End],
        VariableAssignNode n => [n.Value],
        ConstantAssignNode n => [n.Value],
        MultiAssignNode n => [n.Value],
        OperatorAssignNode n => [n.Target, n.Value],
        MatchAssignNode n => [n.Regexp, n.Value],
        DefinedNode n => [n.Value],
        _ => [],
    };

    /// <summary>The text a literal string or symbol holds; null for anything else.</summary>
    public static string? Literal(Node? node) => node switch { StringNode text => text.Value, SymbolNode symbol => symbol.Value, _ => null };

    /// <summary>What a chain of indexes begins with: <c>node</c> of <c>node['a']['b']</c>.</summary>
    public static CallNode Root(CallNode call) => call is { IsIndex: true, Receiver: CallNode inner } ? Root(inner) : call;

    /// <summary>Whether a call is <c>node['name']</c>.</summary>
    public static bool IsNodeAttribute(Node? node, params ReadOnlySpan<string> names) =>
        node is CallNode { IsIndex: true, Receiver: CallNode { Receiver: null, Method: "node" }, Arguments: [var key] } && Literal(key) is { } name && names.Contains(name);

    /// <summary>The value of a keyword argument; null when it is not given.</summary>
    public static Node? Keyword(CallNode call, string name) =>
        (call.Arguments.LastOrDefault() as HashNode)?.Elements.OfType<PairNode>().FirstOrDefault(pair => Literal(pair.Key) == name)?.Value;
}
