namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>A value with all that is attached behind it: calls, indexes, blocks.</summary>
    Node ParsePrimary()
    {
        var mark = Here;
        var command = commandAt == mark.Start;
        Enter();
        var node = ParsePrimaryHead(mark, command);
        // A command call ends what it stands in, unless a do block closed it.
        if (!ReferenceEquals(node, openCommand))
        {
            node = ParsePostfix(node, mark, command);
        }
        depth--;
        return node;
    }

    /// <summary>The last command call without a block: nothing may be attached to it.</summary>
    Node? openCommand;
    /// <summary>The last command call, also one that a do block closed.</summary>
    Node? lastCommand;

    Node ParsePrimaryHead(Mark mark, bool command)
    {
        switch (lex.Kind)
        {
            case TokenKind.Identifier:
                return ParseIdentifier(mark, command);
            case TokenKind.MethodName:
                return ParseMethodName(mark, command);
            case TokenKind.Constant:
                return ParseConstant(mark, command);
            case TokenKind.InstanceVariable:
                return Leaf(new InstanceVariableNode(TokenSpan, lex.Text));
            case TokenKind.ClassVariable:
                return Leaf(new ClassVariableNode(TokenSpan, lex.Text));
            case TokenKind.GlobalVariable:
                return Leaf(new GlobalVariableNode(TokenSpan, lex.Text));
            case TokenKind.NthReference:
                return Leaf(new NthReferenceNode(TokenSpan, int.TryParse(lex.Text.AsSpan(1), out var n) ? n : 0));
            case TokenKind.BackReference:
                return Leaf(new BackReferenceNode(TokenSpan, lex.Text));
            case TokenKind.Number:
                return Leaf(lex.Number!);
            case TokenKind.Symbol:
                return Leaf(new SymbolNode(TokenSpan, lex.Text));
            case TokenKind.StringBegin or TokenKind.HeredocBegin or TokenKind.Character:
                return ParseStrings();
            case TokenKind.CommandBegin:
                return ParseCommandString();
            case TokenKind.SymbolBegin:
                return ParseQuotedSymbol();
            case TokenKind.RegexpBegin:
                return ParseRegexp();
            case TokenKind.WordsBegin or TokenKind.SymbolsBegin:
                return ParseWords();
            case TokenKind.LeftBracketBegin:
                return ParseArray(mark);
            case TokenKind.LeftBrace:
                return ParseHash(mark);
            case TokenKind.LeftParenBegin or TokenKind.LeftParen:
                return ParseGroup(mark, argument: false);
            case TokenKind.LeftParenArg:
                return ParseGroup(mark, argument: true);
            case TokenKind.Colon3:
                Advance();
                if (Kind != TokenKind.Constant)
                {
                    throw Unexpected(TokenKind.Constant);
                }
                var top = lex.Text;
                Advance();
                return new ConstantNode(From(mark), null, top, topLevel: true);
            case TokenKind.LambdaArrow:
                return ParseLambda(mark);
            case TokenKind.KwNil:
                return Leaf(new NilNode(TokenSpan));
            case TokenKind.KwTrue:
                return Leaf(new TrueNode(TokenSpan));
            case TokenKind.KwFalse:
                return Leaf(new FalseNode(TokenSpan));
            case TokenKind.KwSelf:
                return Leaf(new SelfNode(TokenSpan));
            case TokenKind.KwFile:
                return Leaf(new FileNode(TokenSpan));
            case TokenKind.KwLine:
                return Leaf(new LineNode(TokenSpan));
            case TokenKind.KwEncoding:
                return Leaf(new EncodingNode(TokenSpan));
            case TokenKind.KwNot:
                return ParseNot(mark);
            case TokenKind.KwDefined:
                return ParseDefined(mark);
            default:
                return ParseKeyword(mark, command);
        }
    }

    Node Leaf(Node node)
    {
        Advance();
        return node;
    }

    Node ParseNot(Mark mark)
    {
        var allowed = expressionAt == mark.Start;
        Advance();
        SkipNewlines();
        if (Kind == TokenKind.LeftParen)
        {
            Advance();
            SkipNewlines();
            Node operand;
            if (Kind == TokenKind.RightParen)
            {
                operand = new StatementsNode(TokenSpan, [], parenthesised: true);
            }
            else
            {
                var tested = InGroup(ParseExpression);
                CheckValue(tested);
                operand = Condition(tested);
                SkipNewlines();
            }
            Expect(TokenKind.RightParen);
            return new CallNode(From(mark), operand, "!", []);
        }
        if (!allowed)
        {
            throw Unexpected(TokenKind.LeftParen);
        }
        var value = ParseNegation();
        CheckValue(value);
        return openCommand = lastCommand = new CallNode(From(mark), Condition(value), "!", []);
    }

    /// <summary>A name alone: a local variable, or a call with or without arguments.</summary>
    Node ParseIdentifier(Mark mark, bool command)
    {
        var name = lex.Text;
        var span = TokenSpan;
        Advance();
        if (Kind == TokenKind.LeftParen)
        {
            return ParseCallWithParentheses(mark, null, name, span.Line, false);
        }
        if (command && StartsArgument(Kind) && !IsOperatorAfterName())
        {
            return ParseCommandCall(mark, null, name, span.Line, false);
        }
        if (scope.IsDeclared(name))
        {
            CheckCircular(name, span.Start);
            if (IsNumberedParameter(name) && scope is { IsBlock: true, NumberedParameters: 0 })
            {
                for (var outer = scope.Parent; outer is not null; outer = outer.Parent)
                {
                    if (outer.NumberedParameters > 0)
                    {
                        throw lex.Fail("numbered parameter is already used in outer block", span.Start);
                    }
                }
            }
            return new LocalVariableNode(span, name);
        }
        if (IsNumberedParameter(name) && DeclareNumbered(name, span))
        {
            return new LocalVariableNode(span, name);
        }
        return new CallNode(span, null, name, []) { IsVariableCall = true };
    }

    void CheckCircular(string name, int at)
    {
        for (var s = scope; s is not null; s = s.Parent)
        {
            if (s.CurrentParameter is { } current && ReferenceEquals(current, name))
            {
                Fault($"circular argument reference - {name}", at);
            }
            if (s.OwnsName(name))
            {
                return;
            }
        }
    }

    bool IsOperatorAfterName() => Kind is TokenKind.BeginDot2 or TokenKind.BeginDot3 or TokenKind.LeftBrace;

    static bool IsNumberedParameter(string name) => name.Length == 2 && name[0] == '_' && name[1] is >= '1' and <= '9';

    /// <summary>_1 … _9 in a block without parameters of its own.</summary>
    bool DeclareNumbered(string name, Span span)
    {
        var block = scope;
        if (!block.IsBlock || block.IsForeign)
        {
            return false;
        }
        if (block.HasParameters)
        {
            throw lex.Fail("ordinary parameter is defined", span.Start);
        }
        for (var outer = block.Parent; outer is { IsBlock: true }; outer = outer.Parent)
        {
            if (outer.NumberedParameters > 0)
            {
                throw lex.Fail("numbered parameter is already used in outer block", span.Start);
            }
            outer.InnerNumbered = true;
        }
        if (block.InnerNumbered)
        {
            throw lex.Fail("numbered parameter is already used in inner block", span.Start);
        }
        var number = name[1] - '0';
        for (var i = block.NumberedParameters + 1; i <= number; i++)
        {
            block.Declare(lex.Intern("_" + i));
        }
        block.NumberedParameters = Math.Max(block.NumberedParameters, number);
        return true;
    }

    Node ParseMethodName(Mark mark, bool command)
    {
        var name = lex.Text;
        var line = lex.Line;
        Advance();
        if (Kind == TokenKind.LeftParen)
        {
            return ParseCallWithParentheses(mark, null, name, line, false);
        }
        if (command && StartsArgument(Kind) && !IsOperatorAfterName())
        {
            return ParseCommandCall(mark, null, name, line, false);
        }
        return new CallNode(From(mark), null, name, []);
    }

    Node ParseConstant(Mark mark, bool command)
    {
        var name = lex.Text;
        var span = TokenSpan;
        Advance();
        if (Kind == TokenKind.LeftParen)
        {
            return ParseCallWithParentheses(mark, null, name, span.Line, false);
        }
        if (command && StartsArgument(Kind) && !IsOperatorAfterName())
        {
            return ParseCommandCall(mark, null, name, span.Line, false);
        }
        return new ConstantNode(span, null, name);
    }

    Node ParseGroup(Mark mark, bool argument)
    {
        var labels = lex.LabelsEndAtNewline;
        var parameters = lex.InParameters;
        lex.LabelsEndAtNewline = lex.InParameters = false;
        Advance();
        var body = argument ? ParseArgumentGroup() : ParseStatements(TokenKind.RightParen);
        if (argument)
        {
            lex.State = LexState.EndArg;
        }
        lex.LabelsEndAtNewline = labels;
        lex.InParameters = parameters;
        if (Kind != TokenKind.RightParen)
        {
            throw Unexpected(TokenKind.RightParen);
        }
        if (body is MultiTargetNode targets)
        {
            Advance();
            return new MultiTargetNode(From(mark), targets is { Parenthesised: true } ? [targets] : targets.Targets) { Parenthesised = true };
        }
        if (body is StatementsNode { Parenthesised: false } group && group.Body.Any(s => s is MultiTargetNode))
        {
            throw Unexpected(TokenKind.Assign);
        }
        Advance();
        return body switch
        {
            null => new StatementsNode(From(mark), [], parenthesised: true),
            StatementsNode { Parenthesised: false } many => new StatementsNode(From(mark), many.Body, parenthesised: true),
            _ => new StatementsNode(From(mark), [body], parenthesised: true),
        };
    }

    /// <summary>Parentheses behind a method name and a space hold at most one statement.</summary>
    Node? ParseArgumentGroup()
    {
        if (Kind == TokenKind.RightParen)
        {
            return null;
        }
        var outer = noDo;
        noDo = false;
        var statement = ParseStatement();
        noDo = outer;
        SkipNewlines();
        return statement;
    }

    Node ParseArray(Mark mark)
    {
        var outer = EnterGroup();
        Advance();
        var items = ParseArguments(TokenKind.RightBracket, calls: false);
        LeaveGroup(outer);
        Expect(TokenKind.RightBracket);
        return new ArrayNode(From(mark), items);
    }

    Node ParseHash(Mark mark)
    {
        var outer = EnterGroup();
        Advance();
        var pairs = new List<Node>();
        SkipNewlines();
        while (Kind != TokenKind.RightBrace)
        {
            pairs.Add(ParsePair() ?? throw Unexpected());
            if (Kind != TokenKind.Comma)
            {
                SkipNewlines();
                break;
            }
            Advance();
            SkipNewlines();
        }
        LeaveGroup(outer);
        Expect(TokenKind.RightBrace);
        WarnOfRepeatedKeys(pairs);
        return new HashNode(From(mark), pairs, braces: true);
    }

    /// <summary>What brackets suspend: the owner of a do, labels that end at a newline, a parameter list.</summary>
    (bool NoDo, bool Labels, bool Parameters) EnterGroup()
    {
        var saved = (noDo, lex.LabelsEndAtNewline, lex.InParameters);
        noDo = lex.LabelsEndAtNewline = lex.InParameters = false;
        return saved;
    }

    void LeaveGroup((bool NoDo, bool Labels, bool Parameters) saved) => (noDo, lex.LabelsEndAtNewline, lex.InParameters) = saved;
}
