using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

/// <summary>Turns syntax into executable nodes: resolves variables to slots and picks specialised nodes.</summary>
sealed partial class Translator(Interpreter interpreter, string file)
{
    Scope scope = null!;
    bool frozenStrings;
    Text.RubyEncoding encoding = Text.RubyEncoding.Utf8;

    // Editors write "utf-8-unix".
    static string EmacsName(string name) => name.EndsWith("-unix", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-mac", StringComparison.OrdinalIgnoreCase) && !name.Equals("utf8-mac", StringComparison.OrdinalIgnoreCase) && !name.Equals("utf-8-mac", StringComparison.OrdinalIgnoreCase)
        ? name[..name.LastIndexOf('-')] : name.EndsWith("-dos", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    /// <summary>A literal in the file's encoding: the parser has read its bytes as UTF-8.</summary>
    RString Literal(StringNode n)
    {
        if (ReferenceEquals(encoding, Text.RubyEncoding.Utf8) || n.HasUnicodeEscape || System.Text.Ascii.IsValid(n.Value))
        {
            return new RString(n.Value, n.HasUnicodeEscape ? Text.RubyEncoding.Utf8 : encoding);
        }
        var own = ReferenceEquals(encoding, Text.RubyEncoding.UsAscii) && n.HasByteEscape ? Text.RubyEncoding.Binary : encoding;
        return new RString(Text.RubyEncoding.Utf8.Encode(n.Value), own);
    }
    readonly List<Exec> preExecution = [];

    /// <summary>A whole file; its locals are declared in <paramref name="code"/>.</summary>
    public Exec Program(ProgramNode tree, CodeScope code) => Body(tree, new Scope(code, null, ScopeKind.Top));

    /// <summary>Evaluated text: sees the locals of the scopes around <paramref name="code"/>.</summary>
    public Exec Evaluated(ProgramNode tree, CodeScope code, Text.RubyEncoding? source = null)
    {
        encoding = source is { IsAsciiCompatible: true } ? source : encoding;
        Scope? Around(CodeScope? c) => c is null ? null : new Scope(c, Around(c.Parent), c.Parent is null ? ScopeKind.Method : ScopeKind.Block);
        return Body(tree, new Scope(code, Around(code.Parent), ScopeKind.Eval));
    }

    Exec Body(ProgramNode tree, Scope s)
    {
        scope = s;
        frozenStrings = tree.FrozenStringLiteral == true;
        encoding = tree.Encoding is null ? encoding : interpreter.Encodings.Find(EmacsName(tree.Encoding))
            ?? throw RubyError.Argument($"unknown encoding name: {tree.Encoding}");
        var body = tree.Body is null ? new ConstantValue(null) : Statement(tree.Body, Accept.All)!;
        if (preExecution.Count > 0)
        {
            body = new Sequence([.. preExecution, body]);
        }
        return body;
    }

    /// <summary>Translates a node whose value is used: no signal may come out of it.</summary>
    Exec Value(Node node) => Translate(node, Accept.Nothing);

    Exec? ValueOrNull(Node? node) => node is null ? null : Translate(node, Accept.Nothing);

    Exec[] Values(IReadOnlyList<Node> nodes)
    {
        var result = new Exec[nodes.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Value(nodes[i]);
        }
        return result;
    }

    /// <summary>Translates a node that may stand as a statement (<paramref name="signals"/>: which signals whoever runs it understands).</summary>
    Exec Translate(Node node, Accept signals)
    {
        var exec = Make(node, signals);
        if (exec.Line == 0)
        {
            exec.Line = node.NodeKind == NodeKind.Call ? As<CallNode>(node).NameLine : node.Line;
        }
        return exec;
    }

    Exec? Statement(Node? node, Accept signals) => node is null ? null : Marks is null ? Translate(node, signals) : MarkedStatement(node, signals);

    Exec MarkedStatement(Node node, Accept signals) => Marked(node, () => Translate(node, signals));

    // By kind, and what is rare in methods of their own: a test for a class loads it, and a program uses a third of them.
    Exec Make(Node node, Accept signals)
    {
        switch (node.NodeKind)
        {
            case NodeKind.Statements: return Statements(As<StatementsNode>(node).Body, signals);
            case NodeKind.BeginBlock: return Statement(As<BeginBlockNode>(node).Body, signals) ?? Nil;
            case NodeKind.Call: return Call(As<CallNode>(node), signals);
            case NodeKind.LocalVariable: return ReadLocal(As<LocalVariableNode>(node).Name);
            case NodeKind.String: return StringExec(As<StringNode>(node));
            case NodeKind.Symbol: return new ConstantValue(RSymbol.Of(As<SymbolNode>(node).Value));
            case NodeKind.InterpolatedString: return Interpolated(As<InterpolatedStringNode>(node).Parts);
            case NodeKind.Constant: return Constant(As<ConstantNode>(node));
            case NodeKind.If: return If(As<IfNode>(node), signals);
            case NodeKind.Hash: return Hash(As<HashNode>(node), false);
            case NodeKind.Array: return List(As<ArrayNode>(node).Elements);
            case NodeKind.InstanceVariable: return new InstanceVariable(RSymbol.Of(As<InstanceVariableNode>(node).Name));
            case NodeKind.Nil: return Nil;
            case NodeKind.True: return new ConstantValue(Box.True);
            case NodeKind.False: return new ConstantValue(Box.False);
            case NodeKind.Self: return new SelfExec();
            case NodeKind.Integer: return new ConstantValue(As<IntegerNode>(node).Value is long number ? Box.Int(number) : As<IntegerNode>(node).Value);
            case NodeKind.Float: return new ConstantValue(As<FloatNode>(node).Value);
            case NodeKind.Interpolation: return As<InterpolationNode>(node).Body is { } body ? Value(body) : Nil;
            case NodeKind.Regexp: return Regexp(As<Syntax.RegexpNode>(node));
            case NodeKind.Splat: return new SplatExec(As<SplatNode>(node).Value is { } splat ? Value(splat) : ReadLocal("*"));
            case NodeKind.Range: return Range(As<RangeNode>(node));
            case NodeKind.LocalAssign or NodeKind.InstanceAssign or NodeKind.ClassVariableAssign or NodeKind.GlobalAssign:
                return Assignment(As<VariableAssignNode>(node), signals);
            case NodeKind.ConstantAssign: return AssignTo(node, Value(As<ConstantAssignNode>(node).Value!));
            case NodeKind.MultiAssign: return MultipleAssignment(As<MultiAssignNode>(node));
            case NodeKind.OperatorAssign: return OperatorAssignment(As<OperatorAssignNode>(node), signals);
            case NodeKind.Defined: return Defined(As<DefinedNode>(node).Value);
            case NodeKind.And: return And(As<AndNode>(node), signals);
            case NodeKind.Or: return Or(As<OrNode>(node), signals);
            case NodeKind.While: return While(As<WhileNode>(node), signals);
            case NodeKind.Case: return Case(As<CaseNode>(node), signals);
            case NodeKind.Return: return Return(As<ReturnNode>(node), signals);
            case NodeKind.Break: return Break(As<BreakNode>(node), signals);
            case NodeKind.Next: return Next(As<NextNode>(node), signals);
            case NodeKind.Redo: return Redo();
            case NodeKind.Retry: return signals == Accept.All ? new SignalExec(Signal.Retry, null) : new LoopThrow(Signal.Retry, null);
            case NodeKind.Rescue: return Rescue(As<RescueNode>(node), signals);
            case NodeKind.Ensure: return Ensure(As<EnsureNode>(node), signals);
            case NodeKind.Super: return Super(As<SuperNode>(node));
            case NodeKind.ZeroSuper: return ZeroSuper(As<ZeroSuperNode>(node));
            case NodeKind.Yield: return Yield(As<YieldNode>(node), signals);
            case NodeKind.Lambda: return new LambdaExec(Block(As<LambdaNode>(node).Block, lambda: true).Body);
            case NodeKind.Def: return Def(As<DefNode>(node));
            case NodeKind.Class: return Class(As<ClassNode>(node));
            case NodeKind.Module: return Module(As<ModuleNode>(node));
            case NodeKind.SingletonClass: return SingletonClass(As<SingletonClassNode>(node));
            case NodeKind.GlobalVariable: return new GlobalVariableExec(interpreter.Global(As<GlobalVariableNode>(node).Name));
            case NodeKind.NthReference: return new MatchReference("[]", Box.Int(As<NthReferenceNode>(node).Number));
            default: return MakeRare(node, signals);
        }
    }

    Exec MakeRare(Node node, Accept signals) => node switch
    {
        RationalNode n => new LazyConstant(f => f.Context.Send(f.Context.Interpreter.MainObject, "Rational", Box.Int(n.Numerator), Box.Int(n.Denominator))),
        ImaginaryNode n => Imaginary(n),
        FileNode => new StringLiteral(file, Text.RubyEncoding.Utf8),
        LineNode n => new ConstantValue(Box.Int(n.Line)),
        EncodingNode => new LazyConstant(f => f.Context.Interpreter.Encodings.Of(encoding)),
        CommandStringNode n => new CommandExec(AreStrings(n.Parts) ? Frozen(new StringNode(default, Joined(n.Parts).Value)) : new Interpolation(encoding, Parts(n.Parts))),
        InterpolatedSymbolNode n => new SymbolInterpolation(new Interpolation(encoding, Parts(n.Parts))),
        FlipFlopNode n => FlipFlop(n),
        ClassVariableNode n => new ClassVariableExec(n.Name),
        BackReferenceNode n => BackReference(n.Name),
        MatchAssignNode n => new MatchAssignExec(Value(n.Regexp), Value(n.Value), n.Names.Select(x => (x, (Assign)LocalTarget(x))).ToArray()),
        MatchLastLineNode n => new MatchLastLine(Value(n.Regexp)),
        ForNode n => For(n),
        CaseInNode n => new CaseInExec(Value(n.Subject), n.Clauses.Select(c => (PatternOf(c.Pattern), c.Guard is null ? null : Condition(c.Guard), c.Unless, Statement(c.Body, signals))).ToArray(), Statement(n.Else, signals), n.HasElse),
        MatchPatternNode n => new MatchExec(Value(n.Value), PatternOf(n.Pattern), n.Test),
        UndefNode n => new UndefExec(Values(n.Names)),
        AliasNode n => n.NewName is GlobalVariableNode g ? new GlobalAlias(interpreter, g.Name, GlobalName(n.OldName)) : new AliasExec(Value(n.NewName), Value(n.OldName)),
        PreExecutionNode n => PreExecution(n),
        PostExecutionNode n => new AtExitExec(Block(new BlockNode(n.Span, null, n.Body)).Body),
        _ => throw new InvalidOperationException($"no translation of {node.GetType().Name}"),
    };

    /// <summary>A node whose class its kind tells.</summary>
    static T As<T>(Node node) where T : Node => Unsafe.As<T>(node);

    Exec Constant(ConstantNode n) => n.TopLevel ? new ScopedConstant(null, n.Name) : n.Scope is null ? new ConstantExec(n.Name) : new ScopedConstant(Value(n.Scope), n.Name);

    Exec If(IfNode n, Accept signals) => new IfExec(Condition(n.Condition), Statement(n.Then, signals), Statement(n.Else, signals));

    Exec And(AndNode n, Accept signals) => new AndExec(Value(n.Left), Translate(n.Right, signals));

    Exec Or(OrNode n, Accept signals) => new OrExec(Value(n.Left), Translate(n.Right, signals));

    Exec Ensure(EnsureNode n, Accept signals) =>
        n.Ensure is null ? Statement(n.Body, signals) ?? Nil : new EnsureExec(Statement(n.Body, Errors(signals)), Translate(n.Ensure, signals), signals != Accept.Nothing);

    Exec Case(CaseNode n, Accept signals)
    {
        var subject = ValueOrNull(n.Subject);
        var whens = new When[n.Whens.Count];
        for (var i = 0; i < whens.Length; i++)
        {
            var w = n.Whens[i];
            whens[i] = new When(Values(w.Conditions), Statement(w.Body, signals));
        }
        return new CaseExec(subject, whens, Statement(n.Else, signals));
    }

    // A local variable exists before its value is looked at: blocks in the value share it.
    Exec Assignment(VariableAssignNode n, Accept signals)
    {
        if (n is LocalAssignNode local)
        {
            FindOrDeclare(local.Name);
            return AssignTo(n, Translate(n.Value!, ErrorsOnly(signals)));
        }
        return AssignTo(n, Value(n.Value!));
    }

    static Exec Nil => new ConstantValue(null);

    static string GlobalName(Node node) => node switch
    {
        GlobalVariableNode g => g.Name,
        BackReferenceNode b => b.Name,
        NthReferenceNode n => "$" + n.Number,
        _ => throw new InvalidOperationException("alias of something odd"),
    };

    Exec Statements(IReadOnlyList<Node> nodes, Accept signals)
    {
        switch (nodes.Count)
        {
            case 0: return Nil;
            case 1: return Statement(nodes[0], signals)!;
        }
        // defined? without use is not run at all
        var last = nodes.Count - 1;
        var body = new Exec[nodes.Count];
        for (var i = 0; i <= last; i++)
        {
            var n = nodes[i];
            body[i] = i < last && n.NodeKind == NodeKind.Defined ? Nil : i < last && n.NodeKind == NodeKind.MultiAssign ? UnusedStatement(As<MultiAssignNode>(n)) : Statement(n, signals)!;
        }
        bool signal = false, error = false;
        for (var i = 0; i <= last; i++)
        {
            if (i < last)
            {
                body[i].Discard();
            }
            signal |= body[i].MaySignal;
            error |= body[i].MayThrow;
        }
        return signal || error ? new SignalSequence(body, signal, error) : new Sequence(body);
    }

    Exec UnusedStatement(MultiAssignNode n) => Marked(n, () => Unused(n));

    Exec Unused(MultiAssignNode n)
    {
        var exec = MultipleAssignment(n, true);
        exec.Line = n.Line;
        return exec;
    }

    Exec PreExecution(PreExecutionNode n)
    {
        if (n.Body is not null)
        {
            preExecution.Add(Value(n.Body));
        }
        return Nil;
    }

    /// <summary>A condition: ranges are flip-flops and regexps match $_ already in the tree.</summary>
    Exec Condition(Node node) => Value(node);

    Exec Return(ReturnNode n, Accept signals)
    {
        var value = n.Value is null ? null : Translate(n.Value, signals == Accept.All ? Accept.Errors : Accept.Nothing);
        if (!scope.IsBlock && scope.Kind != ScopeKind.Eval)
        {
            if (signals == Accept.All)
            {
                return new SignalExec(Signal.Return, value);
            }
            scope.CatchesReturn = true;
            return new ReturnThrow(value);
        }
        for (var s = scope; s is not null; s = s.Parent)
        {
            s.CatchesReturn = true;
        }
        return new BlockReturn(value, signals == Accept.All && scope.IsBlock);
    }

    Exec Break(BreakNode n, Accept signals)
    {
        var value = ValueOrNull(n.Value);
        if (scope.Loop is { } loop)
        {
            if (signals == Accept.All)
            {
                return new SignalExec(Signal.Break, value);
            }
            loop.Catches = true;
            return new LoopThrow(Signal.Break, value);
        }
        scope.HasBreak = true;
        scope.CatchesReturn = true;
        return new BlockBreak(value, signals == Accept.All);
    }

    Exec Next(NextNode n, Accept signals)
    {
        var value = ValueOrNull(n.Value);
        if (signals == Accept.All)
        {
            return new SignalExec(Signal.Next, value);
        }
        if (scope.Loop is { } loop)
        {
            loop.Catches = true;
        }
        else
        {
            scope.CatchesLoop = true;
        }
        return new LoopThrow(Signal.Next, value);
    }

    Exec Redo()
    {
        if (scope.Loop is { } loop)
        {
            loop.Catches = true;
        }
        else
        {
            scope.CatchesLoop = true;
        }
        return new LoopThrow(Signal.Redo, null);
    }

    Exec While(WhileNode n, Accept signals)
    {
        var loop = scope.Loop = new Loop(scope.Loop);
        var condition = Condition(n.Condition);
        var body = Statement(n.Body, Accept.All);
        body?.Discard();
        scope.Loop = loop.Outer;
        var exec = new WhileExec(condition, body, n.Until, n.DoWhile, loop.Catches);
        // a return signal inside the body would come out of the loop
        return exec.MaySignal && signals != Accept.All ? new SignalBarrier(exec, scope, signals != Accept.Nothing)
            : exec.MayThrow && signals == Accept.Nothing ? new ErrorBarrier(exec) : exec;
    }

    Exec Rescue(RescueNode n, Accept signals)
    {
        var body = Statement(n.Body, Errors(signals));
        var clauses = new RescueClause[n.Clauses.Count];
        var barrier = false;
        for (var i = 0; i < clauses.Length; i++)
        {
            var c = n.Clauses[i];
            clauses[i] = new RescueClause(Values(c.Classes), c.Variable is null ? null : Target(c.Variable), Statement(c.Body, Accept.All));
            barrier |= signals != Accept.All && clauses[i].Body?.MaySignal == true;
        }
        var exec = new RescueExec(body, clauses, Statement(n.Else, signals), barrier || signals != Accept.Nothing);
        return barrier ? new SignalBarrier(exec, scope, signals != Accept.Nothing) : exec;
    }

    /// <summary>For a child whose errors its parent looks at in any case.</summary>
    static Accept Errors(Accept signals) => signals == Accept.Nothing ? Accept.Errors : signals;

    /// <summary>For a child whose parent passes errors on, and nothing else.</summary>
    static Accept ErrorsOnly(Accept signals) => signals == Accept.Nothing ? Accept.Nothing : Accept.Errors;
}

/// <summary>Which signals a place in the program understands instead of a value.</summary>
enum Accept
{
    Nothing,
    /// <summary><see cref="Signal.Throw"/> only.</summary>
    Errors,
    All,
}

/// <summary>A constant that needs a running context to be made.</summary>
sealed class LazyConstant(Func<Frame, object?> make) : Exec
{
    object? value;
    bool made;

    public override object? Execute(Frame f)
    {
        if (!made)
        {
            value = make(f);
            made = true;
        }
        return value;
    }
}

/// <summary>Turns a signal that comes out of a statement in the midst of an expression into the exception that does the same.</summary>
sealed class SignalBarrier : Exec
{
    readonly Exec inner;

    public SignalBarrier(Exec inner, Scope scope, bool passesErrors)
    {
        this.inner = inner;
        MayThrow = passesErrors;
        scope.CatchesReturn = true;
        scope.CatchesLoop = true;
        if (scope.Loop is { } loop)
        {
            loop.Catches = true;
        }
    }

    public override bool MayThrow { get; }

    public override object? Execute(Frame f)
    {
        var r = inner.Execute(f);
        if (r is not Signal signal)
        {
            return r;
        }
        if (ReferenceEquals(signal, Signal.Throw))
        {
            return MayThrow ? signal : f.Context.ThrowPending();
        }
        throw ReferenceEquals(signal, Signal.Return) ? new ReturnException(f.Home, f.Context.SignalValue) : new LoopException(f, signal, f.Context.SignalValue);
    }
}

/// <summary>Throws the error that comes as a signal out of a place that does not pass signals on.</summary>
sealed class ErrorBarrier(Exec inner) : Exec
{
    public override object? Execute(Frame f)
    {
        var r = inner.Execute(f);
        return r is Signal ? f.Context.ThrowPending() : r;
    }
}
