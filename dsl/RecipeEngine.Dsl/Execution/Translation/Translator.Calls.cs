using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    Exec? Receiver(CallNode n) => n.Receiver is null or SelfNode ? null : Value(n.Receiver);

    /// <summary>A call on self may be private, any other not.</summary>
    static CallSite Site(string name, Node? receiver, bool variable = false) => receiver is null or SelfNode
        ? new CallSite(RSymbol.Of(name)) { Kind = variable ? CallKind.Variable : receiver is SelfNode ? CallKind.Normal : CallKind.Function }
        : new CallSite(RSymbol.Of(name), publicOnly: true);

    Exec Call(CallNode n, Accept signals)
    {
        var passes = signals != Accept.Nothing;
        if (n.Method is "eval" or "instance_eval" or "class_eval" or "module_eval")
        {
            for (var s = scope; s is not null; s = s.Parent)
            {
                s.CatchesReturn = true; // the text may return from here
            }
        }
        var plain = n.Block is null && !n.SafeNavigation;
        if (plain && n.Receiver is LocalVariableNode { Name: var named } && IsQuiet(n))
        {
            NoteQuiet(named);
        }
        if (plain && n.IsAssignment && n.Arguments.Count > 0)
        {
            return AttributeAssignment(n, AllButLast(n.Arguments), Value(n.Arguments[^1]));
        }
        if (n.IsAssignment && n.SafeNavigation && n.Arguments.Count > 0)
        {
            return AttributeAssignment(n, AllButLast(n.Arguments), Value(n.Arguments[^1]));
        }
        if (plain && n.Receiver is not null)
        {
            if (n.Arguments.Count == 1 && IsBinary(n.Method) && n.Arguments[0].NodeKind is not (NodeKind.Splat or NodeKind.BlockPass or NodeKind.ForwardArguments) && n.Arguments[0] is not HashNode { Braces: false })
            {
                return Binary(n.Method, Value(n.Receiver), passes && PassesErrors(n.Method) ? Translate(n.Arguments[0], Accept.Errors) : Value(n.Arguments[0]), n.NameLine);
            }
            if (n.Arguments.Count == 0 && n.Method == "!")
            {
                return new NotExec(Condition(n.Receiver));
            }
        }
        var site = Site(n.Method, n.Receiver, n.IsVariableCall);
        var receiver = Receiver(n);
        var arguments = ArgumentsOf(n.Arguments, out var passed, out var simple);
        if (plain && passed is null && passes && n.Receiver is null && n.Arguments.Count > 0 && n.Method is "raise" or "fail" or "throw")
        {
            return new RaiseExec(site, arguments);
        }
        if (plain && passed is null && simple is not null)
        {
            switch (simple.Length)
            {
                case 0: return new Call0(receiver, site, passes);
                case 1 when n.Receiver is ConstantNode { Name: "Math" }: return new FloatCall(receiver!, site, simple[0]);
                case 1 when n.Method is "start_with?" or "end_with?" && simple[0] is StringLiteral text: return new TextQuestion(receiver, site, text, n.Method == "start_with?");
                case 1 when n.Method is "key?" or "has_key?": return new KeyQuestion(receiver, site, simple[0]);
                case 1: return new Call1(receiver, site, simple[0], passes);
                case 2: return new Call2(receiver, site, simple[0], simple[1], passes);
                case 3: return new Call3(receiver, site, simple[0], simple[1], simple[2], passes);
            }
        }
        var block = n.Block is null ? passed : Block(n.Block, n.Method);
        if (block is LiteralBlock literal && !n.SafeNavigation && simple is { Length: <= 2 })
        {
            return simple.Length switch
            {
                0 => new BlockCall0(receiver, site, literal, passes),
                1 => new BlockCall1(receiver, site, simple[0], literal, passes),
                _ => new BlockCall2(receiver, site, simple[0], simple[1], literal, passes),
            };
        }
        var general = new CallMany(receiver, site, arguments, block, n.SafeNavigation, passes);
        return plain && passed is null && !arguments.HasSplat && arguments.Count <= KeywordCall.Most && arguments.Items is [.., HashLiteral { Names: { } names } pairs]
            && n.Arguments[^1] is HashNode { Braces: false } && arguments.Count - 1 + names.Length <= KeywordCall.Most
            ? new KeywordCall(receiver, site, arguments.Items[..^1], names, pairs.Values, general, passes) : general;
    }

    static Node[] AllButLast(IReadOnlyList<Node> nodes)
    {
        var result = new Node[nodes.Count - 1];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = nodes[i];
        }
        return result;
    }

    /// <summary>A call on an array that keeps nothing of the array.</summary>
    static bool IsQuiet(CallNode n) => n.Arguments.Count == 0 ? n.Method is "empty?" or "length" or "size" or "first" or "last"
        : n.Arguments.Count == 1 && n.Method == "[]" && n.Arguments[0].NodeKind == NodeKind.Integer;

    void NoteQuiet(string name)
    {
        for (var s = scope; s is not null; s = s.Parent)
        {
            if (s.Code.IndexOf(name) >= 0)
            {
                s.QuietRestUses += name == s.RestName ? 1 : 0;
                return;
            }
        }
    }

    static bool IsBinary(string name) => name is "+" or "-" or "*" or "<" or "<=" or ">" or ">=" or "==" or "!=" or "[]" or "<<" or "&" or "|" or "%" or "/" or ">>" or "<=>";

    // Their quick paths look at the operand's type first: an error instead of one ends up where the method would be called.
    static bool PassesErrors(string name) => name is "+" or "-" or "*" or "/" or "%";

    void NoteNumericUse(Exec operand)
    {
        var (depth, index) = operand switch
        {
            Local l => (0, l.Index),
            OuterLocal1 o => (1, o.Index),
            OuterLocal o => (o.Depth, o.Index),
            _ => (0, -1),
        };
        if (index == 0)
        {
            var s = scope;
            for (; depth > 0; depth--)
            {
                s = s.Parent!;
            }
            s.NumericFirstUses++;
        }
    }

    Exec Binary(string name, Exec left, Exec right, int line)
    {
        Exec exec = name switch
        {
            "+" when right is ConstantValue { Value: long n } c => new AddConstantExec(left, c, n, Sym.Plus),
            "-" when right is ConstantValue { Value: long n and not long.MinValue } c => new AddConstantExec(left, c, -n, Sym.Minus),
            "<" when right is ConstantValue { Value: long n } c => new CompareConstantExec(left, c, n, Sym.Less, true, false),
            "<=" when right is ConstantValue { Value: long n } c => new CompareConstantExec(left, c, n, Sym.LessEqual, true, true),
            ">" when right is ConstantValue { Value: long n } c => new CompareConstantExec(left, c, n, Sym.Greater, false, false),
            ">=" when right is ConstantValue { Value: long n } c => new CompareConstantExec(left, c, n, Sym.GreaterEqual, false, true),
            "==" when right is ConstantValue { Value: long n } c => new EqualConstantExec(left, c, n),
            "&" => new BitAndExec(left, right),
            "|" => new BitOrExec(left, right),
            "%" => new ModuloExec(left, right),
            "/" => new DivideExec(left, right),
            ">>" => new ShiftRightExec(left, right),
            "+" => new AddExec(left, right),
            "-" => new SubtractExec(left, right),
            "*" => new MultiplyExec(left, right),
            "<" => new LessExec(left, right),
            "<=" => new LessEqualExec(left, right),
            ">" => new GreaterExec(left, right),
            ">=" => new GreaterEqualExec(left, right),
            "==" when right is StringLiteral text => new EqualTextExec(left, text),
            "==" => new EqualExec(left, right),
            "!=" => new NotEqualExec(left, right),
            "[]" when right is StringLiteral text => new IndexTextExec(left, text),
            "[]" => new IndexExec(left, right),
            "<<" when right is StringLiteral or Interpolation => new AppendTextExec(left, right),
            "<<" => new AppendExec(left, right),
            "<=>" => new SpaceshipExec(left, right),
            _ => new Call1(left, new CallSite(RSymbol.Of(name), publicOnly: true), right, false),
        };
        exec.Line = line;
        if (exec is ArithmeticExec or ComparisonExec or CompareConstantExec or EqualConstantExec)
        {
            NoteNumericUse(left);
            NoteNumericUse(right);
        }
        return exec;
    }

    Arguments ArgumentsOf(IReadOnlyList<Node> nodes, out BlockSource? passed) => ArgumentsOf(nodes, out passed, out _);

    /// <param name="nodes">as the tree has them</param>
    /// <param name="passed">a <c>&amp;block</c> among them</param>
    /// <param name="simple">the same arguments when all are plain; null with splats or keywords</param>
    Arguments ArgumentsOf(IReadOnlyList<Node> nodes, out BlockSource? passed, out Exec[]? simple)
    {
        passed = null;
        var array = new Exec[nodes.Count];
        var count = 0;
        var splat = false;
        var keywords = false;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            switch (node.NodeKind)
            {
                case NodeKind.BlockPass:
                    passed = PassedBy(As<BlockPassNode>(node));
                    break;
                case NodeKind.ForwardArguments:
                    array[count++] = new SplatExec(ReadLocal("..."));
                    passed = new OwnBlock();
                    splat = true;
                    break;
                case NodeKind.Hash when !As<HashNode>(node).Braces:
                    array[count++] = Hash(As<HashNode>(node), true);
                    keywords = true;
                    break;
                default:
                    if (node.NodeKind == NodeKind.Splat)
                    {
                        splat = true;
                        if (As<SplatNode>(node).Value is LocalVariableNode { Name: var spread })
                        {
                            NoteQuiet(spread); // its elements are taken out at once
                        }
                    }
                    array[count++] = Value(node);
                    break;
            }
        }
        if (count < array.Length)
        {
            Array.Resize(ref array, count);
        }
        simple = splat || keywords ? null : array;
        return new Arguments(array, splat, keywords);
    }

    BlockSource? PassedBy(BlockPassNode n) => n.Value is null ? new OwnBlock() : n.Value is NilNode ? null : new PassedBlock(Value(n.Value));

    Exec Yield(YieldNode n, Accept signals)
    {
        var passes = signals != Accept.Nothing;
        var arguments = ArgumentsOf(n.Arguments, out _, out var simple);
        return simple switch
        {
            { Length: 0 } => new Yield0Exec(passes),
            { Length: 1 } => new Yield1Exec(simple[0], passes),
            { Length: 2 } => new Yield2Exec(simple[0], simple[1], passes),
            _ => new YieldExec(arguments),
        };
    }

    Exec Super(SuperNode n)
    {
        var arguments = ArgumentsOf(n.Arguments, out var passed);
        return new SuperExec(arguments, n.Block is null ? passed ?? (n.Arguments.Any(a => a is BlockPassNode) ? new PassedBlock(Nil) : null) : Block(n.Block), false);
    }

    /// <summary><c>super</c> alone passes the current values of the method's parameters.</summary>
    Exec ZeroSuper(ZeroSuperNode n)
    {
        var nodes = new List<Node>();
        var pairs = new List<Node>();
        var seen = new List<string>();
        foreach (var p in scope.Home.Parameters?.Items ?? [])
        {
            var s = p.Span;
            var own = p.Name is null ? null : RepeatedName(p.Name, seen);
            if (own is not null)
            {
                seen.Add(own);
            }
            Node Local(string name) => new LocalVariableNode(s, name);
            switch (p.Kind)
            {
                case ParameterKind.Required or ParameterKind.Post or ParameterKind.Optional when p.Name is not null:
                    nodes.Add(Local(own!));
                    break;
                case ParameterKind.Required or ParameterKind.Post when p.Destructure is not null:
                    nodes.Add(Local($"%destructured{p.Span.Start}"));
                    break;
                case ParameterKind.Rest:
                    nodes.Add(new SplatNode(s, Local(p.Name ?? "*")));
                    break;
                case ParameterKind.Forward:
                    nodes.Add(new SplatNode(s, Local("...")));
                    break;
                case ParameterKind.Keyword or ParameterKind.RequiredKeyword:
                    pairs.Add(new PairNode(s, new SymbolNode(s, p.Name!), Local(p.Name!)));
                    break;
                case ParameterKind.KeywordRest:
                    pairs.Add(new DoubleSplatNode(s, Local(p.Name ?? "**")));
                    break;
            }
        }
        if (pairs.Count > 0)
        {
            nodes.Add(new HashNode(n.Span, pairs, false));
        }
        return new SuperExec(ArgumentsOf(nodes, out _), n.Block is null ? null : Block(n.Block), true);
    }
}
