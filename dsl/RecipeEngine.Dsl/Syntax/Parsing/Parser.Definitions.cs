namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>What a def, class or module body sets aside and puts back.</summary>
    readonly record struct Outside(LocalScope Scope, bool NoDo, bool InDef, bool InClass, bool Labels, bool Parameters, int LambdaNest, bool InDefined, (bool, bool, int) Jumps);

    Outside EnterBody(bool def)
    {
        var outside = new Outside(scope, noDo, inDef, inClass, lex.LabelsEndAtNewline, lex.InParameters, lex.LambdaNest, inDefined, EnterJumps(inLoop: false));
        PushScope(block: false);
        noDo = lex.LabelsEndAtNewline = lex.InParameters = inDefined = false;
        lex.LambdaNest = -1;
        inDef = def;
        inClass = !def;
        return outside;
    }

    /// <summary>Before moving past the last token of the body.</summary>
    void LeaveBody(Outside outside)
    {
        PopScope(outside.Scope);
        LeaveJumps(outside.Jumps);
        noDo = outside.NoDo;
        inDef = outside.InDef;
        inClass = outside.InClass;
        inDefined = outside.InDefined;
        lex.LabelsEndAtNewline = outside.Labels;
        lex.InParameters = outside.Parameters;
        lex.LambdaNest = outside.LambdaNest;
    }

    Node ParseDef(Mark mark)
    {
        var command = assignmentAt == mark.Start;
        var parameters = lex.InParameters;
        lex.InParameters = false;
        Advance();
        Node? singleton = null;
        var nameAt = lex.Start;
        var nameLine = lex.Line;
        string? name;
        if (Kind == TokenKind.LeftParen || Kind == TokenKind.LeftParenBegin || Kind == TokenKind.LeftParenArg)
        {
            Advance();
            singleton = InGroup(ParseExpression);
            SkipNewlines();
            Expect(TokenKind.RightParen);
            if (singleton is StringNode or InterpolatedStringNode or CommandStringNode or SymbolNode or RegexpNode or ArrayNode or IntegerNode or FloatNode or RationalNode or ImaginaryNode)
            {
                Fault("can't define singleton method for literals", singleton);
            }
            name = ParseSingletonName();
        }
        else
        {
            var kind = Kind;
            var span = TokenSpan;
            name = kind is TokenKind.InstanceVariable or TokenKind.ClassVariable or TokenKind.GlobalVariable ? lex.Text : MethodNameHere() ?? throw Unexpected();
            if (kind is < TokenKind.Identifier or > TokenKind.MethodName)
            {
                lex.State = LexState.EndFn;
            }
            // A ... right behind the name is a parameter.
            lex.InParameters = true;
            Advance();
            lex.InParameters = false;
            if (Kind is TokenKind.Dot or TokenKind.Colon2)
            {
                singleton = kind switch
                {
                    TokenKind.KwSelf => new SelfNode(span),
                    TokenKind.KwNil => new NilNode(span),
                    TokenKind.KwTrue => new TrueNode(span),
                    TokenKind.KwFalse => new FalseNode(span),
                    TokenKind.KwFile => new FileNode(span),
                    TokenKind.KwLine => new LineNode(span),
                    TokenKind.KwEncoding => new EncodingNode(span),
                    TokenKind.Identifier => scope.IsDeclared(name) ? SingletonVariable(name, span) : new CallNode(span, null, name, []) { IsVariableCall = true },
                    TokenKind.Constant => new ConstantNode(span, null, name),
                    TokenKind.InstanceVariable => new InstanceVariableNode(span, name),
                    TokenKind.ClassVariable => new ClassVariableNode(span, name),
                    TokenKind.GlobalVariable => new GlobalVariableNode(span, name),
                    _ => throw Unexpected(),
                };
                name = ParseSingletonName();
            }
            else if (kind is TokenKind.InstanceVariable or TokenKind.ClassVariable or TokenKind.GlobalVariable)
            {
                throw Unexpected(TokenKind.Dot);
            }
        }
        if (IsNumberedParameter(name))
        {
            Fault($"{name} is reserved for numbered parameter", nameAt);
        }
        lex.InParameters = parameters;
        return ParseDefRest(mark, singleton, name, nameAt, command);
    }

    LocalVariableNode SingletonVariable(string name, Span span)
    {
        CheckCircular(name, span.Start);
        return new LocalVariableNode(span, name);
    }

    /// <summary>The name behind the dot of <c>def self.name</c>.</summary>
    string ParseSingletonName()
    {
        if (Kind is not (TokenKind.Dot or TokenKind.Colon2))
        {
            throw Unexpected(TokenKind.Dot);
        }
        lex.State = LexState.Fname;
        Advance();
        var name = MethodNameHere() ?? throw Unexpected();
        lex.State = LexState.EndFn;
        lex.InParameters = true;
        Advance();
        lex.InParameters = false;
        return name;
    }

    DefNode ParseDefRest(Mark mark, Node? singleton, string name, int nameAt, bool command)
    {
        var outside = EnterBody(def: true);
        ParametersNode? parameters = null;
        var at = Here;
        var items = new List<ParameterNode>();
        if (Kind is TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg)
        {
            lex.InParameters = true;
            Advance();
            SkipNewlines();
            ParseParameterList(items, TokenKind.RightParen, block: false);
            SkipNewlines();
            lex.InParameters = false;
            if (Kind != TokenKind.RightParen)
            {
                throw Unexpected(TokenKind.RightParen);
            }
            // The first statement may follow on the same line.
            lex.State = LexState.Begin;
            lex.CommandStart = true;
            Advance();
            parameters = new ParametersNode(From(at), items);
        }
        else if (Kind is not (TokenKind.Newline or TokenKind.Semicolon or TokenKind.Assign))
        {
            lex.InParameters = true;
            lex.LabelsEndAtNewline = true;
            ParseParameterList(items, TokenKind.Newline, block: false);
            lex.InParameters = false;
            lex.LabelsEndAtNewline = false;
            if (Kind is not (TokenKind.Newline or TokenKind.Semicolon))
            {
                throw Unexpected();
            }
            parameters = new ParametersNode(From(at), items);
        }
        CheckDuplicates(items);
        if (Kind == TokenKind.Assign)
        {
            if (name[^1] == '=' && name is not ("==" or "===" or "!=" or "<=" or ">="))
            {
                Fault("setter method cannot be defined in an endless method definition", nameAt);
            }
            return ParseEndlessDef(mark, singleton, name, parameters, outside, command);
        }
        var body = ParseBody(Here);
        RequireEnd(mark);
        LeaveBody(outside);
        Advance();
        return new DefNode(From(mark), singleton, name, parameters, body);
    }

    DefNode ParseEndlessDef(Mark mark, Node? singleton, string name, ParametersNode? parameters, Outside outside, bool command)
    {
        Advance();
        if (command)
        {
            commandAt = lex.Start;
        }
        Node body = ParseArgument();
        if (Kind == TokenKind.RescueModifier)
        {
            body = ParseRescueModifier(body, command: false);
        }
        LeaveBody(outside);
        return new DefNode(From(mark), singleton, name, parameters, body);
    }

    Node ParseClass(Mark mark)
    {
        Advance();
        if (Kind == TokenKind.ShiftLeft)
        {
            return ParseSingletonClass(mark);
        }
        if (inDef)
        {
            Fault("class definition in method body", mark.Start);
        }
        var path = ParseConstantPath();
        Node? superclass = null;
        if (Kind == TokenKind.Less)
        {
            lex.State = LexState.Begin;
            lex.CommandStart = true;
            Advance();
            superclass = ParseExpression();
            if (Kind is not (TokenKind.Newline or TokenKind.Semicolon))
            {
                throw Unexpected(TokenKind.Semicolon);
            }
        }
        var outside = EnterBody(def: false);
        var body = ParseBody(Here);
        RequireEnd(mark);
        LeaveBody(outside);
        Advance();
        return new ClassNode(From(mark), path, superclass, body);
    }

    SingletonClassNode ParseSingletonClass(Mark mark)
    {
        Advance();
        var target = ParseExpression();
        if (!SkipTerminators())
        {
            throw Unexpected(TokenKind.Semicolon);
        }
        var outside = EnterBody(def: false);
        inClass = false;
        var body = ParseBody(Here);
        RequireEnd(mark);
        LeaveBody(outside);
        Advance();
        return new SingletonClassNode(From(mark), target, body);
    }

    ModuleNode ParseModule(Mark mark)
    {
        if (inDef)
        {
            Fault("module definition in method body", mark.Start);
        }
        Advance();
        var path = ParseConstantPath();
        var outside = EnterBody(def: false);
        var body = ParseBody(Here);
        RequireEnd(mark);
        LeaveBody(outside);
        Advance();
        return new ModuleNode(From(mark), path, body);
    }

    ConstantNode ParseConstantPath()
    {
        commandAt = -1;
        if (Kind == TokenKind.Identifier)
        {
            var at = lex.Start;
            Advance();
            if (Kind != TokenKind.Colon2 && Kind != TokenKind.Dot)
            {
                throw lex.Fail("class/module name must be CONSTANT", at);
            }
            var receiver = ParsePostfix(Named(lex.Intern(source.Text[at..lex.PreviousEnd]), new Span(at, lex.PreviousEnd, lex.Line)), new Mark(at, lex.Line), command: false);
            return receiver as ConstantNode ?? throw lex.Fail("class/module name must be CONSTANT", at);
        }
        var node = ParsePrimary();
        return node as ConstantNode ?? throw lex.Fail("class/module name must be CONSTANT", node.Span.Start);
    }

    /// <summary>A name as a value: the local variable, or a call of the method.</summary>
    Node Named(string name, Span span) => scope.IsDeclared(name) ? new LocalVariableNode(span, name) : new CallNode(span, null, name, []) { IsVariableCall = true };

    AliasNode ParseAlias()
    {
        var mark = Here;
        lex.State = LexState.Fname | LexState.FItem;
        Advance();
        if (Kind is TokenKind.GlobalVariable or TokenKind.BackReference or TokenKind.NthReference)
        {
            var newVariable = ParseAliasVariable(mustBePlain: true);
            var oldVariable = ParseAliasVariable(mustBePlain: false);
            return new AliasNode(From(mark), newVariable, oldVariable);
        }
        var newName = ParseMethodItem(more: true);
        var oldName = ParseMethodItem(more: false);
        return new AliasNode(From(mark), newName, oldName);
    }

    Node ParseAliasVariable(bool mustBePlain)
    {
        if (Kind is not (TokenKind.GlobalVariable or TokenKind.BackReference or TokenKind.NthReference))
        {
            throw Unexpected(TokenKind.GlobalVariable);
        }
        var text = lex.Text;
        if (text.Length > 1 && text[1] is >= '1' and <= '9')
        {
            throw lex.Fail("can't make alias for the number variables", lex.Start);
        }
        var span = TokenSpan;
        if (mustBePlain)
        {
            lex.State = LexState.Fname | LexState.FItem;
        }
        else
        {
            lex.State = LexState.End;
        }
        Advance();
        return text is "$&" or "$`" or "$'" or "$+" ? new BackReferenceNode(span, text) : new GlobalVariableNode(span, text);
    }

    /// <summary>A method name or symbol of alias and undef.</summary>
    Node ParseMethodItem(bool more)
    {
        var span = TokenSpan;
        if (Kind == TokenKind.Symbol)
        {
            var symbol = lex.Text;
            lex.State = more ? LexState.Fname | LexState.FItem : LexState.End;
            Advance();
            return new SymbolNode(span, symbol);
        }
        if (Kind == TokenKind.SymbolBegin)
        {
            return ParseQuotedSymbol(more ? LexState.Fname | LexState.FItem : LexState.End);
        }
        var name = MethodNameHere() ?? throw Unexpected();
        lex.State = more ? LexState.Fname | LexState.FItem : LexState.EndFn;
        Advance();
        return new SymbolNode(span, name);
    }

    UndefNode ParseUndef()
    {
        var mark = Here;
        var names = new List<Node>();
        do
        {
            lex.State = LexState.Fname | LexState.FItem;
            Advance();
            names.Add(ParseMethodItem(more: false));
        }
        while (Kind == TokenKind.Comma);
        return new UndefNode(From(mark), names);
    }
}
