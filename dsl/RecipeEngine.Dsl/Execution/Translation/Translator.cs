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

    Exec[] Values(IEnumerable<Node> nodes) => nodes.Select(Value).ToArray();

    /// <summary>Translates a node that may stand as a statement (<paramref name="signals"/>: which signals whoever runs it understands).</summary>
    Exec Translate(Node node, Accept signals)
    {
        var exec = Make(node, signals);
        if (exec.Line == 0)
        {
            exec.Line = node is CallNode c ? c.NameLine : node.Line;
        }
        return exec;
    }

    Exec? Statement(Node? node, Accept signals) => node is null ? null : Marks is null ? Translate(node, signals) : Marked(node, () => Translate(node, signals));

    Exec Make(Node node, Accept signals) => node switch
    {
        StatementsNode n => Statements(n.Body, signals),
        BeginBlockNode n => Statement(n.Body, signals) ?? Nil,
        CallNode n => Call(n, signals),
        LocalVariableNode n => ReadLocal(n.Name),
        StringNode n => StringExec(n),
        SymbolNode n => new ConstantValue(RSymbol.Of(n.Value)),
        InterpolatedStringNode n => Interpolated(n.Parts),
        ConstantNode n => n.TopLevel ? new ScopedConstant(null, n.Name) : n.Scope is null ? new ConstantExec(n.Name) : new ScopedConstant(Value(n.Scope), n.Name),
        IfNode n => new IfExec(Condition(n.Condition), Statement(n.Then, signals), Statement(n.Else, signals)),
        HashNode n => Hash(n, false),
        ArrayNode n => List(n.Elements),
        InstanceVariableNode n => new InstanceVariable(RSymbol.Of(n.Name)),
        NilNode => Nil,
        TrueNode => new ConstantValue(Box.True),
        FalseNode => new ConstantValue(Box.False),
        SelfNode => new SelfExec(),
        IntegerNode n => new ConstantValue(Box.Int(n.Value)),
        FloatNode n => new ConstantValue(n.Value),
        RationalNode n => new LazyConstant(f => f.Context.Send(f.Context.Interpreter.MainObject, "Rational", Box.Int(n.Numerator), Box.Int(n.Denominator))),
        ImaginaryNode n => Imaginary(n),
        FileNode => new StringLiteral(file, Text.RubyEncoding.Utf8),
        LineNode n => new ConstantValue(Box.Int(n.Line)),
        EncodingNode => new LazyConstant(f => f.Context.Interpreter.Encodings.Of(encoding)),
        CommandStringNode n => new CommandExec(n.Parts.All(x => x is StringNode) ? Frozen(new StringNode(default, string.Concat(n.Parts.Cast<StringNode>().Select(x => x.Value)))) : new Interpolation(encoding, Parts(n.Parts))),
        InterpolatedSymbolNode n => new SymbolInterpolation(new Interpolation(encoding, Parts(n.Parts))),
        InterpolationNode n => n.Body is null ? Nil : Value(n.Body),
        RegexpNode n => Regexp(n),
        SplatNode n => new SplatExec(n.Value is null ? ReadLocal("*") : Value(n.Value)),
        RangeNode n => Range(n),
        FlipFlopNode n => FlipFlop(n),
        ClassVariableNode n => new ClassVariableExec(n.Name),
        GlobalVariableNode n => new GlobalVariableExec(interpreter.Global(n.Name)),
        NthReferenceNode n => new MatchReference("[]", Box.Int(n.Number)),
        BackReferenceNode n => BackReference(n.Name),
        VariableAssignNode n => Assignment(n, signals),
        ConstantAssignNode n => AssignTo(n, Value(n.Value!)),
        MultiAssignNode n => MultipleAssignment(n),
        OperatorAssignNode n => OperatorAssignment(n, signals),
        MatchAssignNode n => new MatchAssignExec(Value(n.Regexp), Value(n.Value), n.Names.Select(x => (x, (Assign)LocalTarget(x))).ToArray()),
        MatchLastLineNode n => new MatchLastLine(Value(n.Regexp)),
        DefinedNode n => Defined(n.Value),
        AndNode n => new AndExec(Value(n.Left), Translate(n.Right, signals)),
        OrNode n => new OrExec(Value(n.Left), Translate(n.Right, signals)),
        WhileNode n => While(n, signals),
        ForNode n => For(n),
        CaseNode n => new CaseExec(ValueOrNull(n.Subject), n.Whens.Select(w => new When(n.Subject is null ? w.Conditions.Select(Condition).ToArray() : Values(w.Conditions), Statement(w.Body, signals))).ToArray(), Statement(n.Else, signals)),
        CaseInNode n => new CaseInExec(Value(n.Subject), n.Clauses.Select(c => (PatternOf(c.Pattern), c.Guard is null ? null : Condition(c.Guard), c.Unless, Statement(c.Body, signals))).ToArray(), Statement(n.Else, signals), n.HasElse),
        MatchPatternNode n => new MatchExec(Value(n.Value), PatternOf(n.Pattern), n.Test),
        ReturnNode n => Return(n, signals),
        BreakNode n => Break(n, signals),
        NextNode n => Next(n, signals),
        RedoNode => Redo(),
        RetryNode => signals == Accept.All ? new SignalExec(Signal.Retry, null) : new LoopThrow(Signal.Retry, null),
        RescueNode n => Rescue(n, signals),
        EnsureNode n => n.Ensure is null ? Statement(n.Body, signals) ?? Nil : new EnsureExec(Statement(n.Body, Errors(signals)), Translate(n.Ensure, signals), signals != Accept.Nothing),
        SuperNode n => Super(n),
        ZeroSuperNode n => ZeroSuper(n),
        YieldNode n => Yield(n, signals),
        LambdaNode n => new LambdaExec(Block(n.Block, lambda: true).Body),
        DefNode n => Def(n),
        ClassNode n => Class(n),
        ModuleNode n => Module(n),
        SingletonClassNode n => SingletonClass(n),
        UndefNode n => new UndefExec(Values(n.Names)),
        AliasNode n => n.NewName is GlobalVariableNode g ? new GlobalAlias(interpreter, g.Name, GlobalName(n.OldName)) : new AliasExec(Value(n.NewName), Value(n.OldName)),
        PreExecutionNode n => PreExecution(n),
        PostExecutionNode n => new AtExitExec(Block(new BlockNode(n.Span, null, n.Body)).Body),
        _ => throw new InvalidOperationException($"no translation of {node.GetType().Name}"),
    };

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
        var body = nodes.Select((n, i) => i < last && n is DefinedNode ? Nil : i < last && n is MultiAssignNode m ? Marked(n, () => Unused(m)) : Statement(n, signals)!).ToArray();
        for (var i = 0; i < last; i++)
        {
            body[i].Discard();
        }
        return body.Any(b => b.MaySignal || b.MayThrow) ? new SignalSequence(body) : new Sequence(body);
    }

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
        var clauses = n.Clauses.Select(c => new RescueClause(Values(c.Classes), c.Variable is null ? null : Target(c.Variable), Statement(c.Body, Accept.All))).ToArray();
        var barrier = signals != Accept.All && clauses.Any(c => c.Body?.MaySignal == true);
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
